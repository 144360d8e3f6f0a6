package clipbrowser.time;

import java.math.BigInteger;
import java.util.Arrays;

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
     * What the clock of the source's milliseconds shows when frame 0 is shown: 0, or as much later as the picture begins
     * after the sound.
     */
    MediaTime origin();

    /** The same frames, with another {@link #origin}. */
    FrameGrid from(MediaTime other);

    default MediaTime end() {
        return startOf(frames());
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
