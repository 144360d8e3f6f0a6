package clipbrowser.player;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import org.jspecify.annotations.Nullable;

/**
 * Every decision of playing a range: where it starts, what comes next, that it stops on the last frame, what follows,
 * when it skips and when it counts as stalled. Pure: no clock, no thread, no state. {@link Transport},
 * {@link ForwardPlayback} and {@link ReversePlayback} ask here and carry it out.
 *
 * @param clip the selected clip's frames; null where none is selected or it has none
 * @param grid the source's frames
 */
public record RangePlayback(@Nullable FrameRange clip, FrameGrid grid) {
    private static final long MILLI = 1_000_000;
    /** Without a picture for longer than this, in nanoseconds, playing counts as stalled. */
    static final long STALL = 300 * MILLI;
    /** A picture later than this, in nanoseconds, moves the clock: what follows isn't hurried to catch up. */
    private static final long BEHIND = 400 * MILLI;
    /** A picture no later than this, in nanoseconds, is shown although the next one is due too. */
    private static final long LATE = 20 * MILLI;
    /** Percent: from this speed on forward playback goes on from a keyframe where decoding can't keep up. */
    private static final int SKIPS = 400;
    /** Percent: reverse playback faster than this shows keyframes only. */
    private static final int SKIPS_BACKWARDS = -200;

    /**
     * What is played.
     *
     * @param from   the first frame
     * @param within playing stops on this range's last frame
     * @param free   whether it isn't bound to the selected clip
     */
    public record Start(long from, FrameRange within, boolean free) {}

    /** What forward playback does now. */
    sealed interface Step {
        /** Shows the next frames as far as they are decoded, up to this one (inclusive). */
        record Show(long upTo) implements Step {}

        /** Nothing is due, or the screen takes nothing yet. */
        record Wait() implements Step {}

        /** The last frame is on screen and its time isn't over. */
        record HoldLast() implements Step {}

        /** The last frame was on screen for its time: {@link #afterRange} says what follows. */
        record RangeOver() implements Step {}
    }

    /** What follows the last frame of a range. */
    sealed interface Next {
        /** @param index of the play range that follows, in its sequence */
        record Range(int index) implements Next {}

        /** The last frame stays on screen. */
        record Stop() implements Next {}

        /** Another frame of the same source is shown, and stays. */
        record Park(long frame) implements Next {}
    }

    /** What playing does when its range has been changed under it. */
    sealed interface Change {
        /** It hadn't begun yet: begins at this frame. */
        record BeginAt(long frame) implements Change {}

        /** The frame on screen lies before the new range: begins anew at this frame. */
        record RestartAt(long frame) implements Change {}

        /** The frame on screen lies behind the new range: the range is over. */
        record Over() implements Change {}

        /** Goes on, to the new end. */
        record GoOn() implements Change {}
    }

    /**
     * The next step of forward playback.
     *
     * @param range what is played
     * @param next  the first frame that hasn't been shown
     * @param due   the frame that the clock says; may lie behind the range
     * @param ended whether the clock is at or past the range's end
     * @param ready whether the screen takes a picture: a range isn't over before its last one was taken
     */
    static Step step(FrameRange range, long next, long due, boolean ended, boolean ready) {
        if (next > range.last()) {
            // Stops on the last frame: nothing behind it is asked for, however late it is.
            return ended && ready ? new Step.RangeOver() : new Step.HoldLast();
        }
        long upTo = Math.min(due, range.last());
        return ready && next <= upTo ? new Step.Show(upTo) : new Step.Wait();
    }

    /**
     * What follows a range of a sequence.
     *
     * @param index of the range that is over
     * @param count how many the sequence has
     * @param loops whether looping is on
     */
    static Next afterRange(int index, int count, PlaySequence.AfterLast afterLast, boolean loops) {
        if (index + 1 < count) {
            return new Next.Range(index + 1);
        }
        return switch (afterLast) {
            case PlaySequence.AfterLast.Park park -> new Next.Park(park.frame());
            case PlaySequence.AfterLast.Loop _ -> loops ? new Next.Range(0) : new Next.Stop();
            case PlaySequence.AfterLast.Stay _ -> new Next.Stop();
        };
    }

    /**
     * What a changed range means for what plays.
     *
     * @param range   the new one
     * @param first   where playing begins or began
     * @param shown   the frame on screen; means nothing unless started
     * @param started whether the first frame has been shown
     */
    static Change changed(FrameRange range, long first, long shown, boolean started) {
        if (!started) {
            return new Change.BeginAt(Math.clamp(first, range.in(), range.last()));
        }
        if (shown < range.in()) {
            return new Change.RestartAt(range.in());
        }
        return shown > range.last() ? new Change.Over() : new Change.GoOn();
    }

    /** Whether playing counts as stalled. @param late how long the due picture has been missing, in nanoseconds */
    static boolean stalls(long late) {
        return late > STALL;
    }

    /** Whether forward playback skips to a keyframe. @param late as for {@link #stalls} @param speed percent */
    static boolean skips(long late, int speed) {
        return speed >= SKIPS && late > STALL / 2;
    }

    /**
     * The frame to go on at where decoding can't keep up: a keyframe, if that leads on.
     *
     * @param next     the first frame that hasn't been shown
     * @param keyframe the last one at or before the due frame
     * @param speed    percent
     */
    static long skipTo(long next, long keyframe, int speed) {
        return speed >= SKIPS ? Math.max(next, keyframe) : next;
    }

    /**
     * Whether a decoded picture is passed over for the next one, which is due.
     *
     * @param late of the next, in nanoseconds
     */
    static boolean passesOver(long late) {
        return late > LATE;
    }

    /** Whether the clock is set by the picture that is shown now. @param late of that picture, in nanoseconds */
    static boolean resetsClock(long late, boolean stalled) {
        return stalled || late > BEHIND;
    }

    /** Whether reverse playback stops. @param shown the frame on screen */
    static boolean stopsBackwards(long shown) {
        return shown <= 0;
    }

    /** Whether reverse playback shows keyframes only. @param speed percent, negative */
    static boolean skipsBackwards(int speed) {
        return speed < SKIPS_BACKWARDS;
    }

    /**
     * Space: from the playhead; parked on the last frame, from in again; outside of the clip, through the whole source.
     *
     * @param at the frame on screen, −1 for none
     */
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

    /** Enter: from in. */
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
     * Around an edge: {@code count} frames of the constant or assumed rate before it and as many after, within the
     * source.
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

    /** Forward shuttle: from a frame through the source; null on its last frame. */
    @Nullable
    Start onward(long from) {
        return from < grid.frames() - 1 ? new Start(from, whole(), true) : null;
    }

    /** What follows a start's last frame: the whole of the selected clip can loop, anything else stops. */
    PlaySequence.AfterLast afterLast(Start start) {
        return start.within().equals(clip) ? new PlaySequence.AfterLast.Loop() : new PlaySequence.AfterLast.Stay();
    }

    private static Start fromIn(FrameRange range) {
        return new Start(range.in(), range, false);
    }
}
