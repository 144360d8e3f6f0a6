package clipbrowser.player.vlc.remux;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds the frame that a decoded picture of a {@link RemuxedVideo} shows, by its timestamp. The decoder shifts all
 * timestamps by an unknown constant; no two distances between them are equal ({@link FrameTimestamps}), so two pictures
 * tell the constant. One thread.
 */
public final class FrameIdentifier {
    /** The picture isn't wanted: decoded for others only, repeated by VLC's rate conversion, or padding. */
    public static final long UNWANTED = -1;
    /** The timestamp belongs to no picture. */
    public static final long UNKNOWN = -2;
    /** How far rounding may move a timestamp, in microseconds; less than half of {@code FrameTimestamps.STEP}. */
    private static final long ROUNDING = 3;
    /** Ascending timestamps at which a picture comes out, and the frames that those show. */
    private final long[] times;
    private final long[] frames;
    /** The timestamp of the first wanted picture. */
    private final long begin;
    private final List<Long> heard = new ArrayList<>();
    private boolean settled;
    private long shift;

    public FrameIdentifier(RemuxedVideo remuxed) {
        FrameTimestamps known = remuxed.times();
        TreeMap<Long, Long> marks = new TreeMap<>();
        long first = Long.MAX_VALUE;
        // Decoders may lose the first pictures where a source is cut within a group: any of those before the first that
        // is wanted may be the first that comes.
        boolean beginning = true;
        for (int picture = 0; picture < known.count(); picture++) {
            beginning &= picture == 0 || !known.passes(picture);
            if (!beginning && !known.passes(picture)) {
                continue;
            }
            long frame = remuxed.frame(picture);
            marks.put(known.shown(picture), frame);
            if (frame >= 0) {
                first = Math.min(first, known.shown(picture));
            }
            if (picture + 1 < known.count() && !known.passes(picture + 1)) {
                marks.put(known.shown(picture) + FrameTimestamps.INTERVAL, UNWANTED);
            }
        }
        times = marks.keySet().stream().mapToLong(Long::longValue).toArray();
        frames = marks.values().stream().mapToLong(Long::longValue).toArray();
        begin = first;
    }

    /** Notes a picture's timestamp. @param micros later than all before */
    public void hear(long micros) {
        if (!settled) {
            heard.add(micros);
            settle();
        }
    }

    /** Whether the constant is known; two pictures are enough in all but odd cases. */
    public boolean settled() {
        return settled;
    }

    /** The frame that a picture shows, or {@link #UNWANTED}, or {@link #UNKNOWN}. Only once {@link #settled}. */
    public long frame(long micros) {
        if (micros - shift < begin - ROUNDING) {
            return UNWANTED;
        }
        int found = at(micros - shift);
        return found < 0 ? UNKNOWN : frames[found];
    }

    /** Tries every constant; it is known when exactly one fits all timestamps so far. */
    private void settle() {
        if (heard.size() < 2) {
            return;
        }
        int possible = 0;
        for (int first = 0; first < times.length && possible < 2; first++) {
            long candidate = heard.getFirst() - times[first];
            boolean fits = true;
            for (int i = 1; i < heard.size() && fits; i++) {
                fits = at(heard.get(i) - candidate) >= 0;
            }
            if (fits) {
                possible++;
                shift = candidate;
            }
        }
        settled = possible == 1;
    }

    private int at(long time) {
        int low = 0;
        int high = times.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = times[middle];
            if (Math.abs(there - time) <= ROUNDING) {
                return middle;
            }
            if (there < time) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
