package clipbrowser.media.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks on disk are there or not, each for itself, whatever the disk does. */
class DiskBlocksTest {
    @TempDir
    private Path folder;
    private Path file = Path.of("");
    private Path index = Path.of("");
    private boolean full;
    private AutoCloseable open = () -> {};

    @BeforeEach
    void files() {
        file = folder.resolve("a.blocks");
        index = folder.resolve("a.index");
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    private static byte[] block(int fill) {
        byte[] bytes = new byte[MediaCache.BLOCK];
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }

    private DiskBlocks opened(int most) throws IOException {
        DiskBlocks blocks = DiskBlocks.open(file, index, most);
        open = blocks::close;
        return blocks;
    }

    /** A file on a disk that is full while {@link #full} says so: some bytes still find room. */
    private final class Filling extends RandomAccessFile {
        Filling(Path path) throws IOException {
            super(path.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (full) {
                super.write(bytes, 0, Math.min(3, bytes.length));
                throw new IOException("No space left on device");
            }
            super.write(bytes);
        }
    }

    @Test
    void aFullDiskTakesNothingMoreAndKeepsWhatIsThere() throws IOException {
        DiskBlocks blocks = new DiskBlocks(new Filling(file), new Filling(index), 10);
        assertThat(blocks.write(3, block(3))).isTrue();
        full = true;
        assertThat(blocks.write(4, block(4))).isFalse();
        assertThat(blocks.has(4)).isFalse();
        assertThat(blocks.read(3, MediaCache.BLOCK)).isEqualTo(block(3));
        assertThat(blocks.count()).isOne();
        full = false;
        assertThat(blocks.write(5, block(5))).isTrue();
        blocks.close();

        DiskBlocks again = opened(10);
        assertThat(again.held()).containsExactlyInAnyOrder(3, 5);
        assertThat(again.read(3, MediaCache.BLOCK)).isEqualTo(block(3));
        assertThat(again.read(5, MediaCache.BLOCK)).isEqualTo(block(5));
    }

    @Test
    void anEntryThatWasCutShortIsWrittenOver() throws IOException {
        DiskBlocks blocks = new DiskBlocks(new RandomAccessFile(file.toFile(), "rw"), new Filling(index), 10);
        assertThat(blocks.write(1, block(1))).isTrue();
        full = true;
        assertThat(blocks.write(2, block(2))).isFalse();
        full = false;
        assertThat(blocks.write(6, block(6))).isTrue();
        blocks.close();
        assertThat(opened(10).held()).containsExactlyInAnyOrder(1, 6);
    }

    @Test
    void aPlaceThatCannotBeReadCostsItsBlockAlone() throws IOException {
        DiskBlocks blocks = opened(10);
        blocks.write(0, block(1));
        blocks.write(7, block(2));
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(3L * MediaCache.BLOCK);
        }
        assertThat(blocks.read(7, MediaCache.BLOCK)).isNull();
        assertThat(blocks.has(7)).isFalse();
        assertThat(blocks.read(0, MediaCache.BLOCK)).isEqualTo(block(1));
        blocks.write(7, block(3));
        assertThat(blocks.read(7, MediaCache.BLOCK)).isEqualTo(block(3));
    }

    @Test
    void aClaimedLengthTakesNeitherMemoryNorDisk() throws IOException {
        DiskBlocks blocks = opened(1 << 24);
        assertThat(blocks.write(3, block(3))).isTrue();
        assertThat(Files.size(index)).isLessThan(100);
        assertThat(blocks.held()).containsExactly(3);
    }

    @Test
    void aListOfAnotherKindIsBegunAnew() throws IOException {
        Files.write(index, new byte[4 * 1000]);
        Files.write(file, block(1));
        DiskBlocks blocks = opened(1000);
        assertThat(blocks.count()).isZero();
        assertThat(Files.size(file)).isZero();
        assertThat(blocks.write(0, block(2))).isTrue();
    }

    @Test
    void aListOfAShorterSourceNamesNoBlockBeyondItsEnd() throws IOException {
        DiskBlocks longer = opened(100);
        longer.write(90, block(1));
        longer.write(2, block(2));
        longer.close();
        assertThat(opened(10).held()).containsExactly(2);
    }

    @Test
    void noFileStaysOpenWhereTheOtherCannotBeOpened() throws IOException {
        Path open = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(open));
        Files.createDirectory(index);
        assertThatThrownBy(() -> DiskBlocks.open(file, index, 10)).isInstanceOf(IOException.class);
        try (Stream<Path> all = Files.list(open)) {
            assertThat(all.map(DiskBlocksTest::target)).noneMatch(target -> target.endsWith("a.blocks"));
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
