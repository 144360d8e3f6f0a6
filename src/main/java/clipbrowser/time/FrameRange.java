package clipbrowser.time;

import org.jspecify.annotations.Nullable;

/**
 * Frames of a source from {@code in} (inclusive) to {@code out} (exclusive): at least one frame. The window shows
 * {@link #last()} as the out point; only files carry the exclusive one.
 * <p> Where frames aren't equally long, a range may begin and end while a frame is held: its first and last frame are
 * then shown for the part of their time that lies in it. {@link FrameGrid} tells such a range's times and makes new
 * ones of it.
 *
 * @param from when it begins, where that isn't when its first frame does; else null
 * @param to   when it ends, exclusive, where that isn't when its last frame ends; else null
 */
public record FrameRange(long in, long out, @Nullable MediaTime from, @Nullable MediaTime to) {
    /** Whole frames. */
    public FrameRange(long in, long out) {
        this(in, out, null, null);
    }

    /** @throws IllegalArgumentException if there isn't at least one frame, or in is negative */
    public FrameRange {
        if (in < 0 || out <= in) {
            throw new IllegalArgumentException("frames " + in + " to " + out);
        }
    }

    /** A range given by its last frame, inclusive. */
    public static FrameRange ofLast(long in, long last) {
        return new FrameRange(in, last + 1);
    }

    /** The last frame that belongs to the range. */
    public long last() {
        return out - 1;
    }

    /** In frames; at least 1. */
    public long length() {
        return out - in;
    }

    public boolean contains(long frame) {
        return frame >= in && frame < out;
    }

    /** How many frames both share; 0 where they don't meet. */
    public long overlap(FrameRange other) {
        return Math.max(0, Math.min(out, other.out) - Math.max(in, other.in));
    }

    /**
     * With the in point on a frame. It is never refused: where it meets or passes the last frame, the range keeps its
     * length and moves, within a source of {@code frames} frames.
     */
    public FrameRange withIn(long frame, long frames) {
        long newIn = Math.clamp(frame, 0, frames - 1);
        return newIn < out ? new FrameRange(newIn, out) : new FrameRange(newIn, Math.min(newIn + length(), frames));
    }

    /** With a frame as the last one (inclusive); see {@link #withIn}. */
    public FrameRange withLast(long frame, long frames) {
        long newOut = Math.clamp(frame, 0, frames - 1) + 1;
        return newOut > in ? new FrameRange(in, newOut) : new FrameRange(Math.max(0, newOut - length()), newOut);
    }

    /** With {@code before} and {@code after} more frames, kept within a source of {@code frames} frames. */
    public FrameRange withHandles(long before, long after, long frames) {
        return new FrameRange(Math.max(0, in - before), Math.min(frames, out + after));
    }
}
