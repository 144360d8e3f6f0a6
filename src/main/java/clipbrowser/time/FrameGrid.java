package clipbrowser.time;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Where the frames of one source lie in time. Frames count from 0 in the order they are shown; frame 0 starts at 0.
 * The grid is {@link Even} for a constant rate; for a variable one it is the {@link Listed} times of the frames.
 */
public sealed interface FrameGrid {
    /** How many frames the source has; at least 1. */
    long frames();

    /** When a frame begins. The frame {@link #frames()} begins where the source ends. */
    MediaTime startOf(long frame);

    /** The frame on screen at a time, kept within the source. */
    long shownAt(MediaTime time);

    /** The frame whose start is nearest to a time; may be {@link #frames()} or beyond, or negative, on an even grid. */
    long nearest(MediaTime time);

    /** The constant rate, or the assumed one of a listed grid: for what must name a rate, such as timecode. */
    FrameRate rate();

    /**
     * What the clock of the source's milliseconds shows when frame 0 is shown: 0, or as much later as the picture
     * begins after the sound.
     */
    MediaTime origin();

    /** The same frames, with another {@link #origin}. */
    FrameGrid from(MediaTime other);

    default MediaTime end() {
        return startOf(frames());
    }

    /** When a range begins. */
    default MediaTime begins(FrameRange range) {
        MediaTime own = range.from();
        return own == null ? startOf(range.in()) : own;
    }

    /** When a range ends, exclusive. */
    default MediaTime ends(FrameRange range) {
        MediaTime own = range.to();
        return own == null ? startOf(range.out()) : own;
    }

    /** How long a range is. */
    default MediaTime lasts(FrameRange range) {
        return ends(range).minus(begins(range));
    }

    /**
     * What is shown between two times, kept within the source: whole frames on an even grid, the nearest; else exactly
     * that time, the frames at its ends in part. A time within a millisecond of a frame's start means that start.
     */
    FrameRange during(MediaTime from, MediaTime to);

    /** With another beginning; where that isn't before the end, the range keeps its length and moves. */
    FrameRange beginning(FrameRange range, MediaTime at);

    /** With another end, exclusive; where that isn't after the beginning, the range keeps its length and moves. */
    FrameRange ending(FrameRange range, MediaTime at);

    /** With so many more frames before and after, of the constant or assumed rate, kept within the source. */
    FrameRange withHandles(FrameRange range, long before, long after);

    /** A range as an interval that can be held against others of the same source: frames, or microseconds. */
    FrameRange interval(FrameRange range);

    /** With the in point on a frame; see {@link FrameRange#withIn}. */
    default FrameRange withIn(FrameRange range, long frame) {
        return beginning(range, startOf(Math.clamp(frame, 0, frames() - 1)));
    }

    /** With a frame as the last one (inclusive); see {@link FrameRange#withIn}. */
    default FrameRange withLast(FrameRange range, long frame) {
        return ending(range, startOf(Math.clamp(frame, 0, frames() - 1) + 1));
    }

    /**
     * With the beginning so many frames later, or earlier where negative: to the next picture's start, and by frames of
     * the assumed rate while a picture is held.
     */
    FrameRange movedIn(FrameRange range, long by);

    /** With the end so many frames later; see {@link #movedIn}. */
    FrameRange movedOut(FrameRange range, long by);

    /** When a count of timecode begins: where a frame carries it, that frame's start. May lie outside of the source. */
    default MediaTime startOfCount(long count) {
        long frame = frameOfCount(count);
        return frame >= 0 && frame < frames() && count(frame) == count ? startOf(frame) : rate().startOf(count);
    }

    /** The frame that carries a count of timecode, else the one that is shown then; see {@link #count(long)}. */
    long frameOfCount(long count);

    /**
     * The count of timecode, from frame 0, that stands for a time: the nearest frame of the constant or assumed rate.
     */
    default long count(MediaTime time) {
        return rate().frameNearest(time);
    }

    /** The count of timecode at which a range begins. */
    default long countIn(FrameRange range) {
        return this instanceof Even ? range.in() : count(begins(range));
    }

    /** The count of timecode of what is seen last of a range. */
    default long countLast(FrameRange range) {
        return this instanceof Even ? range.last() : Math.max(countIn(range), count(ends(range)) - 1);
    }

    /** The counts of timecode at which a range begins and ends, the latter exclusive. */
    default LongStream countEdges(FrameRange range) {
        return LongStream.of(countIn(range), countLast(range) + 1);
    }

    /** The count of timecode that stands for a frame. */
    default long count(long frame) {
        return this instanceof Even ? frame : count(startOf(frame));
    }

