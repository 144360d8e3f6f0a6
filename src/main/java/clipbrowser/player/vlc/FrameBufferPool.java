package clipbrowser.player.vlc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A pool of native memory for pictures. Any thread. */
final class FrameBufferPool {
    /** What may lie unused, in bytes: a dozen pictures of 1280 by 720. */
    private static final long MOST_SPARE = 48L << 20;

    private final Deque<Block> spare = new ArrayDeque<>();
    private long spareBytes;

    /** One picture's memory. */
    record Block(Arena arena, MemorySegment memory) {
        static Block of(long size) {
            // Freed explicitly: the garbage collector doesn't see its size and would come too seldom.
            Arena arena = Arena.ofShared();
            return new Block(arena, arena.allocate(size, 64));
        }

        long address() {
            return memory.address();
        }

        ByteBuffer rows(int bytes) {
            return memory.asSlice(0, bytes).asByteBuffer();
        }

        /** Frees it; nobody may write or read it any more. */
        void free() {
            arena.close();
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
        return Block.of(size);
    }

    synchronized void give(Block block) {
        spare.addFirst(block);
        spareBytes += block.memory.byteSize();
        while (spareBytes > MOST_SPARE) {
            Block oldest = spare.removeLast();
            spareBytes -= oldest.memory.byteSize();
            oldest.free();
        }
    }
}
