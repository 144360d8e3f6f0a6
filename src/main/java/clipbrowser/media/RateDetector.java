package clipbrowser.media;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rate behind a container's rounded times. Times are constant if one frame duration explains each of them to
 * within one step of the container's clock; the length of the last frame plays no part.
 *
 * @param ticks     when each frame is shown, ascending, the first 0
 * @param endTicks  where the last frame ends
 * @param timescale ticks a second
 * @param step      what the container rounds times to, in ticks; 1 where the timescale itself is the rounding
 * @param hint      the rate that the headers name beside the times, null where they don't
 */
public record RateDetector(long[] ticks, long endTicks, long timescale, long step, @Nullable FrameRate hint) {
    private static final FrameRate FASTEST = new FrameRate(1000, 1);
    private static final FrameRate SLOWEST = new FrameRate(1, 3600);

    /** The rate that a frame duration in whole nanoseconds stands for, rounded or truncated. */
    public static FrameRate ofDuration(long nanos) {
        FrameRate rate = new FrameRate(1_000_000_000, nanos).snapped();
        return rate.isStandard()
                ? rate
                : new RateDetector(new long[]{0}, nanos, 1_000_000_000, 1, null).simplest(
                        new Fraction(nanos - 1, 1), new Fraction(nanos + 1, 1));
    }

    public FrameGrid grid() throws MediaException {
        Optional<FrameRate> constant = constant();
        if (constant.isPresent()) {
            return new FrameGrid.Even(usable(constant.get()), ticks.length);
        }
        // A last frame without a length of its own is given one tick, so that the grid ends after it.
        return new FrameGrid.Listed(ticks, Math.max(endTicks, ticks[ticks.length - 1] + 1), timescale,
                usable(assumed()));
    }

    /** The one rate of all frames; empty where there is none. */
    public Optional<FrameRate> constant() {
        if (ticks.length == 1) {
            return Optional.of(hint != null ? hint : new FrameRate(timescale, Math.max(1, endTicks)).snapped());
        }
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        long common = 0;
        for (int i = 1; i < ticks.length; i++) {
            long delta = ticks[i] - ticks[i - 1];
            shortest = Math.min(shortest, delta);
            longest = Math.max(longest, delta);
            common = common == 1 ? 1 : gcd(common, delta);
        }
        // Rounding yields two neighbouring durations at most. Times that were rounded more coarsely before they came
        // into this container (milliseconds in a timescale of 16000) show it by a common divisor.
        long rounding = Math.max(step, shortest == longest ? 1 : common);
        if (longest - shortest > rounding || shortest != longest && 3 * rounding > shortest) {
            return Optional.empty();
        }
        return fitting(rounding, shortest == longest);
    }

    /** Narrows the frame durations that explain every time, and names the likeliest rate among them. */
    private Optional<FrameRate> fitting(long rounding, boolean equal) {
        Fraction least = new Fraction(ticks[1] - rounding, 1);
        Fraction most = new Fraction(ticks[1] + rounding, 1);
        for (int i = 2; i < ticks.length; i++) {
            Fraction above = new Fraction(ticks[i] - rounding, i);
            Fraction below = new Fraction(ticks[i] + rounding, i);
            least = least.compareTo(above) < 0 ? above : least;
            most = most.compareTo(below) > 0 ? below : most;
        }
        if (least.compareTo(most) > 0) {
            return Optional.empty();
        }
        int last = ticks.length - 1;
        FrameRate mean = ratio(BigInteger.valueOf(timescale).multiply(BigInteger.valueOf(last)),
                BigInteger.valueOf(ticks[last]));
        if (hint != null && between(least, most, hint)) {
            return Optional.of(hint);
        }
        if (equal && (mean.isStandard() || rounding == 1 && timescale > 1000)) {
            return Optional.of(mean);
        }
        FrameRate best = null;
        for (FrameRate standard : FrameRate.STANDARD) {
            if (between(least, most, standard)
                    && (best == null || distance(standard, mean) < distance(best, mean))) {
                best = standard;
            }
        }
        if (best != null) {
            return Optional.of(best);
        }
        return Optional.of(equal ? mean : simplest(least, most));
    }

