package clipbrowser.model;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clip as the service proposed it. The milliseconds are kept verbatim.
 *
 * @param key        names this clip within its run for good: the clip id where it is there and the only one, else made
 *                   from id, source and range. What the editor decides is stored under it.
 * @param id         the service's clip id; null where it gave none
 * @param place      its place in the answer, from 1
 * @param startMs    milliseconds from the source's start; null where missing
 * @param endMs      milliseconds, exclusive; null where missing
 * @param durationMs what the service says the length is; null where missing
 * @param stated     problems of the statement itself; those that need the source's frames come from {@link #problems}
 */
public record Clip(String key, @Nullable String id, int place, @Nullable Long startMs, @Nullable Long endMs,
        @Nullable Long durationMs, SourceMedia source, List<Problem> stated) {

    public Clip {
        stated = List.copyOf(stated);
    }

    /** The proposed frames on the source's grid, at least one, kept inside the source; empty for a clip without. */
    public Optional<FrameRange> proposed(FrameGrid grid) {
        if (startMs == null || endMs == null || startMs < 0 || endMs <= startMs) {
            return Optional.empty();
        }
        long start = frame(startMs, grid);
        long end = frame(endMs, grid);
        if (outside(start, end, grid)) {
            return Optional.empty();
        }
        long in = Math.max(0, start);
        return Optional.of(new FrameRange(in, Math.min(Math.max(in + 1, end), grid.frames())));
    }

    /** Behind the last picture, or before the first: sound may be there, but nothing to show. */
    private static boolean outside(long in, long out, FrameGrid grid) {
        return in >= grid.frames() || in < 0 && out <= 0;
    }

    /** The frame nearest to the service's milliseconds; negative before the first picture. */
    private static long frame(long ms, FrameGrid grid) {
        return grid.nearest(MediaTime.ofMillis(ms).minus(grid.origin()));
    }

    /** Everything that is wrong with this clip, once its source's frames are known. */
    public List<Problem> problems(FrameGrid grid) {
        List<Problem> all = new ArrayList<>(stated);
        if (startMs != null && endMs != null && startMs >= 0 && endMs > startMs) {
            long in = frame(startMs, grid);
            long out = frame(endMs, grid);
            if (outside(in, out, grid)) {
                all.add(new Problem.OutsideSource());
            } else if (out > grid.frames()) {
                all.add(new Problem.PastEnd(out - grid.frames()));
            }
        }
        return List.copyOf(all);
    }
}
