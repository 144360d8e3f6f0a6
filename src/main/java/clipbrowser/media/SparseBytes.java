package clipbrowser.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Some ranges of a source's bytes, read once and held in memory; everything else reads as zeros. A decoder's read-ahead
 * then costs no network traffic. Any thread.
 */
public final class SparseBytes implements MediaBytes {
    /** Ranges with a smaller gap than this, in bytes, are read together. */
    private static final long NEAR = 16 << 10;
    /** Bytes between two ranges that are asked for together, at most. */
    private static final long BETWEEN = 256 << 10;
    /** Bytes that are asked for together, at most: others have their turn in between. */
    private static final long AT_ONCE = 2 << 20;
    /** Bytes of all ranges together, at most. */
    private static final long MOST = 256L << 20;

    private final long length;
    private final long[] starts;
    private final byte[][] pieces;

    /** @param from inclusive, in bytes @param to exclusive */
    public record ByteRange(long from, long to) {
        /** @throws IllegalArgumentException if it is empty or begins before the file */
        public ByteRange {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException(from + " to " + to);
            }
        }
    }

    private SparseBytes(long length, long[] starts, byte[][] pieces) {
        this.length = length;
        this.starts = starts;
        this.pieces = pieces;
    }

    /** In ascending order, near ones joined. */
    public static List<ByteRange> joined(List<ByteRange> byteRanges) {
        List<ByteRange> joined = new ArrayList<>();
        for (ByteRange next : byteRanges.stream().sorted(Comparator.comparingLong(ByteRange::from)).toList()) {
            ByteRange last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && next.from <= last.to + NEAR) {
                joined.set(joined.size() - 1, new ByteRange(last.from, Math.max(last.to, next.to)));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /**
     * Reads them. Blocks.
     *
     * @param goesOn asked between reads
     * @throws MediaException        what reading failed with; unreadable if they are far more than a few pictures
     * @throws CancellationException if it doesn't go on
     */
    public static SparseBytes read(MediaBytes source, List<ByteRange> byteRanges, BooleanSupplier goesOn)
            throws MediaException {
        List<ByteRange> joined = joined(byteRanges);
        if (joined.stream().mapToLong(s -> s.to - s.from).sum() > MOST) {
            throw MediaException.unreadable("too large an excerpt");
        }
        long[] starts = joined.stream().mapToLong(ByteRange::from).toArray();
        byte[][] pieces = new byte[starts.length][];
        long asked = -1;
        for (int i = 0; i < starts.length; i++) {
            pieces[i] = new byte[(int) (joined.get(i).to - starts[i])];
            ByteBuffer into = ByteBuffer.wrap(pieces[i]);
            if (starts[i] >= asked) {
                asked = together(joined, i);
                source.expect(starts[i], asked);
            }
            while (into.hasRemaining()) {
                if (!goesOn.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (source.read(starts[i] + into.position(), into) < 0) {
                    throw MediaException.unreadable("file ends early");
                }
            }
        }
        return new SparseBytes(source.length(), starts, pieces);
    }

    /**
     * The end of the ranges that are asked for together with one: what lies between packets of sound costs less than a
     * round trip for each, and most of it comes with the same blocks anyway.
     */
    private static long together(List<ByteRange> joined, int first) {
        long end = joined.get(first).to;
        for (int next = first + 1; next < joined.size(); next++) {
            ByteRange more = joined.get(next);
            if (more.from - end > BETWEEN || more.to - joined.get(first).from > AT_ONCE) {
                break;
            }
            end = more.to;
        }
        return end;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (position >= length) {
            return -1;
        }
        int found = java.util.Arrays.binarySearch(starts, position);
        int piece = found >= 0 ? found : -found - 2;
        long offset = piece < 0 ? 0 : position - starts[piece];
        if (piece >= 0 && offset < pieces[piece].length) {
            int count = (int) Math.min(into.remaining(), pieces[piece].length - offset);
            into.put(pieces[piece], (int) offset, count);
            return count;
        }
        long until = piece + 1 < starts.length ? starts[piece + 1] : length;
        int count = (int) Math.min(into.remaining(), until - position);
        for (int i = 0; i < count; i++) {
            into.put((byte) 0);
        }
        return count;
    }

    @Override
    public void close() {}
}