    /** One rate throughout. */
    record Even(FrameRate rate, long frames, MediaTime origin) implements FrameGrid {
        /** With frame 0 at 0 of the source's milliseconds. */
        public Even(FrameRate rate, long frames) {
            this(rate, frames, MediaTime.ZERO);
        }

        public Even {
            if (frames < 1) {
                throw new IllegalArgumentException("frames " + frames);
            }
        }

        @Override
        public FrameGrid from(MediaTime other) {
            return new Even(rate, frames, other);
        }

        @Override
        public MediaTime startOf(long frame) {
            return rate.startOf(frame);
        }

        @Override
        public FrameRange during(MediaTime from, MediaTime to) {
            long in = Math.clamp(nearest(from), 0, frames - 1);
            return new FrameRange(in, Math.clamp(nearest(to), in + 1, frames));
        }

        @Override
        public FrameRange beginning(FrameRange range, MediaTime at) {
            return range.withIn(nearest(at), frames);
        }

        @Override
        public FrameRange ending(FrameRange range, MediaTime at) {
            return range.withLast(nearest(at) - 1, frames);
        }

        @Override
        public FrameRange withHandles(FrameRange range, long before, long after) {
            return range.withHandles(before, after, frames);
        }

        @Override
        public FrameRange movedIn(FrameRange range, long by) {
            return range.withIn(range.in() + by, frames);
        }

        @Override
        public FrameRange movedOut(FrameRange range, long by) {
            return range.withLast(range.last() + by, frames);
        }

        @Override
        public long frameOfCount(long count) {
            return count;
        }

        @Override
        public FrameRange interval(FrameRange range) {
            return range;
        }

        @Override
        public long shownAt(MediaTime time) {
            return Math.clamp(rate.frameShown(time), 0, frames - 1);
        }

        @Override
        public long nearest(MediaTime time) {
            return rate.frameNearest(time);
        }
    }

    /**
     * Every frame's own time: {@code ticks[f] / timescale} seconds, ascending, the first 0; the source ends at
     * {@code endTicks}.
     */
    final class Listed implements FrameGrid {
        /** Times of the service are whole milliseconds: a frame's start may be off by so much, in microseconds. */
        private static final long ROUNDED = 1_000;
        /** No range is shorter, in microseconds. */
        private static final long SHORTEST = 1_000;
        private final long[] ticks;
        private final long endTicks;
        private final long timescale;
        private final FrameRate rate;
        private final MediaTime origin;

        /**
         * With frame 0 at 0 of the source's milliseconds.
         *
         * @throws IllegalArgumentException if the times aren't ascending from 0 or the end isn't past the last
         */
        public Listed(long[] ticks, long endTicks, long timescale, FrameRate assumed) {
            this(checked(ticks, endTicks, timescale), endTicks, timescale, assumed, MediaTime.ZERO);
        }

        private Listed(long[] ticks, long endTicks, long timescale, FrameRate assumed, MediaTime origin) {
            this.ticks = ticks;
            this.endTicks = endTicks;
            this.timescale = timescale;
            this.rate = assumed;
            this.origin = origin;
        }

        private static long[] checked(long[] ticks, long endTicks, long timescale) {
            if (ticks.length == 0 || ticks[0] != 0 || endTicks <= ticks[ticks.length - 1] || timescale <= 0) {
                throw new IllegalArgumentException("frame times");
            }
            for (int i = 1; i < ticks.length; i++) {
                if (ticks[i] <= ticks[i - 1]) {
                    throw new IllegalArgumentException("frame times at " + i);
                }
            }
            return ticks.clone();
        }

        /** Of what {@link #ticks} count, a second. */
        public long timescale() {
            return timescale;
        }

        /** When a frame begins. @param frame up to the number of frames, which begins where the source ends */
        public long ticks(int frame) {
            return frame == ticks.length ? endTicks : ticks[frame];
        }

        /** The same frame times, with another rate assumed for what must name one. */
        public Listed assuming(FrameRate other) {
            return other.equals(rate) ? this : new Listed(ticks, endTicks, timescale, other, origin);
        }

        @Override
        public MediaTime origin() {
            return origin;
        }

        @Override
        public FrameGrid from(MediaTime other) {
            return other.equals(origin) ? this : new Listed(ticks, endTicks, timescale, rate, other);
        }

        @Override
        public long frames() {
            return ticks.length;
        }

        @Override
        public FrameRate rate() {
            return rate;
        }

        @Override
        public MediaTime startOf(long frame) {
            if (frame >= ticks.length) {
                return new MediaTime(endTicks, timescale);
            }
            return new MediaTime(ticks[(int) Math.max(0, frame)], timescale);
        }

