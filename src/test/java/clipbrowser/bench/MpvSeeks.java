package clipbrowser.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** mpv, told to seek: beside which this program is measured. */
final class MpvSeeks implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final SocketChannel channel;
    private final BufferedReader answers;

    /** Decodes for nobody. */
    MpvSeeks(Path file) throws IOException, InterruptedException {
        this(file.toString(), List.of("--vo=null"));
    }

    /** Shows its pictures at the display's top left. */
    static MpvSeeks shown(Path file, int width, int height) throws IOException, InterruptedException {
        return shown(file.toString(), width, height);
    }

    /** @param place a file or a URL @param more options of mpv */
    static MpvSeeks shown(String place, int width, int height, String... more)
            throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("--vo=x11", "--no-border", "--no-keepaspect-window", "--osc=no",
                "--osd-level=0", "--geometry=" + width + "x" + height + "+0+0"));
        options.addAll(List.of(more));
        return new MpvSeeks(place, options);
    }

    private MpvSeeks(String place, List<String> output) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("mpv");
        Path socket = folder.resolve("s");
        List<String> command = new ArrayList<>(List.of("mpv", "--no-config", "--really-quiet", "--pause",
                "--keep-open=yes", "--hr-seek=yes", "--ao=null", "--input-ipc-server=" + socket));
        command.addAll(output);
        command.add(place);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        SocketChannel connected = null;
        for (int i = 0; i < 200 && connected == null; i++) {
            try {
                connected = SocketChannel.open(StandardProtocolFamily.UNIX);
                connected.connect(UnixDomainSocketAddress.of(socket));
            } catch (IOException e) {
                if (connected != null) {
                    connected.close();
                }
                connected = null;
                TimeUnit.MILLISECONDS.sleep(25);
            }
        }
        if (connected == null) {
            process.destroyForcibly();
            throw new IOException("mpv didn't start");
        }
        channel = connected;
        answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        restarted();
    }

    /** What it holds of the memory now, in kibibytes. */
    long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""))).sum();
    }

    static boolean isThere() {
        try {
            return new ProcessBuilder("mpv", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** @param micros where to, in microseconds @return nanoseconds from the command to its word that it goes on */
    long seek(long micros) throws IOException {
        long began = System.nanoTime();
        ask(micros);
        restarted();
        return System.nanoTime() - began;
    }

    /** Doesn't wait for it. @param micros where to, in microseconds */
    void ask(long micros) throws IOException {
        String command = "{\"command\":[\"seek\"," + micros / 1_000_000 + "." + "%06d".formatted(micros % 1_000_000)
                + ",\"absolute+exact\"]}\n";
        channel.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.UTF_8)));
    }

    private void restarted() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.contains("\"playback-restart\"")) {
                return;
            }
        }
        throw new IOException("mpv ended");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        process.destroyForcibly();
        Files.deleteIfExists(folder.resolve("s"));
        Files.deleteIfExists(folder);
    }
}
