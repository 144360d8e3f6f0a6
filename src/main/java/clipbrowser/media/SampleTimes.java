package clipbrowser.media;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A track's samples in the order of decoding, in ticks of the track: from the sample tables,
 * fragment by fragment, or block by block.
 */
final class SampleTimes {
    /** Far beyond any file, and small enough that sums of two never overflow. */
    private static final long LATEST = 1L << 52;

    private final LongList shown = new LongList();
    private final LongList positions = new LongList();
    private final LongList sizes = new LongList();
    private final BitSet keys = new BitSet();
    private long decodeTime;
    private long lastShown = Long.MIN_VALUE;
    private long lastDuration;

    /**
     * @param offset   from decoding to showing
     * @param position of its first byte in the file, −1 if that isn't known
     * @param size     in bytes; an empty sample takes its time but shows nothing
     */
    void add(long duration, long offset, long position, long size, boolean key) throws MediaException {
        if (size > 0) {
            at(decodeTime + offset, duration, position, size, key);
        }
        jump(decodeTime + duration);
    }

    /** A sample that is shown at a time. */
    void at(long time, long duration, long position, long size, boolean key) throws MediaException {
        if (time < -LATEST || time > 2 * LATEST) {
            throw MediaException.unreadable("time out of range");
        }
        if (key) {
            keys.set(shown.size());
        }
        shown.add(time);
        positions.add(position);
        sizes.add(size);
        if (time >= lastShown) {
            lastShown = time;
            lastDuration = duration;
        }
    }

    /** The last sample shown ends at a time at the latest. */
    void endBy(long time) {
        if (time > lastShown) {
            lastDuration = Math.min(lastDuration, time - lastShown);
        }
    }

    /** The next sample's decode time. */
    void jump(long time) throws MediaException {
        if (time < 0 || time > LATEST) {
            throw MediaException.unreadable("time out of range");
        }
        decodeTime = time;
    }

    int size() {
        return shown.size();
    }

    /** When a sample is shown, in ticks of the track. */
    long time(int sample) {
        return shown.get(sample);
    }

    /** Of its first byte in the file, −1 if that isn't known. */
    long position(int sample) {
        return positions.get(sample);
    }

    /** In bytes. */
    long size(int sample) {
        return sizes.get(sample);
    }

    boolean key(int sample) {
        return keys.get(sample);
    }

    /** When each is shown, ascending, each time once. */
    long[] ascending() {
        long[] sorted = shown.toArray();
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[kept - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
    }

    /**
     * The samples up to where one is missing in the order of showing: what was read ends somewhere in the order of
     * decoding.
     */
    SampleTimes unbroken() throws MediaException {
        long[] sorted = ascending();
        if (sorted.length < 3) {
            return this;
        }
        long[] steps = new long[sorted.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = sorted[i + 1] - sorted[i];
        }
        long[] usual = steps.clone();
        Arrays.sort(usual);
        int kept = 1;
        while (kept < sorted.length && steps[kept - 1] <= usual[usual.length / 2] * 3 / 2) {
            kept++;
        }
        SampleTimes whole = new SampleTimes();
        for (int sample = 0; sample < size(); sample++) {
            if (time(sample) <= sorted[kept - 1]) {
                whole.at(time(sample), lastDuration, position(sample), size(sample), key(sample));
            }
        }
        return whole;
    }

    /** When the samples are shown that decoding can start at, in no order. */
    long[] keyTimes() {
        return keys.stream().mapToLong(shown::get).toArray();
    }

    /** Where the last one shown ends. */
    long end() {
        return lastShown + lastDuration;
    }

    /** How many samples come before one in decoding and after it in showing, at most. */
    int reorderDepth() {
        int depth = 0;
        for (int i = 1; i < shown.size(); i++) {
            int later = 0;
            // No codec reorders over more than 16 frames.
            for (int j = Math.max(0, i - 32); j < i; j++) {
                later += shown.get(j) > shown.get(i) ? 1 : 0;
            }
            depth = Math.max(depth, later);
        }
        return depth;
    }
}
