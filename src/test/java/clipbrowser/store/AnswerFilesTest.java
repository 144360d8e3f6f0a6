package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.RunKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFilesTest {
    @TempDir
    Path folder;

    private static RunKey run(String id) {
        return new RunKey("https://api.video.dev:443", id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("answers"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theLastAnswerOfARunStandsInPlaceOfTheOneBefore() throws IOException {
        AnswerFiles files = new AnswerFiles(folder.resolve("answers"), Clock.systemUTC());
        assertThat(files.last(run("../..\u0000/a"))).isEmpty();
        files.keep(run("../..\u0000/a"), bytes("one"));
        files.keep(run("../..\u0000/a"), bytes("two"));
        files.keep(new RunKey("demo", "../..\u0000/a"), bytes("another service's"));
        assertThat(files.last(run("../..\u0000/a")).orElseThrow().raw()).isEqualTo(bytes("two"));
        assertThat(files()).hasSize(2);
        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void aDamagedOneIsNone() throws IOException {
        AnswerFiles files = new AnswerFiles(folder.resolve("answers"), Clock.systemUTC());
        files.keep(run("a"), bytes("one"));
        byte[] content = Files.readAllBytes(files().getFirst());
        content[content.length - 3] ^= 1;
        Files.write(files().getFirst(), content);
        assertThat(files.last(run("a"))).isEmpty();
    }

    @Test
    void thereIsAnEndToHowMuchLiesThereAndTheNewestStay() throws IOException {
        AnswerFiles files = new AnswerFiles(folder.resolve("answers"), 1 << 20, Clock.systemUTC());
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            byte[] raw = new byte[50_000];
            random.nextBytes(raw);
            files.keep(run("r" + i), raw);
            for (Path file : files()) {
                FileTime was = Files.getLastModifiedTime(file);
                Files.setLastModifiedTime(file, FileTime.fromMillis(was.toMillis() - 60_000));
            }
        }
        assertThat(files().stream().mapToLong(p -> p.toFile().length()).sum()).isLessThan(1 << 20);
        assertThat(files.last(run("r59"))).isPresent();
        assertThat(files.last(run("r0"))).isEmpty();
    }
}
