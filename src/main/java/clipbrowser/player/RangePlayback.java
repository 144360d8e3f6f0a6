package clipbrowser.player;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import org.jspecify.annotations.Nullable;

/**
 * Pure: where the playhead is and what the clip's range is, to what plays next.
 *
 * @param clip  the selected clip's frames; null where none is selected or it has none
 * @param grid  of the source
 */
public record RangePlayback(@Nullable FrameRange clip, FrameGrid grid) {
    /**
     * What is played.
     *
     * @param from   the first frame
     * @param within stops on this range's last frame
     * @param free   whether it was started outside of the clip
     */
    public record Start(long from, FrameRange within, boolean free) {}

    /** What follows a frame while playing forwards. */
    public sealed interface Next {
        record Frame(long frame) implements Next {}

        /** The range is over: its last frame is on screen. */
        record Over() implements Next {}
    }

    /** Space: from the playhead; parked on the last frame, again from the first. @param at the frame on screen, -1 for none */
    public Start fromPlayhead(long at) {
        FrameRange whole = whole();
        long frames = grid.frames();
        if (clip == null) {
            return at < 0 || at >= frames - 1 ? new Start(0, whole, true) : new Start(at, whole, true);
        }
        if (at < 0 || at == clip.last()) {
            return fromIn(clip);
        }
        if (clip.contains(at)) {
            return new Start(at, clip, false);
        }
        // Nothing is left to play behind the source's last frame.
        return at >= frames - 1 ? fromIn(clip) : new Start(at, whole, true);
    }

    /** Enter. */
    public Start fromFirst() {
        return clip == null ? new Start(0, whole(), true) : fromIn(clip);
    }

    /** The last {@code count} frames of the constant or assumed rate in the clip, at most all of it. */
    public Start last(long count) {
        FrameRange range = clip == null ? whole() : clip;
        MediaTime from = grid.ends(range).minus(span(count));
        FrameRange part = from.compareTo(grid.begins(range)) <= 0 ? range : grid.during(from, grid.ends(range));
        // A frame that is held is begun in the middle only by a range that does.
        return new Start(part.in(), grid instanceof FrameGrid.Even ? range : part, clip == null);
    }

    /** The first {@code count} frames of the constant or assumed rate in the clip, at most all of it. */
    public Start first(long count) {
        FrameRange range = clip == null ? whole() : clip;
        MediaTime to = grid.begins(range).plus(span(count));
        FrameRange part = to.compareTo(grid.ends(range)) >= 0 ? range : grid.during(grid.begins(range), to);
        return new Start(range.in(), part, clip == null);
    }

    /**
     * Around an edge: {@code count} frames of the constant or assumed rate before it and as many after, within the source.
     *
     * @param edge when the first frame after the edge begins
     */
    public Start around(MediaTime edge, long count) {
        FrameRange range = grid.during(edge.minus(span(count)), edge.plus(span(count)));
        return new Start(range.in(), range, true);
    }

    private FrameRange whole() {
        return new FrameRange(0, grid.frames());
    }

    private MediaTime span(long count) {
        return grid.rate().startOf(Math.max(1, count));
    }

    /** What comes after a frame of a range. A frame that a changed range left behind its end counts as its last. */
    public static Next after(long frame, FrameRange range) {
        return frame >= range.last() ? new Next.Over() : new Next.Frame(Math.max(range.in(), frame + 1));
    }

    private static Start fromIn(FrameRange range) {
        return new Start(range.in(), range, false);
    }
}
