package clipbrowser.model;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;

/**
 * Bounds the editor set instead of the proposed ones, with the rate they were made at: where the source's settled rate
 * changes, the time is kept and the frames are found anew.
 */
public record Trim(FrameRange range, FrameRate rate) {
    /** No source has more frames: those of {@link MediaInfo#LONGEST_MS} at 1000 frames a second. */
    public static final long MOST_FRAMES = MediaInfo.LONGEST_MS;

    /** @throws IllegalArgumentException for a frame that no source has, which no time can be told of */
    public Trim {
        if (range.out() > MOST_FRAMES) {
            throw new IllegalArgumentException("frames to " + range.out());
        }
    }

    /** The frames of this trim on a grid, kept inside the source. */
    public FrameRange on(FrameGrid grid) {
        MediaTime from = range.from();
        MediaTime to = range.to();
        if (from != null || to != null) {
            return grid.during(from == null ? grid.startOf(Math.clamp(range.in(), 0, grid.frames() - 1)) : from,
                    to == null ? grid.startOf(Math.clamp(range.out(), 1, grid.frames())) : to);
        }
        boolean same = rate.equals(grid.rate());
        long in = same ? range.in() : nearest(range.in(), grid);
        long out = same ? range.out() : nearest(range.out(), grid);
        long newIn = Math.clamp(in, 0, grid.frames() - 1);
        return new FrameRange(newIn, Math.clamp(out, newIn + 1, grid.frames()));
    }

    /** Far past the source's end a frame's time may not fit in 64 bits, and isn't needed. */
    private long nearest(long frame, FrameGrid grid) {
        return rate.beginsAfter(frame, grid.end()) ? grid.frames() : grid.nearest(rate.startOf(frame));
    }
}
