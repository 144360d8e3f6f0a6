package clipbrowser.player.audio;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.MediaTime;

/**
 * Says which frame is due when. One time of the source is tied to one instant; everything else is computed from these
 * two in integers, never by adding up frame durations, so it doesn't drift. Instants are nanoseconds of any monotonic
 * clock. Not thread-safe.
 */
public final class FrameClock {
    private static final long SECOND = 1_000_000_000;
    private final FrameGrid grid;
    private final long anchorStart;
    private final int speed;
    private long anchor;

    /**
     * @param frame due at {@code now}
     * @param speed percent of normal, negative backwards, never 0
     */
    public FrameClock(FrameGrid grid, long frame, long now, int speed) {
        this(grid, grid.startOf(frame), now, speed);
    }

    /** @param at of the source, at {@code now}: a range may begin while a frame is held */
    public FrameClock(FrameGrid grid, MediaTime at, long now, int speed) {
        if (speed == 0) {
            throw new IllegalArgumentException("speed 0");
        }
        this.grid = grid;
        this.anchorStart = at.nanos();
        this.anchor = now;
        this.speed = speed;
    }

    /** The instant a frame is due at. The frame after the last is due when the source ends. */
    public long dueAt(long frame) {
        return dueAt(grid.startOf(frame));
    }

    /** The instant a time of the source is due at. */
    public long dueAt(MediaTime time) {
        return anchor + (time.nanos() - anchorStart) * 100 / speed;
    }

    /** The frame on screen at an instant, kept within the source. */
    public long frameAt(long now) {
        long frame = grid.shownAt(new MediaTime(mediaNanos(now), SECOND));
        if (speed > 0) {
            // Times are rounded to nanoseconds: at exactly its due time a frame counts as shown.
            return frame + 1 < grid.frames() && dueAt(frame + 1) <= now ? frame + 1 : frame;
        }
        return frame;
    }

    /** Where in the source an instant is, in nanoseconds from its start; not kept within it. */
    public long mediaNanos(long now) {
        return anchorStart + (now - anchor) * speed / 100;
    }

    /** Makes everything due later by this many nanoseconds, earlier if negative. */
    public void delay(long nanos) {
        anchor += nanos;
    }

    public int speed() {
        return speed;
    }
}
