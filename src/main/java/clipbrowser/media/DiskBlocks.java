package clipbrowser.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A source's blocks on disk: a sparse file of the blocks where they lie in the source, and beside it a checksum for
 * each that is there. A block counts only once its bytes are written, and is believed only if its checksum holds, so
 * that neither a kill nor a power cut can turn into a wrong picture.
 */
final class DiskBlocks {
    private final RandomAccessFile blocks;
    private final RandomAccessFile index;
    /** By block; 0 where there is none. */
    private final int[] sums;
    private int count;
    private boolean broken;

    /** @param most how many blocks the source has */
    DiskBlocks(Path blocksFile, Path indexFile, int most) throws IOException {
        blocks = new RandomAccessFile(blocksFile.toFile(), "rw");
        index = new RandomAccessFile(indexFile.toFile(), "rw");
        sums = new int[most];
        byte[] known = new byte[(int) Math.min(4L * most, index.length())];
        index.readFully(known);
        for (int i = 0; i < known.length / 4; i++) {
            sums[i] = java.nio.ByteBuffer.wrap(known).getInt(4 * i);
            count += sums[i] != 0 ? 1 : 0;
        }
    }

    synchronized boolean has(long block) {
        return !broken && sums[(int) block] != 0;
    }

    synchronized int count() {
        return broken ? 0 : count;
    }

    /** Null where it isn't there, or isn't what was written. */
    synchronized byte @Nullable [] read(long block, int length) {
        if (!has(block)) {
            return null;
        }
        byte[] bytes = new byte[length];
        try {
            blocks.seek(block * MediaCache.BLOCK);
            blocks.readFully(bytes);
            if (sum(bytes) == sums[(int) block]) {
                return bytes;
            }
            mark(block, 0);
        } catch (IOException _) {
            broken = true;
        }
        return null;
    }

    synchronized void write(long block, byte[] bytes) {
        if (broken || has(block)) {
            return;
        }
        try {
            blocks.seek(block * MediaCache.BLOCK);
            blocks.write(bytes);
            mark(block, sum(bytes));
        } catch (IOException _) {
            // A full disk: what is there stays, memory does the rest.
            broken = true;
        }
    }

    synchronized void close() {
        broken = true;
        try (blocks; index) {
            // Both in any case.
        } catch (IOException _) {
            // Nothing is kept back that closing would write.
        }
    }

    private void mark(long block, int sum) throws IOException {
        index.seek(4 * block);
        index.writeInt(sum);
        count += (sum != 0 ? 1 : 0) - (sums[(int) block] != 0 ? 1 : 0);
        sums[(int) block] = sum;
    }

    private static int sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int value = (int) crc.getValue();
        return value == 0 ? 1 : value;
    }
}