        /** In whole microseconds: sums of them never outgrow 64 bits. */
        @Override
        public FrameRange during(MediaTime from, MediaTime to) {
            long end = end().micros();
            long first = Math.clamp(from.micros(), 0, Math.max(0, end - SHORTEST));
            long last = Math.clamp(to.micros(), Math.min(first + SHORTEST, end), end);
            long atFirst = frameAt(first);
            long atLast = frameAt(last);
            if (atFirst >= 0 && atFirst == atLast) {
                // Both are the same frame's start, to within the rounding: that would be nothing.
                atLast = -1;
                last = Math.max(last, startOf(atFirst).micros() + SHORTEST);
            }
            long in = atFirst >= 0 ? Math.min(atFirst, frames() - 1) : shownAt(MediaTime.ofMicros(first));
            long out = atLast >= 0 ? atLast : shownAt(MediaTime.ofMicros(last)) + 1;
            return new FrameRange(in, Math.max(out, in + 1), atFirst >= 0 ? null : MediaTime.ofMicros(first),
                    atLast >= 0 ? null : MediaTime.ofMicros(last));
        }

        /** The frame that begins at a time, or {@link #frames} for the end; −1 where none does. */
        private long frameAt(long micros) {
            long near = nearest(MediaTime.ofMicros(micros));
            return Math.abs(startOf(near).micros() - micros) < ROUNDED ? near : -1;
        }

        @Override
        public FrameRange beginning(FrameRange range, MediaTime at) {
            MediaTime end = ends(range);
            return at.compareTo(end) < 0 ? during(at, end) : during(at, sum(at, lasts(range)));
        }

        @Override
        public FrameRange ending(FrameRange range, MediaTime at) {
            MediaTime begin = begins(range);
            return at.compareTo(begin) > 0 ? during(begin, at) : during(less(at, lasts(range)), at);
        }

        @Override
        public FrameRange withHandles(FrameRange range, long before, long after) {
            return during(less(begins(range), rate.startOf(before)), sum(ends(range), rate.startOf(after)));
        }

        @Override
        public FrameRange movedIn(FrameRange range, long by) {
            return beginning(range, moved(begins(range), by));
        }

        @Override
        public FrameRange movedOut(FrameRange range, long by) {
            return ending(range, moved(ends(range), by));
        }

        /** Kept within the source. */
        private MediaTime moved(MediaTime time, long by) {
            MediaTime frame = rate.frameDuration();
            // A picture that stands no longer than this isn't held.
            MediaTime held = rate.startOf(2);
            MediaTime at = time;
            for (long left = Math.abs(by); left > 0; left--) {
                MediaTime next = by > 0
                        ? startOf(shownAt(at) + 1)
                        : startOf(shownAt(at.minus(MediaTime.ofMicros(1))));
                MediaTime step = by > 0 ? at.plus(frame) : at.minus(frame);
                boolean near = next.minus(at).abs().compareTo(held) < 0;
                at = (near ? next : step).max(MediaTime.ZERO).min(end());
                if (at.equals(MediaTime.ZERO) || at.equals(end())) {
                    break;
                }
            }
            return at;
        }

        @Override
        public long frameOfCount(long count) {
            MediaTime half = new MediaTime(rate.denominator(), 2 * rate.numerator());
            return shownAt(rate.startOf(count).plus(half).minus(MediaTime.ofMicros(1)));
        }

        @Override
        public FrameRange interval(FrameRange range) {
            long from = begins(range).micros();
            return new FrameRange(from, Math.max(from + 1, ends(range).micros()));
        }

        private static MediaTime sum(MediaTime one, MediaTime other) {
            return MediaTime.ofMicros(one.micros() + other.micros());
        }

        private static MediaTime less(MediaTime one, MediaTime other) {
            return MediaTime.ofMicros(one.micros() - other.micros());
        }

        @Override
        public long shownAt(MediaTime time) {
            // Kept within what is searched first: far from the source, ticks may not fit in 64 bits.
            long at = MediaTime.floorDiv(
                    MediaTime.big(time.numerator()).multiply(MediaTime.big(timescale)),
                    MediaTime.big(time.denominator())).max(MediaTime.big(-1)).min(MediaTime.big(endTicks)).longValue();
            int found = Arrays.binarySearch(ticks, at);
            return Math.clamp(found >= 0 ? found : -found - 2, 0, ticks.length - 1);
        }

        @Override
        public long nearest(MediaTime time) {
            long shown = shownAt(time);
            long next = shown + 1 < ticks.length ? ticks[(int) shown + 1] : endTicks;
            BigInteger twice = MediaTime.big(time.numerator()).multiply(MediaTime.big(2 * timescale));
            BigInteger both = MediaTime.big(ticks[(int) shown]).add(MediaTime.big(next)).multiply(MediaTime.big(
                    time.denominator()));
            return twice.compareTo(both) < 0 ? shown : shown + 1;
        }
    }
}
