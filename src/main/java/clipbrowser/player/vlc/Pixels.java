package clipbrowser.player.vlc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Memory for pictures, used again. Any thread. */
final class Pixels {
    /** What may lie unused, in bytes: thirty pictures of 1280 by 720. */
    private static final long MOST_SPARE = 112L << 20;

    private final Deque<Block> spare = new ArrayDeque<>();
    private long spareBytes;

    /** One picture's memory; freed when it and its buffers are no longer reached. */
    record Block(MemorySegment memory) {
        long address() {
            return memory.address();
        }

        ByteBuffer rows(int bytes) {
            return memory.asSlice(0, bytes).asByteBuffer();
        }
    }

    /** @param size in bytes, at least */
    synchronized Block take(long size) {
        for (Block block : spare) {
            long has = block.memory.byteSize();
            if (has >= size && has <= size + size / 8) {
                spare.remove(block);
                spareBytes -= has;
                return block;
            }
        }
        return new Block(Arena.ofAuto().allocate(size, 64));
    }

    synchronized void give(Block block) {
        spare.addFirst(block);
        spareBytes += block.memory.byteSize();
        while (spareBytes > MOST_SPARE) {
            spareBytes -= spare.removeLast().memory.byteSize();
        }
    }
}
