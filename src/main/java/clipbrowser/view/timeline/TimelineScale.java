package clipbrowser.view.timeline;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameGrid.Listed;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a source is on screen, and where its frames lie across the width. Immutable; all in integers: positions
 * are 256ths of a frame, places on screen are pixels or 256ths of one. The visible part never reaches beyond the
 * source.
 *
 * @param frames of the source, at least 1
 * @param width  pixels, at least 1
 * @param left   the position at the left edge, in 256ths of a frame
 * @param span   how much is visible, in 256ths of a frame
 * @param times  when the frames begin, where they aren't equally long: positions are then 256ths of a frame at the rate
 *               that is assumed, as timecode counts them, so that places follow time; else null
 */
public record TimelineScale(long frames, int width, long left, long span, @Nullable Listed times) {
    /** Positions in a frame, and places in a pixel. */
    static final int UNIT = 256;
    /**
     * At the closest a frame is this wide in pixels; wider only where the source has too few frames to fill the width.
     */
    static final int CLOSEST = 24;
    /** A thousand days of frames: what 64 bits hold over any width. A longer source is a false statement. */
    private static final long MOST_FRAMES = 4_000_000_000L;
    private static final int MOST_PIXELS = 16_384;

    /** Kept within the source and between the widest and the closest look. */
    public TimelineScale {
        frames = Math.clamp(frames, 1, MOST_FRAMES);
        width = Math.clamp(width, 1, MOST_PIXELS);
        long total = times == null ? frames * UNIT : position(times, times.end());
        span = Math.clamp(span, closest(total, width), total);
        left = Math.clamp(left, 0, total - span);
    }

    /** With frames that are equally long. */
    public TimelineScale(long frames, int width, long left, long span) {
        this(frames, width, left, span, null);
    }

    /** The whole source. */
    public static TimelineScale whole(long frames, int width) {
        return new TimelineScale(frames, width, 0, Long.MAX_VALUE);
    }

    /** The whole source, wherever its frames lie in time. */
    public static TimelineScale whole(FrameGrid grid, int width) {
        return new TimelineScale(grid.frames(), width, 0, Long.MAX_VALUE,
                grid instanceof Listed listed ? listed : null);
    }

    /** A range of the source over all of the width. */
    public static TimelineScale over(FrameGrid grid, FrameRange range, int width) {
        TimelineScale whole = whole(grid, width);
        return whole.seen(whole.from(range), whole.to(range) - whole.from(range));
    }

    /** The whole of the same source. */
    TimelineScale whole() {
        return seen(0, Long.MAX_VALUE);
    }

    /** The same source, with frames where these are in time, counted as timecode does: for rulers. */
    TimelineScale counted() {
        return times == null ? this : new TimelineScale(Math.ceilDiv(total(), UNIT), width, left, span);
    }

    private TimelineScale seen(long from, long length) {
        return new TimelineScale(frames, width, from, length, times);
    }

    private static long closest(long total, int width) {
        return Math.min(total, Math.max(UNIT, (long) width * UNIT / CLOSEST));
    }

    /** How long the source is, in positions. */
    long total() {
        return times == null ? frames * UNIT : position(times, times.end());
    }

    private static long position(Listed in, MediaTime time) {
        FrameRate rate = in.rate();
        return Math.max(1, new FrameRate(rate.numerator() * UNIT, rate.denominator()).frameShown(time));
    }

    /** Where a frame begins, as a position. */
    private long position(long frame) {
        return times == null ? frame * UNIT : frame <= 0 ? frame : position(times, times.startOf(frame));
    }

    private long from(FrameRange range) {
        return times == null || range.from() == null ? position(range.in()) : position(times, times.begins(range));
    }

    private long to(FrameRange range) {
        return times == null || range.to() == null ? position(range.out()) : position(times, times.ends(range));
    }

    private static MediaTime time(Listed in, long position) {
        // Neither part of an odd rate may make this outgrow 64 bits.
        return MediaTime.ofMicros(BigInteger.valueOf(position).multiply(BigInteger.valueOf(in.rate().denominator()))
                .multiply(BigInteger.valueOf(1_000_000)).divide(BigInteger.valueOf(in.rate().numerator() * UNIT))
                .longValue());
    }

    private long frameAtPosition(long position) {
        return times == null ? Math.floorDiv(position, UNIT) : times.shownAt(time(times, position));
    }

    /** Where a range begins, in pixels for drawing. */
    public double inX(FrameRange range) {
        return placeOf(from(range)) / (double) UNIT;
    }

    /** Where a range ends, in pixels for drawing. */
    public double outX(FrameRange range) {
        return placeOf(to(range)) / (double) UNIT;
    }

    /** Whether the whole source is on screen. */
    public boolean isWhole() {
        return span == total();
    }

    /**
     * Where a frame begins, in 256ths of a pixel from the left edge; negative or beyond the width where it isn't
     * visible.
     */
    public long place(long frame) {
        return placeOf(position(frame));
    }

    private long placeOf(long position) {
        return Math.floorDiv((position - left) * width * UNIT, span);
    }

    /** Where a frame begins, in pixels for drawing. */
    public double x(long frame) {
        return place(frame) / (double) UNIT;
    }

