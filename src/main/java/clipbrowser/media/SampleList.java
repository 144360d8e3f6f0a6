package clipbrowser.media;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A track's samples in the order of decoding, in ticks of the track: from the sample tables,
 * fragment by fragment, or block by block.
 */
public final class SampleList implements TrackSamples {
    /** In ticks: beyond any real file, and small enough that sums of two don't overflow. */
    private static final long LATEST = 1L << 52;

    /** Between two samples of sound. */
    private static final long FARTHEST_SECONDS = 3600;

    private final SampleAllowance allowance;
    private final LongList shown = new LongList();
    private final LongList positions = new LongList();
    private final LongList sizes = new LongList();
    private final BitSet keys = new BitSet();
    /** From which sample on another description holds, and which, counted from 1. */
    private final LongList describedFrom = new LongList();
    private final LongList describedBy = new LongList();
    private int description = 1;
    private long decodeTime;
    private long lastDecoded;
    /** Whether a duration was negative, and decode times haven't passed the earlier ones again. */
    private boolean corrected;
    private long lastShown = Long.MIN_VALUE;
    private long lastDuration;
    /** Of sound alone: bounds of each sample. */
    private long fileLength = -1;
    private long farthest;
    private boolean ended;
    /** Frames from there on aren't all in the file. */
    private long limit = Long.MAX_VALUE;

    /** @param allowance of the whole file */
    public SampleList(SampleAllowance allowance) {
        this.allowance = allowance;
    }

    /**
     * Of sound: it ends before the first sample that isn't in the file, has another description than the first, or
     * begins over an hour behind the one before it; none begins before the one before it.
     *
     * @param fileLength in bytes @param timescale ticks a second
     */
    public static SampleList ofSound(SampleAllowance allowance, long fileLength, long timescale) {
        SampleList times = new SampleList(allowance);
        times.fileLength = fileLength;
        times.farthest = FARTHEST_SECONDS * timescale;
        return times;
    }

    /** The samples that follow have this description of the track, counted from 1. */
    public void describe(long number) {
        description = Math.clamp(number, 1, 1 << 16);
    }

    @Override
    public int description(int sample) {
        int low = 0;
        int high = describedFrom.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (describedFrom.get(middle) <= sample) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 1 : (int) describedBy.get(low - 1);
    }

    /** Where the samples lie that follow: how many more a header may imply. */
    public SampleAllowance allowance() {
        return allowance;
    }

    /**
     * @param offset   from decoding to showing
     * @param position of its first byte in the file, −1 if that isn't known
     * @param size     in bytes; an empty sample takes its time but shows nothing
     */
    public void add(long duration, long offset, long position, long size, boolean key) throws MediaException {
        // Writers correct a time that was too long by a negative length. What comes too early then is a tick after the
        // sample before it, as ffmpeg has it, until the times have caught up.
        long decoded = corrected ? Math.max(decodeTime, lastDecoded + 1) : decodeTime;
        corrected = duration < 0 || decoded > decodeTime;
        lastDecoded = decoded;
        if (size > 0) {
            at(decoded + offset, duration, position, size, key);
        }
        jump(Math.max(0, decodeTime + duration));
    }

    /** A sample that is shown at a time. */
    public void at(long time, long duration, long position, long size, boolean key) throws MediaException {
        if (time < -LATEST || time > 2 * LATEST) {
            if (fileLength >= 0) {
                ended = true;
                return;
            }
            throw MediaException.unreadable("time out of range");
        }
        if (fileLength >= 0) {
            audio(time, duration, position, size);
            return;
        }
        put(time, duration, position, size, key);
    }

    private void audio(long time, long duration, long position, long size) throws MediaException {
        ended |= description != 1 || !held(position, size, fileLength)
                || shown.size() > 0 && time - lastShown > farthest;
        if (!ended) {
            put(shown.size() == 0 ? time : Math.max(time, lastShown), Math.clamp(duration, 0, farthest), position, size,
                    true);
        }
    }

