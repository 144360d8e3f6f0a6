package clipbrowser.media;

import java.nio.ByteBuffer;

/** Bytes in memory, with a count of the reads. */
class MemoryMedia implements MediaBytes {
    private final byte[] bytes;
    private final long length;
    private int reads;

    MemoryMedia(byte[] bytes) {
        this(bytes, bytes.length);
    }

    /** @param length what it claims; zeros beyond the bytes */
    MemoryMedia(byte[] bytes, long length) {
        this.bytes = bytes;
        this.length = length;
    }

    int reads() {
        return reads;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        reads++;
        if (position >= length) {
            return -1;
        }
        int count = (int) Math.min(into.remaining(), length - position);
        for (int i = 0; i < count; i++) {
            into.put(position + i < bytes.length ? bytes[(int) position + i] : 0);
        }
        return count;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
