package clipbrowser.media;

import java.util.Arrays;

/** Frame times and the like: grows, up to a bound that no file of a day's length at 60 frames a second reaches. */
public final class LongList {
    public static final int MOST = 10_000_000;

    private long[] values = new long[16];
    private int size;

    public void add(long value) throws MediaException {
        if (size == MOST) {
            throw MediaException.unreadable("over " + MOST + " frames");
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(MOST, size + Math.max(16, size / 2)));
        }
        values[size++] = value;
    }

    public long get(int at) {
        return values[at];
    }

    void set(int at, long value) {
        values[at] = value;
    }

    /** Leaves only the first ones. @param count at most {@link #size} */
    public void truncate(int count) {
        size = count;
    }

    public int size() {
        return size;
    }

    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
