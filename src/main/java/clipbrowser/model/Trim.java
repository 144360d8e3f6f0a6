package clipbrowser.model;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;

/**
 * Bounds the editor set instead of the proposed ones, with the rate they were made at: where the source's settled rate
 * changes, the time is kept and the frames are found anew.
 */
public record Trim(FrameRange range, FrameRate rate) {

    /** The frames of this trim on a grid, kept inside the source. */
    public FrameRange on(FrameGrid grid) {
        boolean same = rate.equals(grid.rate());
        long in = same ? range.in() : grid.nearest(rate.startOf(range.in()));
        long out = same ? range.out() : grid.nearest(rate.startOf(range.out()));
        long newIn = Math.clamp(in, 0, grid.frames() - 1);
        return new FrameRange(newIn, Math.clamp(out, newIn + 1, grid.frames()));
    }
}