    /**
     * The assumed rate where it varies: the standard rate near the commonest frame duration, else the mean of the like.
     */
    private FrameRate assumed() {
        if (hint != null) {
            return hint;
        }
        long[] deltas = new long[ticks.length - 1];
        for (int i = 0; i < deltas.length; i++) {
            deltas[i] = ticks[i + 1] - ticks[i];
        }
        Arrays.sort(deltas);
        double pace = (double) timescale / deltas[deltas.length / 2];
        // Frames that are held, or stand where others were dropped, say nothing of the rate.
        long[] steady = Arrays.stream(deltas).filter(d -> 2 * d <= 3 * deltas[deltas.length / 2]).toArray();
        FrameRate mean = ratio(BigInteger.valueOf(timescale).multiply(BigInteger.valueOf(steady.length)),
                BigInteger.valueOf(Arrays.stream(steady).sum()));
        FrameRate best = null;
        double nearest = 0.02;
        for (FrameRate standard : FrameRate.STANDARD) {
            // A duration of 33 ms may be 30 or 29.97: the mean of the durations like it decides.
            double away = Math.abs(value(standard) / pace - 1);
            if (away <= nearest && (best == null || distance(standard, mean) < distance(best, mean))) {
                best = standard;
            }
        }
        return best != null ? best : mean.snapped();
    }

    private boolean between(Fraction least, Fraction most, FrameRate rate) {
        // A frame lasts timescale · denominator / numerator ticks.
        BigInteger duration = BigInteger.valueOf(timescale).multiply(BigInteger.valueOf(rate.denominator()));
        BigInteger unit = BigInteger.valueOf(rate.numerator());
        return duration.multiply(BigInteger.valueOf(least.under)).compareTo(
                unit.multiply(BigInteger.valueOf(least.over))) >= 0
                && duration.multiply(BigInteger.valueOf(most.under)).compareTo(
                        unit.multiply(BigInteger.valueOf(most.over))) <= 0;
    }

    /** The rate with the smallest terms whose frame duration lies in between (continued fractions). */
    private FrameRate simplest(Fraction least, Fraction most) {
        BigInteger scale = BigInteger.valueOf(timescale);
        BigInteger[] found = simplest(scale.multiply(BigInteger.valueOf(most.under)), BigInteger.valueOf(most.over),
                scale.multiply(BigInteger.valueOf(least.under)), BigInteger.valueOf(Math.max(1, least.over)));
        return ratio(found[0], found[1]);
    }

    private static BigInteger[] simplest(BigInteger lowOver, BigInteger lowUnder, BigInteger highOver,
            BigInteger highUnder) {
        BigInteger[] low = lowOver.divideAndRemainder(lowUnder);
        if (low[1].signum() == 0) {
            return new BigInteger[]{low[0], BigInteger.ONE};
        }
        BigInteger whole = low[0].add(BigInteger.ONE);
        if (whole.multiply(highUnder).compareTo(highOver) <= 0) {
            return new BigInteger[]{whole, BigInteger.ONE};
        }
        BigInteger[] rest = simplest(highUnder, highOver.subtract(low[0].multiply(highUnder)), lowUnder, low[1]);
        return new BigInteger[]{low[0].multiply(rest[0]).add(rest[1]), rest[0]};
    }

    /** As a rate; terms that don't fit are shortened, which no real file needs. */
    private static FrameRate ratio(BigInteger over, BigInteger under) {
        BigInteger divisor = over.gcd(under);
        BigInteger numerator = over.divide(divisor);
        BigInteger denominator = under.divide(divisor);
        int excess = Math.max(0, Math.max(numerator.bitLength(), denominator.bitLength()) - 40);
        return new FrameRate(numerator.shiftRight(excess).max(BigInteger.ONE).longValueExact(),
                denominator.shiftRight(excess).max(BigInteger.ONE).longValueExact());
    }

    private static FrameRate usable(FrameRate rate) throws MediaException {
        if (value(rate) > value(FASTEST) || value(rate) < value(SLOWEST)) {
            throw MediaException.unreadable("frame rate " + rate.exact());
        }
        return rate;
    }

    /** Only for choosing between rates that are all possible: no time is computed with it. */
    private static double distance(FrameRate one, FrameRate other) {
        return Math.abs(value(one) - value(other));
    }

    private static double value(FrameRate rate) {
        return (double) rate.numerator() / rate.denominator();
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    /** A frame duration in ticks, {@code over / under}; {@code under} is positive. */
    private record Fraction(long over, long under) implements Comparable<Fraction> {
        @Override
        public int compareTo(Fraction other) {
            // 128 bits: times may have 50 bits, frame numbers 24.
            long left = Math.multiplyHigh(over, other.under);
            long right = Math.multiplyHigh(other.over, under);
            return left != right
                    ? Long.compare(left, right)
                    : Long.compareUnsigned(over * other.under, other.over * under);
        }
    }
}
