package clipbrowser.controller.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The ffmpeg that is installed on this machine. Every call blocks; an interrupt ends the process it started. */
public final class Ffmpeg {
    private static final int VERSION_SECONDS = 10;

    private final Path program;
    private final String version;

    private Ffmpeg(Path program, String version) {
        this.program = program;
        this.version = version;
    }

    /** ffmpeg failed. The message is its own last line. */
    public static final class FfmpegException extends Exception {
        private static final long serialVersionUID = 1L;

        FfmpegException(String said) {
            super(said);
        }
    }

    /** What is done with what it writes to its standard output. */
    interface Output {
        void read(InputStream from) throws IOException;
    }

    /**
     * {@code FFMPEG} names it, else it is looked for on the {@code PATH}; empty where there is none that runs.
     *
     * @param environment of this process
     */
    public static Optional<Ffmpeg> find(Map<String, String> environment) throws InterruptedException {
        String named = environment.get("FFMPEG");
        List<Path> candidates = new ArrayList<>();
        if (named != null && !named.isBlank()) {
            candidates.add(Path.of(named));
        } else {
            for (String folder : environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
                candidates.add(Path.of(folder, "ffmpeg"));
                candidates.add(Path.of(folder, "ffmpeg.exe"));
            }
        }
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                Optional<String> version = version(candidate);
                if (version.isPresent()) {
                    return Optional.of(new Ffmpeg(candidate, version.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> version(Path program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program.toString(), "-version").redirectErrorStream(true).start();
            try (InputStream said = process.getInputStream()) {
                String first = new String(said.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
                boolean ended = process.waitFor(VERSION_SECONDS, TimeUnit.SECONDS);
                String[] words = first.split(" ");
                return ended && words.length > 2 && words[0].equals("ffmpeg")
                        ? Optional.of(words[2])
                        : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** As it calls itself, such as {@code 5.1.9-0+deb12u1}. */
    public String version() {
        return version;
    }

    /** Runs it to its end. @throws FfmpegException if it says that it failed */
    void run(List<String> arguments, Output output) throws IOException, FfmpegException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-hide_banner", "-loglevel", "error",
                "-nostdin", "-y"));
        command.addAll(arguments);
        Path errors = Files.createTempFile("clip-browser-ffmpeg", ".log");
        @Nullable
        Process process = null;
        try {
            process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            Process running = process;
            IOException[] broken = new IOException[1];
            Thread reader = Thread.ofVirtual().name("ffmpeg output").start(() -> {
                try (InputStream from = running.getInputStream()) {
                    output.read(from);
                } catch (IOException e) {
                    broken[0] = e;
                }
            });
            int code = process.waitFor();
            reader.join();
            if (code != 0) {
                List<String> said = Files.readString(errors, StandardCharsets.ISO_8859_1).lines().toList();
                throw new FfmpegException(said.isEmpty() ? "ffmpeg ended with " + code : said.getLast());
            }
            if (broken[0] != null) {
                throw broken[0];
            }
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(errors);
        }
    }
}
