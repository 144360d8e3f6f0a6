package clipbrowser.media.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Room on the disk: what the cache may take, and what stays for others. */
class DiskCacheTest {
    private static final int BLOCK = MediaCache.BLOCK;

    @TempDir
    private Path folder;
    private final AtomicLong free = new AtomicLong(DiskCache.RESERVE + 10 * BLOCK);
    private final List<DiskCache> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(DiskCache::close);
    }

    private DiskCache cache(long limit) throws IOException {
        DiskCache cache = new DiskCache(folder, limit, free::get);
        open.add(cache);
        return cache;
    }

    private static DiskBlocks source(DiskCache cache, String digest, long length) {
        return Objects.requireNonNull(cache.open(digest, length));
    }

    @Test
    void aReserveOfTheDiskStaysFree() throws IOException {
        DiskCache cache = cache(1L << 40);
        source(cache, "a", 100L * BLOCK);
        assertThat(cache.makeRoom("a", BLOCK)).isTrue();
        free.set(DiskCache.RESERVE + BLOCK - 1);
        assertThat(cache.makeRoom("a", BLOCK)).isFalse();
        free.set(DiskCache.RESERVE + BLOCK);
        assertThat(cache.makeRoom("a", BLOCK)).isTrue();
    }

    @Test
    void sourcesThatAreNotInUseGiveWayToTheReserve() throws IOException {
        DiskCache before = cache(1L << 40);
        for (String old : List.of("a", "b")) {
            source(before, old, BLOCK).write(0, new byte[BLOCK]);
        }
        before.close();
        DiskCache cache = new DiskCache(folder, 1L << 40,
                () -> folder.resolve("a.blocks").toFile().exists()
                        ? DiskCache.RESERVE - BLOCK
                        : DiskCache.RESERVE + 2L * BLOCK);
        open.add(cache);
        DiskBlocks used = source(cache, "b", BLOCK);
        source(cache, "c", BLOCK);
        assertThat(cache.makeRoom("c", BLOCK)).isTrue();
        assertThat(folder.resolve("a.blocks")).doesNotExist();
        assertThat(used.has(0)).isTrue();
    }

    @Test
    void twoHundredSourcesThatClaimFourTerabytesTakeWhatIsHeldOfThem() throws IOException {
        DiskCache cache = cache(1L << 40);
        for (int i = 0; i < 200; i++) {
            // A map of every block would be 64 MB each.
            DiskBlocks blocks = source(cache, "s" + i, 4_398_046_511_104L);
            assertThat(blocks.write(0, new byte[BLOCK])).isTrue();
            assertThat(blocks.count()).isOne();
        }
    }

    @Test
    void whatCouldNotBeWrittenIsNotCounted() throws IOException {
        DiskCache cache = cache(2L * BLOCK);
        source(cache, "a", 100L * BLOCK);
        for (int i = 0; i < 10; i++) {
            assertThat(cache.makeRoom("a", BLOCK)).isTrue();
        }
        cache.wrote("a", 2 * BLOCK);
        assertThat(cache.makeRoom("a", BLOCK)).isFalse();
    }
}
