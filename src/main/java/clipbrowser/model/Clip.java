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
        long in = grid.nearest(MediaTime.ofMillis(startMs));
        if (in >= grid.frames()) {
            return Optional.empty();
        }
        long out = Math.max(in + 1, grid.nearest(MediaTime.ofMillis(endMs)));
        return Optional.of(new FrameRange(in, Math.min(out, grid.frames())));
    }

    /** Everything that is wrong with this clip, once its source's frames are known. */
    public List<Problem> problems(FrameGrid grid) {
        List<Problem> all = new ArrayList<>(stated);
        if (startMs != null && endMs != null && startMs >= 0 && endMs > startMs) {
            long in = grid.nearest(MediaTime.ofMillis(startMs));
            long out = grid.nearest(MediaTime.ofMillis(endMs));
            if (in >= grid.frames()) {
                all.add(new Problem.OutsideSource());
            } else if (out > grid.frames()) {
                all.add(new Problem.PastEnd(out - grid.frames()));
            }
        }
        return List.copyOf(all);
    }
}
