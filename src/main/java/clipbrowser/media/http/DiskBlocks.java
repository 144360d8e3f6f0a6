package clipbrowser.media.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A source's blocks on disk: a sparse file with each block at its place in the source, and a list of the blocks that
 * are there, each with a checksum. A block is listed after its bytes were written, and used only if its checksum
 * matches, so that neither a killed process nor a power cut leads to wrong bytes. Memory and list grow with the
 * blocks that are held, not with the length that a server claims. Any thread.
 */
final class DiskBlocks {
    /** The first eight bytes of a list of this kind. */
    static final long MAGIC = 0x436c6970426c6b32L;
    /** Bytes of an entry: a block's number and its checksum, 0 where the block is there no more. */
    static final int ENTRY = 8;
    /** In bytes; entries of 256 GB of blocks. A longer list isn't one that was written here. */
    private static final int LONGEST = 8 << 20;

    private final RandomAccessFile blocks;
    private final RandomAccessFile index;
    /** Checksums by block. */
    private final Map<Integer, Integer> sums = new HashMap<>();
    /** Where the next entry goes: behind the last whole one, also where a full disk cut another one short. */
    private long end;
    private boolean closed;

    /**
     * @param most how many blocks the source has
     * @throws IOException if one of the files can't be opened; neither is open then
     */
    static DiskBlocks open(Path blocksFile, Path indexFile, int most) throws IOException {
        RandomAccessFile blocks = new RandomAccessFile(blocksFile.toFile(), "rw");
        try {
            RandomAccessFile index = new RandomAccessFile(indexFile.toFile(), "rw");
            try {
                return new DiskBlocks(blocks, index, most);
            } catch (IOException e) {
                close(index, e);
                throw e;
            }
        } catch (IOException e) {
            close(blocks, e);
            throw e;
        }
    }

    private static void close(Closeable file, IOException why) {
        try {
            file.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Both files are this one's from now on, unless it fails. */
    DiskBlocks(RandomAccessFile blocks, RandomAccessFile index, int most) throws IOException {
        this.blocks = blocks;
        this.index = index;
        long length = index.length();
        if (length < Long.BYTES || length > LONGEST || index.readLong() != MAGIC) {
            // Empty, of an older version or damaged: what lies in the other file can't be told apart.
            blocks.setLength(0);
            index.setLength(0);
            index.seek(0);
            index.writeLong(MAGIC);
            length = Long.BYTES;
        }
        byte[] list = new byte[(int) (length - Long.BYTES) / ENTRY * ENTRY];
        index.seek(Long.BYTES);
        index.readFully(list);
        end = (long) Long.BYTES + list.length;
        ByteBuffer entries = ByteBuffer.wrap(list);
        while (entries.hasRemaining()) {
            int block = entries.getInt();
            int sum = entries.getInt();
            if (block >= 0 && block < most) {
                note(block, sum);
            }
        }
    }

    synchronized boolean has(long block) {
        return !closed && sums.containsKey((int) block);
    }

    synchronized int count() {
        return closed ? 0 : sums.size();
    }

    /** The blocks that are there, in no order. */
    synchronized long[] held() {
        return closed ? new long[0] : sums.keySet().stream().mapToLong(Integer::longValue).toArray();
    }

    /** A block; null where it isn't held or its checksum fails, which removes it from the list. */
    synchronized byte @Nullable [] read(long block, int length) {
        Integer sum = closed ? null : sums.get((int) block);
        if (sum == null) {
            return null;
        }
        byte[] bytes = new byte[length];
        try {
            blocks.seek(block * MediaCache.BLOCK);
            blocks.readFully(bytes);
            if (sum(bytes) == sum) {
                return bytes;
            }
        } catch (IOException _) {
            // A damaged place of the disk, or a file that someone cut short.
        }
        sums.remove((int) block);
        try {
            append((int) block, 0);
        } catch (IOException _) {
            // Its checksum will fail again.
        }
        return null;
    }

    /** @return whether it is there now; where the disk won't take it, what is there stays and memory does the rest */
    synchronized boolean write(long block, byte[] bytes) {
        if (closed) {
            return false;
        }
        if (sums.containsKey((int) block)) {
            return true;
        }
        try {
            blocks.seek(block * MediaCache.BLOCK);
            blocks.write(bytes);
            int sum = sum(bytes);
            append((int) block, sum);
            note((int) block, sum);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    synchronized void close() {
        closed = true;
        sums.clear();
        try (blocks; index) {
            // Both in any case.
        } catch (IOException _) {
            // Nothing is buffered, so nothing is lost.
        }
    }

    private void append(int block, int sum) throws IOException {
        index.seek(end);
        index.write(ByteBuffer.allocate(ENTRY).putInt(block).putInt(sum).array());
        end += ENTRY;
    }

    private void note(int block, int sum) {
        if (sum == 0) {
            sums.remove(block);
        } else {
            sums.put(block, sum);
        }
    }

    private static int sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int value = (int) crc.getValue();
        return value == 0 ? 1 : value;
    }
}
