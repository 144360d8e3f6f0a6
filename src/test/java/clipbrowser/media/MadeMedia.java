package clipbrowser.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Small media made by ffmpeg for these tests, kept under target, and what ffprobe says of them. */
public final class MadeMedia {
    private static final Path FOLDER = Path.of("target", "made-media");

    /** A frame as ffprobe sees it: on the stream's own clock, in seconds as a decimal number. */
    record Probed(String time, boolean key) {}

    private MadeMedia() {}

    /** @param arguments of ffmpeg, without the output's name; separated by blanks */
    public static Path make(String name, String arguments) {
        Path file = FOLDER.resolve(name);
        try {
            Files.createDirectories(FOLDER);
            if (!Files.exists(file)) {
                Path part = FOLDER.resolve("part-" + ProcessHandle.current().pid() + "-" + name);
                List<String> command = new ArrayList<>(
                        List.of("ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y"));
                command.addAll(List.of(arguments.split(" ")));
                command.add(part.toString());
                run(command);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String picture(String rate, int frames) {
        return "-f lavfi -i testsrc2=s=64x48:r=" + rate + " -frames:v " + frames;
    }

    /** The frames that a decoder presents, in that order. */
    static List<Probed> probe(Path file) throws IOException {
        List<Probed> frames = new ArrayList<>();
        String output = run(List.of("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries",
                "packet=pts_time,flags", "-of", "csv=p=0", file.toString()));
        for (String line : output.lines().toList()) {
            String[] parts = line.split(",");
            // Packets that an edit list cuts away are marked D, for discard.
            if (parts.length >= 2 && !parts[1].contains("D")) {
                frames.add(new Probed(parts[0], parts[1].startsWith("K")));
            }
        }
        frames.sort(java.util.Comparator.comparing(frame -> new java.math.BigDecimal(frame.time())));
        return frames;
    }

    static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