    /**
     * Where the playhead stands on a frame, in pixels: where the clip begins while its first picture is held, there.
     *
     * @param clip that is selected; null for none
     */
    public double headX(long frame, @Nullable FrameRange clip) {
        return placeOf(head(frame, clip)) / (double) UNIT;
    }

    private long head(long frame, @Nullable FrameRange clip) {
        return clip != null && clip.contains(frame) ? Math.max(position(frame), from(clip)) : position(frame);
    }

    /**
     * How wide the playhead's frame is from there on, in pixels: of a picture that is held, one of the assumed rate.
     */
    public double headWidth(long frame, double from) {
        double frames = times == null ? Double.MAX_VALUE : (double) UNIT * width / span;
        return Math.max(0, Math.min(Math.min(x(frame + 1), width) - from, frames));
    }

    /** The frame under a place, in 256ths of a pixel from the left edge; kept within the source. */
    public long frameAtPlace(long place) {
        return Math.clamp(frameAtPosition(positionAt(place)), 0, frames - 1);
    }

    /** The frame under a pixel, kept within the source. */
    public long frameAt(double x) {
        return frameAtPlace(Math.round(x * UNIT));
    }

    /**
     * The boundary between frames that is nearest to a pixel: 0 to {@link #counts}, both inclusive, as timecode counts
     * them. For edges.
     */
    public long boundaryAt(double x) {
        return Math.clamp(Math.floorDiv(positionAt(Math.round(x * UNIT)) + UNIT / 2, UNIT), 0, counts());
    }

    /** How many frames timecode counts in the source. */
    public long counts() {
        return times == null ? frames : Math.max(1, times.count(times.end()));
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
        return times == null
                ? new FrameRange(Math.floorDiv(left, UNIT), Math.ceilDiv(left + span, UNIT))
                : new FrameRange(frameAtPosition(left), frameAtPosition(left + span - 1) + 1);
    }

    /**
     * What is on screen: whole frames where they are equally long, else exactly as much of the held ones as is seen.
     */
    public FrameRange onScreen() {
        return times == null ? visible() : times.during(time(times, left), time(times, left + span));
    }

    /**
     * Closer ({@code numerator > denominator}) or wider, with what lies under a pixel staying there as far as the
     * source's ends allow.
     */
    public TimelineScale zoomed(long numerator, long denominator, double aboutX) {
        long place = Math.round(Math.clamp(aboutX, 0, width) * UNIT);
        long to = Math.clamp(Math.ceilDiv(span * denominator, numerator), closest(total(), width), total());
        return seen(positionAt(place) - Math.floorDiv(place * to, (long) width * UNIT), to);
    }

    /** Moved so that what lay {@code pixels} to the right of the left edge now lies at it. */
    public TimelineScale panned(double pixels) {
        return seen(left + Math.floorDiv(Math.round(pixels * UNIT) * span, (long) width * UNIT), span);
    }

    /** With a frame in the middle. */
    public TimelineScale centred(long frame) {
        return seen(position(frame) + UNIT / 2 - span / 2, span);
    }

    /** A range filling most of the width, a tenth of it left on each side. */
    public TimelineScale fitting(FrameRange range) {
        long length = Math.max(closest(total(), width), (to(range) - from(range)) * 5 / 4);
        return seen((from(range) + to(range)) / 2 - length / 2, length);
    }

    /** A range over a third of the width, in the middle of it. */
    public TimelineScale around(FrameRange range) {
        long length = Math.max(closest(total(), width), (to(range) - from(range)) * 3);
        return seen((from(range) + to(range)) / 2 - length / 2, length);
    }

    /**
     * The same look, moved if need be so that a range is on screen with a tenth of the width on both sides: in the
     * middle then, or from its start if it is longer.
     */
    public TimelineScale revealing(FrameRange range) {
        long from = from(range);
        long to = to(range);
        long beside = Math.max(0, Math.min(span / 10, (span - (to - from)) / 2));
        if (Math.max(0, from - beside) >= left && Math.min(total(), to + beside) <= left + span) {
            return this;
        }
        long at = to - from <= span ? (from + to - span) / 2 : from - span / 20;
        return seen(at, span);
    }

    /**
     * The same look, moved by no more than is needed for a boundary between frames to be on screen; see
     * {@link #boundaryAt}.
     */
    public TimelineScale reaching(long boundary) {
        long at = Math.min(boundary * UNIT, total());
        return at < left
                ? seen(at, span)
                : at > left + span ? seen(at - span, span) : this;
    }

    /**
     * The same look, turned like a page if the playhead has left it, which then stands near the left edge; see
     * {@link #headX}.
     */
    public TimelineScale following(long frame, @Nullable FrameRange clip) {
        long at = head(frame, clip);
        return at >= left && at < left + span ? this : seen(at - span / 20, span);
    }

    /** On another width: the whole source stays whole, else frames stay as wide as they are. */
    public TimelineScale onWidth(int pixels) {
        return isWhole()
                ? new TimelineScale(frames, pixels, 0, Long.MAX_VALUE, times)
                : new TimelineScale(frames, pixels, left, span * pixels / width, times);
    }

    /** With the visible part beginning at a share of the source: {@code numerator / denominator} of its length. */
    public TimelineScale from(long numerator, long denominator) {
        return seen(Math.floorDiv(total() * numerator, denominator), span);
    }
}
