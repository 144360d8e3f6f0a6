package clipbrowser.player.vlc.remux;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Tells which picture of a {@link RemuxedVideo} a decoder's times stand for. The decoder shifts all of them by an
 * amount that nobody knows; the distances between them leave one possibility ({@link FrameTimestamps}). One thread.
 */
public final class FrameIdentifier {
    /** Of a picture that no frame is wanted of: it was decoded for others, or is an echo, or padding. */
    public static final long UNWANTED = -1;
    /** Of a picture that stands where none should. */
    public static final long UNKNOWN = -2;
    /** What a decoder's rounding may do to a time, in microseconds; less than half a step of the distances. */
    private static final long ROUNDING = 3;
    /** When something is handed over, rising, and the frame that it shows. */
    private final long[] times;
    private final long[] frames;
    /** Nothing is wanted before this time. */
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

    /** @param micros the time of a picture that the decoder gave, later than all before */
    public void hear(long micros) {
        if (!settled) {
            heard.add(micros);
            settle();
        }
    }

    /** Whether names are certain already. With two pictures they are, in all but odd cases. */
    public boolean settled() {
        return settled;
    }

    /** The frame that the picture of a time shows, or {@link #UNWANTED}, or {@link #UNKNOWN}. Only when settled. */
    public long frame(long micros) {
        if (micros - shift < begin - ROUNDING) {
            return UNWANTED;
        }
        int found = at(micros - shift);
        return found < 0 ? UNKNOWN : frames[found];
    }

    /** Everything that was heard must fit, and in one way only. */
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
