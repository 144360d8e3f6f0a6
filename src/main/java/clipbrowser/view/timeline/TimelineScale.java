package clipbrowser.view.timeline;

import clipbrowser.time.FrameRange;

/**
 * Which part of a source is on screen, and where its frames lie across the width. Immutable; all in integers: positions
 * are 256ths of a frame, places on screen are pixels or 256ths of one. The visible part never reaches beyond the source.
 *
 * @param frames of the source, at least 1
 * @param width  pixels, at least 1
 * @param left   the position at the left edge, in 256ths of a frame
 * @param span   how much is visible, in 256ths of a frame
 */
public record TimelineScale(long frames, int width, long left, long span) {
    /** Positions in a frame, and places in a pixel. */
    static final int UNIT = 256;
    /** At the closest a frame is this wide in pixels; wider only where the source has too few frames to fill the width. */
    static final int CLOSEST = 24;
    /** A thousand days of frames: what 64 bits hold over any width. A longer source is a false statement. */
    private static final long MOST_FRAMES = 4_000_000_000L;
    private static final int MOST_PIXELS = 16_384;

    /** Kept within the source and between the widest and the closest look. */
    public TimelineScale {
        frames = Math.clamp(frames, 1, MOST_FRAMES);
        width = Math.clamp(width, 1, MOST_PIXELS);
        span = Math.clamp(span, closest(frames, width), frames * UNIT);
        left = Math.clamp(left, 0, frames * UNIT - span);
    }

    /** The whole source. */
    public static TimelineScale whole(long frames, int width) {
        return new TimelineScale(frames, width, 0, Long.MAX_VALUE);
    }

    private static long closest(long frames, int width) {
        return Math.min(frames * UNIT, Math.max(UNIT, (long) width * UNIT / CLOSEST));
    }

    /** Whether the whole source is on screen. */
    public boolean isWhole() {
        return span == frames * UNIT;
    }

    /** Where a frame begins, in 256ths of a pixel from the left edge; negative or beyond the width where it isn't visible. */
    public long place(long frame) {
        return Math.floorDiv((frame * UNIT - left) * width * UNIT, span);
    }

    /** Where a frame begins, in pixels for drawing. */
    public double x(long frame) {
        return place(frame) / (double) UNIT;
    }

    /** The frame under a place, in 256ths of a pixel from the left edge; kept within the source. */
    public long frameAtPlace(long place) {
        return Math.clamp(Math.floorDiv(positionAt(place), UNIT), 0, frames - 1);
    }

    /** The frame under a pixel, kept within the source. */
    public long frameAt(double x) {
        return frameAtPlace(Math.round(x * UNIT));
    }

    /** The frame whose beginning is nearest to a pixel: 0 to {@link #frames}, both inclusive. For edges. */
    public long boundaryAt(double x) {
        return Math.clamp(Math.floorDiv(positionAt(Math.round(x * UNIT)) + UNIT / 2, UNIT), 0, frames);
    }

    private long positionAt(long place) {
        return left + Math.floorDiv(place * span, (long) width * UNIT);
    }

    /** How many frames lie under so many pixels, rounded down. */
    public long framesUnder(double pixels) {
        return Math.floorDiv(Math.round(pixels * UNIT) * span, (long) width * UNIT * UNIT);
    }

    /** The frames that are at least partly on screen. */
    public FrameRange visible() {
        return new FrameRange(Math.floorDiv(left, UNIT), Math.ceilDiv(left + span, UNIT));
    }

    /**
     * Closer ({@code numerator > denominator}) or wider, with what lies under a pixel staying there as far as the
     * source's ends allow.
     */
    public TimelineScale zoomed(long numerator, long denominator, double aboutX) {
        long place = Math.round(Math.clamp(aboutX, 0, width) * UNIT);
        long to = Math.clamp(Math.ceilDiv(span * denominator, numerator), closest(frames, width), frames * UNIT);
        return new TimelineScale(frames, width, positionAt(place) - Math.floorDiv(place * to, (long) width * UNIT), to);
    }

    /** Moved so that what lay {@code pixels} to the right of the left edge now lies at it. */
    public TimelineScale panned(double pixels) {
        return new TimelineScale(frames, width,
                left + Math.floorDiv(Math.round(pixels * UNIT) * span, (long) width * UNIT),
                span);
    }

    /** With a frame in the middle. */
    public TimelineScale centred(long frame) {
        return new TimelineScale(frames, width, frame * UNIT + UNIT / 2 - span / 2, span);
    }

    /** A range filling most of the width, a tenth of it left on each side. */
    public TimelineScale fitting(FrameRange range) {
        long length = Math.max(closest(frames, width), range.length() * UNIT * 5 / 4);
        return new TimelineScale(frames, width, (range.in() + range.out()) * UNIT / 2 - length / 2, length);
    }

    /** The same look, moved if need be so that a range is on screen: in the middle, or from its start if it is longer. */
    public TimelineScale revealing(FrameRange range) {
        long from = range.in() * UNIT;
        long to = range.out() * UNIT;
        if (from >= left && to <= left + span) {
            return this;
        }
        long at = to - from <= span ? (from + to - span) / 2 : from - span / 20;
        return new TimelineScale(frames, width, at, span);
    }

    /** The same look, moved by no more than is needed for a boundary between frames to be on screen. */
    public TimelineScale reaching(long boundary) {
        long at = boundary * UNIT;
        return at < left
                ? new TimelineScale(frames, width, at, span)
                : at > left + span ? new TimelineScale(frames, width, at - span, span) : this;
    }

    /** The same look, turned like a page if a frame has left it: the frame then stands near the left edge. */
    public TimelineScale following(long frame) {
        long at = frame * UNIT;
        return at >= left && at < left + span ? this : new TimelineScale(frames, width, at - span / 20, span);
    }

    /** On another width: the whole source stays whole, else frames stay as wide as they are. */
    public TimelineScale onWidth(int pixels) {
        return isWhole() ? whole(frames, pixels) : new TimelineScale(frames, pixels, left, span * pixels / width);
    }

    /** With the visible part beginning at a share of the source: {@code numerator / denominator} of its length. */
    public TimelineScale from(long numerator, long denominator) {
        return new TimelineScale(frames, width, Math.floorDiv(frames * UNIT * numerator, denominator), span);
    }
}
