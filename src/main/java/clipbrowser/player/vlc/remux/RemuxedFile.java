package clipbrowser.player.vlc.remux;

import java.util.Arrays;

/**
 * A file that exists only while it is read: a header of ours, then all of a source's bytes, with bytes inserted where
 * the source's container leaves out what mp4 needs. Immutable.
 */
public final class RemuxedFile {
    private final byte[] head;
    private final long sourceLength;
    /** Before which bytes of the source some of ours stand, ascending; all equally many. */
    private final long[] places;
    private final byte[] inserted;
    private final int each;

    RemuxedFile(byte[] head, long sourceLength) {
        this(head, sourceLength, new long[0], new byte[0]);
    }

    /** @param places ascending, each once @param inserted what stands there, equally many bytes at each */
    RemuxedFile(byte[] head, long sourceLength, long[] places, byte[] inserted) {
        this.head = head;
        this.sourceLength = sourceLength;
        this.places = places;
        this.inserted = inserted;
        this.each = places.length == 0 ? 0 : inserted.length / places.length;
    }

    /** In bytes, with the source's. */
    public long length() {
        return head.length + sourceLength + inserted.length;
    }

    /**
     * Copies bytes of the header or of an insertion.
     *
     * @param position less than {@link #length}
     * @return how many; 0 where the source's bytes are
     */
    public int readOwn(long position, byte[] into, int most) {
        if (position < head.length) {
            int count = (int) Math.min(most, head.length - position);
            System.arraycopy(head, (int) position, into, 0, count);
            return count;
        }
        int before = before(position);
        long begin = before == 0 ? Long.MIN_VALUE : begin(before - 1);
        if (before == 0 || position >= begin + each) {
            return 0;
        }
        int offset = (int) (position - begin);
        int count = Math.min(most, each - offset);
        System.arraycopy(inserted, (before - 1) * each + offset, into, 0, count);
        return count;
    }

    /** The source's byte at a position for which {@link #readOwn} returned 0. */
    public long inSource(long position) {
        return position - head.length - (long) before(position) * each;
    }

    /** How many bytes of the source follow without an insertion. */
    public long together(long position) {
        int before = before(position);
        return (before < places.length ? begin(before) : length()) - position;
    }

    /** How many insertions begin at or before a position. */
    private int before(long position) {
        int low = 0;
        int high = places.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (begin(middle) <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long begin(int insertion) {
        return head.length + places[insertion] + (long) insertion * each;
    }

    /** How many bytes were inserted before a byte of the source that has some of its own before it. */
    static long shift(long[] places, int each, long place) {
        return (long) Arrays.binarySearch(places, place) * each;
    }
}
