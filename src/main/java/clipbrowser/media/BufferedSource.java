package clipbrowser.media;

import java.nio.ByteBuffer;

/**
 * Reads headers out of a source through a buffer: neighbouring small reads cost one read of the source, and what is
 * skipped isn't read. One thread.
 */
public final class BufferedSource {
    /** Holds most files' ftyp and the header of what follows, and a short file's whole index. */
    private static final int WIDE = 64 * 1024;

    /** After a jump: block and fragment headers lie far from each other. */
    private static final int NARROW = 2 * 1024;

    private final MediaBytes source;
    private final long length;
    private final byte[] window = new byte[WIDE];
    private long from;
    private int filled;

    public BufferedSource(MediaBytes source) throws MediaException {
        this.source = source;
        this.length = source.length();
    }

    /** Of the whole source, in bytes. */
    public long length() {
        return length;
    }

    /** Whether bytes can be read without waiting for a network. */
    boolean atHand(long position, int count) throws MediaException {
        return source.atHand(position, count);
    }

    /** @return fewer bytes than asked for only at the end of the source */
    public ByteReader upTo(long position, int count) throws MediaException {
        return new ByteReader(bytes(position, Math.clamp(length - position, 0, count)));
    }

    /** Exactly {@code count} bytes. Memory grows with what arrives, not with the length that a header claims. */
    public ByteReader exactly(long position, long count) throws MediaException {
        if (position < 0 || count < 0 || count > length - position || count > Integer.MAX_VALUE - 16) {
            throw MediaException.unreadable("header ends early");
        }
        if (count >= WIDE) {
            source.expect(position, position + count);
        }
        return new ByteReader(bytes(position, (int) count));
    }

    private byte[] bytes(long position, int count) throws MediaException {
        byte[] piece = new byte[Math.min(count, 1 << 20)];
        int have = 0;
        while (have < count) {
            if (have == piece.length) {
                piece = java.util.Arrays.copyOf(piece, (int) Math.min(count, piece.length * 2L));
            }
            long at = position + have;
            int wanted = piece.length - have;
            if (at >= from && at < from + filled) {
                int offset = (int) (at - from);
                int step = Math.min(wanted, filled - offset);
                System.arraycopy(window, offset, piece, have, step);
                have += step;
            } else if (wanted >= WIDE) {
                have += read(at, ByteBuffer.wrap(piece, have, wanted));
            } else {
                fill(at, Math.max(wanted, at >= from && at <= from + filled + WIDE ? WIDE : NARROW));
            }
        }
        return piece;
    }

    private void fill(long position, int wanted) throws MediaException {
        filled = 0;
        from = position;
        filled = read(position, ByteBuffer.wrap(window, 0, Math.min(wanted, WIDE)));
    }

    private int read(long position, ByteBuffer into) throws MediaException {
        int count = source.read(position, into);
        if (count <= 0) {
            throw MediaException.unreadable("file ends early");
        }
        return count;
    }
}
