package clipbrowser.player;

import clipbrowser.time.FrameRange;
import org.jspecify.annotations.Nullable;

/**
 * Pure: where the playhead is and what the clip's range is, to what plays next.
 *
 * @param clip   the selected clip's frames; null where none is selected or it has none
 * @param frames how many frames the source has
 */
public record RangePlayback(@Nullable FrameRange clip, long frames) {
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
        FrameRange whole = new FrameRange(0, frames);
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
        return clip == null ? new Start(0, new FrameRange(0, frames), true) : fromIn(clip);
    }

    /** The last {@code count} frames of the clip, at most all of it. */
    public Start last(long count) {
        FrameRange range = clip == null ? new FrameRange(0, frames) : clip;
        return new Start(Math.max(range.in(), range.out() - Math.max(1, count)), range, clip == null);
    }

    /** The first {@code count} frames of the clip, at most all of it. */
    public Start first(long count) {
        FrameRange range = clip == null ? new FrameRange(0, frames) : clip;
        FrameRange part = new FrameRange(range.in(), Math.min(range.out(), range.in() + Math.max(1, count)));
        return new Start(range.in(), part, clip == null);
    }

    /**
     * Around an edge: {@code count} frames before it and as many after, within the source.
     *
     * @param edge the first frame after the edge
     */
    public Start around(long edge, long count) {
        long in = Math.clamp(edge - count, 0, frames - 1);
        return new Start(in, new FrameRange(in, Math.clamp(edge + count, in + 1, frames)), true);
    }

    /** What comes after a frame of a range. A frame that a changed range left behind its end counts as its last. */
    public static Next after(long frame, FrameRange range) {
        return frame >= range.last() ? new Next.Over() : new Next.Frame(Math.max(range.in(), frame + 1));
    }

    private static Start fromIn(FrameRange range) {
        return new Start(range.in(), range, false);
    }
}