    private void put(long time, long duration, long position, long size, boolean key) throws MediaException {
        allowance.one();
        int before = describedBy.size();
        if (description != (before == 0 ? 1 : describedBy.get(before - 1))) {
            describedFrom.add(shown.size());
            describedBy.add(description);
        }
        if (key) {
            keys.set(shown.size());
        }
        shown.add(time);
        positions.add(position);
        sizes.add(size);
        if (time >= lastShown) {
            lastShown = time;
            lastDuration = Math.max(0, duration);
        }
    }

    /**
     * Bounds the samples of pictures by what the file holds. What lies beyond its end is left out, with every frame
     * that is shown after the first one of them; a sample elsewhere whose place isn't in the file becomes an empty one.
     * Decoding starts only at samples before which nothing is decoded that is shown after them.
     *
     * @return whether the headers say where any sample lies
     * @throws MediaException unreadable, if none of them lies in the file
     */
    public boolean within(long fileLength) throws MediaException {
        int held = size();
        boolean located = false;
        while (held > 0 && !held(held - 1, fileLength)) {
            located |= positions.get(--held) >= 0;
        }
        if (held == 0) {
            if (located) {
                throw MediaException.unreadable("the pictures' bytes are not in the file");
            }
            return false;
        }
        for (int sample = held; sample < size(); sample++) {
            limit = Math.min(limit, time(sample));
        }
        truncate(held);
        long latest = Long.MIN_VALUE;
        for (int sample = 0; sample < held; sample++) {
            if (!held(sample, fileLength)) {
                positions.set(sample, 0);
                sizes.set(sample, 0);
                keys.clear(sample);
            }
            if (time(sample) <= latest) {
                keys.clear(sample);
            }
            latest = Math.max(latest, time(sample));
        }
        return true;
    }

    /**
     * Prepares the samples for remuxing.
     *
     * @param descriptions how many of the track's it knows: samples of others become empty ones
     * @param skipped      bytes at each sample's beginning that are left out
     */
    void prepare(int descriptions, int skipped) {
        for (int sample = 0; (skipped > 0 || describedFrom.size() > 0) && sample < size(); sample++) {
            long size = description(sample) > descriptions ? 0 : Math.max(0, sizes.get(sample) - skipped);
            positions.set(sample, size == 0 ? 0 : positions.get(sample) + skipped);
            sizes.set(sample, size);
            if (size == 0) {
                keys.clear(sample);
            }
        }
    }

    private boolean held(int sample, long fileLength) {
        return held(positions.get(sample), sizes.get(sample), fileLength);
    }

    private static boolean held(long position, long size, long fileLength) {
        return position >= 0 && size >= 0 && size <= Integer.MAX_VALUE - 64 && position <= fileLength - size;
    }

    private void truncate(int count) {
        shown.truncate(count);
        positions.truncate(count);
        sizes.truncate(count);
        keys.clear(count, Math.max(count, keys.length()));
    }

    /** The last sample shown ends at a time at the latest. */
    public void endBy(long time) {
        if (time > lastShown) {
            lastDuration = Math.min(lastDuration, time - lastShown);
        }
    }

    /** The next sample's decode time. */
    public void jump(long time) throws MediaException {
        if (time < 0 || time > LATEST) {
            if (fileLength >= 0) {
                ended = true;
                return;
            }
            throw MediaException.unreadable("time out of range");
        }
        decodeTime = time;
    }

    @Override
    public int size() {
        return shown.size();
    }

    @Override
    public long time(int sample) {
        return shown.get(sample);
    }

    @Override
    public long position(int sample) {
        return positions.get(sample);
    }

    @Override
    public long size(int sample) {
        return sizes.get(sample);
    }

    @Override
    public boolean key(int sample) {
        return keys.get(sample);
    }

    /** When each frame is shown, ascending, each time once: of all samples, but those behind the end of the file. */
    public long[] ascending() {
        long[] sorted = shown.toArray();
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length && sorted[i] < limit; i++) {
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
    public SampleList unbroken() throws MediaException {
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
        SampleList whole = new SampleList(new SampleAllowance());
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

    @Override
    public long end() {
        return Math.min(limit, lastShown + lastDuration);
    }

    /** How many samples come before one in decoding and after it in showing, at most. */
    public int reorderDepth() {
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
