package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class BlobCacheTest {
    @TempDir
    Path folder;

    private Path file(String of, String name) {
        return folder.resolve("p").resolve(of).resolve(name + ".piece");
    }

    private BlobCache blobs(long most) {
        return new BlobCache(folder.resolve("p"), most);
    }

    @Test
    void whatWasPutIsThereForTheNextProgram() {
        blobs(1 << 20).put("a1", "7-48", new byte[]{1, 2, 3});
        assertThat(blobs(1 << 20).get("a1", "7-48")).containsExactly(1, 2, 3);
        assertThat(blobs(1 << 20).get("a1", "8-48")).isNull();
        assertThat(blobs(1 << 20).get("b1", "7-48")).isNull();
    }

    @Test
    void aDamagedPieceIsAsIfItWerentThere() throws IOException {
        BlobCache blobs = blobs(1 << 20);
        for (byte[] damaged : new byte[][]{{}, {1}, new byte[100]}) {
            blobs.put("a1", "x", new byte[500]);
            Files.write(file("a1", "x"), damaged);
            assertThat(blobs.get("a1", "x")).isNull();
            assertThat(file("a1", "x")).doesNotExist();
        }
        blobs.put("a1", "x", new byte[500]);
        byte[] there = Files.readAllBytes(file("a1", "x"));
        there[300] ^= 1;
        Files.write(file("a1", "x"), there);
        assertThat(blobs.get("a1", "x")).isNull();
        blobs.put("a1", "x", new byte[]{9});
        assertThat(blobs.get("a1", "x")).containsExactly(9);
    }

    @Test
    void whatWasUsedLongestAgoGoesFirst() throws IOException {
        BlobCache blobs = blobs(40 * 4096);
        for (int i = 0; i < 40; i++) {
            blobs.put("a" + i % 3, "n" + i, new byte[1000]);
            Files.setLastModifiedTime(file("a" + i % 3, "n" + i),
                    FileTime.from(Instant.now().minusSeconds(100_000 - i)));
        }
        // Read: used just now.
        assertThat(blobs.get("a0", "n0")).hasSize(1000);
        for (int i = 40; i < 60; i++) {
            blobs.put("b", "n" + i, new byte[1000]);
        }
        assertThat(blobs.get("a0", "n0")).hasSize(1000);
        assertThat(blobs.get("a1", "n1")).isNull();
        assertThat(blobs.get("b", "n59")).hasSize(1000);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).count()).isLessThanOrEqualTo(41);
        }
    }

    @Test
    void aFolderThatCantBeUsedIsDoneWithout() throws IOException {
        Files.write(folder.resolve("p"), new byte[]{1});
        BlobCache blobs = blobs(1 << 20);
        blobs.put("a", "x", new byte[]{1});
        assertThat(blobs.get("a", "x")).isNull();
    }

    @Test
    void namesCantLeadElsewhere() {
        assertThatThrownBy(() -> blobs(1).get("..", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs(1).put("a", "../x", new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
