package clipbrowser.media.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The block that is being received; its first bytes can be read already. Changed by the fetching thread only, under the
 * reader's lock where other threads read it.
 */
final class PartialBlock {
    private byte[] bytes = new byte[0];
    private long block = -1;
    private int filled;
    /** What the block is one of: of a file that has changed nothing counts any more. */
    private MediaCache.@Nullable Blocks file;

    /** How many bytes of a block have come. @param now what is known of the file; null for nothing */
    int of(long other, MediaCache.@Nullable Blocks now) {
        return block == other && file == now ? filled : 0;
    }

    /** The block that is coming in; −1 for none. */
    long begun() {
        return filled == 0 ? -1 : block;
    }

    /** Copies from an offset on what has come of the block. @return how many bytes */
    int copy(int offset, ByteBuffer into) {
        return copy(bytes, offset, filled, into);
    }

    /** Copies from an offset of a block on, to an end of it. @return how many bytes */
    static int copy(byte[] block, int offset, int end, ByteBuffer into) {
        int count = Math.min(end - offset, into.remaining());
        into.put(block, offset, count);
        return count;
    }

    /** What comes next is a byte of a block: of this one, or of a new one's beginning. */
    void next(long other, int offset, MediaCache.Blocks of) {
        if (block == other && filled == offset && file == of) {
            return;
        }
        if (offset != 0) {
            throw new IllegalStateException("a block without its beginning");
        }
        bytes = new byte[of.lengthOf(other)];
        file = of;
        block = other;
        filled = 0;
    }

    boolean whole() {
        return filled == bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    /**
     * Reads on into it; what came counts once {@link #came} was called.
     *
     * @return how many bytes, −1 at the answer's end
     */
    int read(RangeResponse from) throws IOException {
        return from.read(bytes, filled, bytes.length - filled);
    }

    void came(int count) {
        filled += count;
    }

    /** Nothing is coming in. */
    void clear() {
        block = -1;
        filled = 0;
    }
}
