package clipbrowser.media;

import java.util.Arrays;
import java.util.List;

/**
 * A track's frames after its edit list was applied: which are shown, and when.
 *
 * @param media when each shown frame stands in the track, in ticks of the track
 * @param shown when it is shown, in ticks of the track from the start of the movie, ascending
 * @param end   where the last one ends, on the same clock
 */
public record EditList(long[] media, long[] shown, long end) {
    /**
     * @param duration  in ticks of the movie
     * @param mediaTime in ticks of the track, −1 where nothing is shown
     * @param dwells    whether one frame is held for the whole duration
     */
    public record Edit(long duration, long mediaTime, boolean dwells) {}

    /** Without edits a track is shown as it is. */
    public static EditList of(SampleList samples, List<Edit> edits, long timescale, long movieTimescale)
            throws MediaException {
        long[] all = samples.ascending();
        if (all.length == 0) {
            throw MediaException.unreadable("no frames");
        }
        if (edits.isEmpty()) {
            return new EditList(all, all, samples.end());
        }
        // Edits may repeat what they show; what they show thousands of times is no video.
        long most = 4L * all.length + 10_000;
        LongList media = new LongList();
        LongList shown = new LongList();
        long moviePosition = 0;
        long end = 0;
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            long start = scaled(moviePosition, timescale, movieTimescale);
            // Fragmented files don't know their length when they are begun: 0 in the last edit means all of it.
            boolean open = edit.duration() == 0 && i == edits.size() - 1;
            long length = open ? Long.MAX_VALUE >> 2 : scaled(edit.duration(), timescale, movieTimescale);
            if (edit.mediaTime() >= 0) {
                int from = at(all, edit.mediaTime());
                int to = edit.dwells() ? Math.min(from + 1, all.length) : at(all, edit.mediaTime() + length);
                if (shown.size() + (long) to - from > most) {
                    throw MediaException.unreadable("the edit list shows over " + most + " frames");
                }
                for (int sample = from; sample < to; sample++) {
                    media.add(all[sample]);
                    shown.add(start + all[sample] - edit.mediaTime());
                }
                if (to > from) {
                    end = start + Math.min(length, samples.end() - edit.mediaTime());
                }
            }
            moviePosition += edit.duration();
        }
        if (shown.size() == 0) {
            throw MediaException.unreadable("the edit list shows no frame");
        }
        return strictlyAscending(media.toArray(), shown.toArray(), end);
    }

    /** Rounding at the joints of edits may put two frames on one tick: the later is not counted. */
    private static EditList strictlyAscending(long[] media, long[] shown, long end) {
        int kept = 0;
        for (int i = 0; i < shown.length; i++) {
            if (kept == 0 || shown[i] > shown[kept - 1]) {
                media[kept] = media[i];
                shown[kept++] = shown[i];
            }
        }
        return new EditList(Arrays.copyOf(media, kept), Arrays.copyOf(shown, kept), end);
    }

    /** The frames, in the order they are shown, that stand where a sample stands that decoding can start at. */
    public long[] keyframes(SampleList samples) throws MediaException {
        long[] times = samples.keyTimes();
        Arrays.sort(times);
        LongList keyframes = new LongList();
        for (int frame = 0; frame < media.length; frame++) {
            if (Arrays.binarySearch(times, media[frame]) >= 0) {
                keyframes.add(frame);
            }
        }
        return keyframes.toArray();
    }

    /** When each frame is shown after the first one. */
    public long[] fromFirst() {
        long[] times = new long[shown.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = shown[i] - shown[0];
        }
        return times;
    }

    /** To the nearest tick. */
    private static long scaled(long movieTicks, long timescale, long movieTimescale) throws MediaException {
        try {
            long ticks = (Math.multiplyExact(movieTicks, timescale) + movieTimescale / 2) / movieTimescale;
            if (ticks > 1L << 53) {
                throw MediaException.unreadable("edit out of range");
            }
            return ticks;
        } catch (ArithmeticException _) {
            throw MediaException.unreadable("edit out of range");
        }
    }

    private static int at(long[] times, long time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 1;
    }
}
