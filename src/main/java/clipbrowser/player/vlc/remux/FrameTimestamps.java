package clipbrowser.player.vlc.remux;

/**
 * Presentation and decoding times of a {@link RemuxedVideo}'s pictures, in microseconds. Every picture that is to come
 * out has a different distance from the one before it, so {@link FrameIdentifier} can tell which one it is, although
 * the decoder shifts all times.
 *
 * <p>Pictures that are decoded only because others need them follow so closely that VLC leaves them out again, before
 * it scales them: scaling takes more than decoding (some 4 ms of 5 at 1280 by 720). What does that is its conversion
 * of the frame rate ("fps", 3.0): it lets a picture pass that comes more than two intervals after the last one. Of
 * those that come sooner, the first makes the last one come out once more, an interval later: an echo; the others,
 * while they stand before that echo, are dropped. Times must rise all the same: libavcodec takes a picture's time for
 * another's once they don't.
 *
 * <p>Immutable.
 */
public final class FrameTimestamps {
    /** So many pictures a second: what VLC is to convert the frame rate to. */
    public static final int RATE = 4;
    /** Between two of them, in microseconds. */
    static final long INTERVAL = 1_000_000 / RATE;
    /**
     * Two pictures that pass are never nearer than this: more than three intervals, and more than all steps together,
     * so that no sum of two distances is a distance.
     */
    private static final long NEAREST = 1_000_000;
    /** By how much each distance is larger than the one before; players round to a microsecond. */
    private static final long STEP = 64;
    /** Distance of a picture that VLC is to drop from the one before it, in microseconds. */
    private static final long CLOSE = 16;
    /**
     * From a sample's decoding to the next one's. VLC's mp4 reader hands over 15 seconds at a time and doesn't stop
     * within them: at 0.08 s a sample it went on decoding and scaling for 300 ms after it was told to stop. And where
     * pictures are out of order libavcodec takes the time of decoding for that of showing: no distance of the one may
     * be a distance of the other.
     */
    private static final long DECODING = 960_000;
    /** VLC holds no more between decoding and showing, in microseconds: half of what 32 bits do. */
    private static final long MOST_DELAY = 1_500_000_000;
    private final long[] shown;
    private final boolean[] passing;
    private final boolean reordered;

    private FrameTimestamps(long[] shown, boolean[] passing, boolean reordered) {
        this.shown = shown;
        this.passing = passing;
        this.reordered = reordered;
    }

    /**
     * @param frames    the frame of each picture in the order of showing, −1 for one that isn't wanted
     * @param reordered whether this isn't the order of decoding
     */
    static FrameTimestamps of(long[] frames, boolean reordered) {
        int last = frames.length - 1;
        while (last > 0 && frames[last] < 0) {
            last--;
        }
        long[] shown = new long[frames.length];
        boolean[] passing = new boolean[frames.length];
        passing[0] = true;
        long passed = 0;
        int count = 0;
        for (int picture = 1; picture < shown.length; picture++) {
            // What lies behind the last wanted one is the padding: it may help to name it.
            long close = shown[picture - 1] + CLOSE;
            if (frames[picture] < 0 && picture < last && close < passed + INTERVAL - CLOSE) {
                shown[picture] = close;
            } else {
                passed += NEAREST + STEP * count++;
                shown[picture] = passed;
                passing[picture] = true;
            }
        }
        return new FrameTimestamps(shown, passing, reordered);
    }

    /** How many pictures. */
    int count() {
        return shown.length;
    }

    /**
     * When a picture is shown; the first at 0, each later than the one before.
     *
     * @param picture in the order of showing
     */
    long shown(int picture) {
        return shown[picture];
    }

    /** Whether a decoder hands it over. */
    boolean passes(int picture) {
        return passing[picture];
    }

    /** When a sample is decoded; the first at 0. @param sample in the order of decoding, or their number: the end */
    long decoded(int sample) {
        if (!reordered) {
            // VLC shows AV1 by this time.
            return sample < shown.length ? shown[sample] : shown[sample - 1] + NEAREST;
        }
        return sample * Math.min(DECODING, MOST_DELAY / shown.length);
    }
}
