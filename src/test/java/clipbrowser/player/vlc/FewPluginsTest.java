package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The plugins of packaging/vlc/plugins.txt, which is all that the packages for Windows and macOS hold of VLC's, decode
 * every kind of picture and sound. In a process of its own: a libVLC looks for its plugins once, beside itself.
 */
@EnabledOnOs(OS.LINUX)
class FewPluginsTest {
    private static final Path FOLDER = Path.of("target", "few-plugins").toAbsolutePath();

    static final List<String> PICTURES = List.of("h264-25.mp4", "h264.mkv", "h265.mp4", "vp9.webm", "av1.mp4",
            "prores.mov", "mpeg2.mov", "interlaced-mpeg2.mov", "rotated.mp4", "anamorphic.mkv");
    static final List<String> SOUNDS = List.of("aac-44.mp4, 2, -c:a aac -ar 44100 -ac 2",
            "mp3-44-vbr.mp4, 2, -c:a libmp3lame -q:a 5 -ar 44100 -ac 2", "ac3-6.mp4, 6, -c:a ac3 -ac 6",
            "eac3.mp4, 2, -c:a eac3 -ac 2", "opus.mp4, 2, -c:a libopus -ac 2", "vorbis.mkv, 2, -c:a libvorbis -ac 2",
            "flac-96.mkv, 1, -c:a flac -ar 96000", "alac.mov, 2, -c:a alac -ac 2",
            "s24be.mov, 2, -c:a pcm_s24be -ac 2", "s16.mkv, 2, -c:a pcm_s16le -ac 2", "f32.mov, 1, -c:a pcm_f32le");

    private static List<String> said = List.of();

    @BeforeAll
    static void run() throws Exception {
        Path system = folderOf("libvlc.so.5");
        bash("packaging/vlc/only-these", FOLDER.resolve("vlc/plugins").toString());
        for (String library : List.of("libvlc.so.5", "libvlccore.so.9")) {
            Files.copy(system.resolve(library), FOLDER.resolve(library), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.copy(system.resolve("libvlc.so.5"), FOLDER.resolve("libvlc.so"), StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), FewPlugins.class.getName());
        builder.environment().put("LD_LIBRARY_PATH", FOLDER.toString());
        said = output(builder);
    }

    private static Path folderOf(String library) throws IOException {
        try (Stream<Path> found = Files.find(Path.of("/usr/lib"), 2,
                (path, _) -> path.getFileName().toString().equals(library))) {
            return Objects.requireNonNull(found.findFirst().orElseThrow().getParent());
        }
    }

    private static void bash(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        assertThat(output(builder)).isEmpty();
    }

    private static List<String> output(ProcessBuilder builder) throws Exception {
        Path file = Files.createTempFile("few-plugins", ".log");
        Process process = builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
        try {
            // What a missing plugin keeps waiting is said by the lines that are not there.
            process.waitFor(100, TimeUnit.SECONDS);
            return Files.readAllLines(file);
        } finally {
            process.destroyForcibly();
            Files.delete(file);
        }
    }

    @Test
    void thereAreNoOthers() {
        List<String> plugins = said.stream().filter(line -> line.startsWith("plugin ")).toList();
        assertThat(plugins).isNotEmpty().allMatch(line -> line.startsWith("plugin " + FOLDER));
    }

    @ParameterizedTest
    @FieldSource("PICTURES")
    void itsPicturesAreTheFramesTheySay(String medium) {
        assertThat(said).contains("good " + medium);
    }

    @ParameterizedTest
    @FieldSource("SOUNDS")
    void itsSoundIsHeardWhereItBelongs(String kind) {
        assertThat(said).contains("good " + kind);
    }
}
