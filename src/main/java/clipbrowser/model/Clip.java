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
        if (outside(startMs, endMs, grid)) {
            return Optional.empty();
        }
        return Optional.of(grid.during(time(startMs, grid), time(endMs, grid)));
    }

    /** Behind the last picture, or before the first: sound may be there, but nothing to show. */
    private static boolean outside(long startMs, long endMs, FrameGrid grid) {
        long in = grid.count(time(startMs, grid));
        long out = grid.count(time(endMs, grid));
        return in >= grid.count(grid.end()) || in < 0 && out <= 0;
    }

    /** The service's milliseconds as a time of the source's frames; negative before the first picture. */
    private static MediaTime time(long ms, FrameGrid grid) {
        return MediaTime.ofMillis(ms).minus(grid.origin());
    }

    /** Everything that is wrong with this clip, once its source's frames are known. */
    public List<Problem> problems(FrameGrid grid) {
        List<Problem> all = new ArrayList<>(stated);
        if (startMs != null && endMs != null && startMs >= 0 && endMs > startMs) {
            long past = grid.count(time(endMs, grid)) - grid.count(grid.end());
            if (outside(startMs, endMs, grid)) {
                all.add(new Problem.OutsideSource());
            } else if (past > 0) {
                all.add(new Problem.PastEnd(past));
            }
        }
        return List.copyOf(all);
    }
}
