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
import java.util.concurrent.TimeUnit;

/** How long mpv takes for exact seeks, decoding for nobody: from the command to its word that it goes on. */
final class MpvSeeks implements AutoCloseable {
    private final Path folder;
    private final Process process;
    private final SocketChannel channel;
    private final BufferedReader answers;

    MpvSeeks(Path file) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("mpv");
        Path socket = folder.resolve("s");
        process = new ProcessBuilder("mpv", "--no-config", "--really-quiet", "--pause", "--keep-open=yes",
                "--hr-seek=yes", "--vo=null", "--ao=null", "--input-ipc-server=" + socket, file.toString())
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

    static boolean isThere() {
        try {
            return new ProcessBuilder("mpv", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** @param micros where to, in microseconds @return nanoseconds that it took */
    long seek(long micros) throws IOException {
        long began = System.nanoTime();
        String command = "{\"command\":[\"seek\"," + micros / 1_000_000 + "." + "%06d".formatted(micros % 1_000_000)
                + ",\"absolute+exact\"]}\n";
        channel.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.UTF_8)));
        restarted();
        return System.nanoTime() - began;
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
