package clipbrowser.time;

import java.math.BigInteger;

/**
 * A point on a source's clock, or a length of it, in exact seconds: {@code numerator / denominator}, in lowest terms,
 * denominator positive. Frame 0 of every source is shown at {@link #ZERO}.
 */
public record MediaTime(long numerator, long denominator) implements Comparable<MediaTime> {
    /** Up to here plain arithmetic doesn't overflow where times are taken apart. */
    private static final long SAFE = Long.MAX_VALUE / 4;

    /** How far conversions to whole units reach; two of them can be added or subtracted without overflow. */
    private static final BigInteger FAR = BigInteger.ONE.shiftLeft(62);
    /** Sums whose exact denominator needs more than 64 bits are rounded to it. */
    private static final BigInteger ROUNDED = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    public static final MediaTime ZERO = new MediaTime(0, 1);

    /** @throws IllegalArgumentException if the denominator isn't positive */
    public MediaTime {
        if (denominator <= 0) {
            throw new IllegalArgumentException("denominator " + denominator);
        }
        long divisor = gcd(Math.abs(numerator), denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    /** @param ms milliseconds */
    public static MediaTime ofMillis(long ms) {
        return new MediaTime(ms, 1000);
    }

    /** @param micros microseconds */
    public static MediaTime ofMicros(long micros) {
        return new MediaTime(micros, 1_000_000);
    }

    /**
     * The sum: exact where it fits in 64 bits over 64 bits, which real clocks' sums do; else to the nearest nanosecond,
     * at most 2^62 of them (146 years) from 0.
     */
    public MediaTime plus(MediaTime other) {
        return of(big(numerator).multiply(big(other.denominator)).add(big(other.numerator).multiply(big(denominator))),
                big(denominator).multiply(big(other.denominator)));
    }

    /** The difference, as exact as {@link #plus}. */
    public MediaTime minus(MediaTime other) {
        return of(big(numerator).multiply(big(other.denominator)).subtract(
                big(other.numerator).multiply(big(denominator))), big(denominator).multiply(big(other.denominator)));
    }

    /** The earlier of both. */
    public MediaTime min(MediaTime other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The later of both. */
    public MediaTime max(MediaTime other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The same length without its sign. */
    public MediaTime abs() {
        return numerator < 0 ? new MediaTime(-numerator, denominator) : this;
    }

    /** Whole milliseconds, the nearest (halves up); ±2^62 for what lies farther. */
    public long millis() {
        return nearest(1_000);
    }

    /** Whole microseconds, the nearest (halves up); ±2^62 for what lies farther. */
    public long micros() {
        return nearest(1_000_000);
    }

    /** Whole nanoseconds, the nearest (halves up); ±2^62 (146 years) for what lies farther. */
    public long nanos() {
        return nearest(1_000_000_000);
    }

    private long nearest(long unitsPerSecond) {
        long most = SAFE / (2 * unitsPerSecond);
        if (numerator <= most && numerator >= -most && denominator <= SAFE) {
            return Math.floorDiv(numerator * 2 * unitsPerSecond + denominator, 2 * denominator);
        }
        BigInteger twice = big(numerator).multiply(big(2 * unitsPerSecond)).add(big(denominator));
        return near(floorDiv(twice, big(denominator).multiply(BigInteger.TWO)));
    }

    @Override
    public int compareTo(MediaTime other) {
        if (isSmall() && other.isSmall()) {
            return Long.compare(numerator * other.denominator, other.numerator * denominator);
        }
        return big(numerator).multiply(big(other.denominator)).compareTo(
                big(other.numerator).multiply(big(denominator)));
    }

    /** {@code "441/24s"}, or {@code "3s"} where the seconds are whole. */
    @Override
    public String toString() {
        return denominator == 1 ? numerator + "s" : numerator + "/" + denominator + "s";
    }

    private boolean isSmall() {
        return numerator == (int) numerator && denominator == (int) denominator;
    }

    private static MediaTime of(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        BigInteger over = numerator.divide(divisor);
        BigInteger under = denominator.divide(divisor);
        if (over.abs().compareTo(MOST) <= 0 && under.compareTo(MOST) <= 0) {
            return new MediaTime(over.longValueExact(), under.longValueExact());
        }
        BigInteger twice = over.multiply(ROUNDED).multiply(BigInteger.TWO).add(under);
        return new MediaTime(near(floorDiv(twice, under.multiply(BigInteger.TWO))), ROUNDED.longValueExact());
    }

    private static long near(BigInteger value) {
        return value.max(FAR.negate()).min(FAR).longValueExact();
    }

    static BigInteger floorDiv(BigInteger dividend, BigInteger divisor) {
        BigInteger[] both = dividend.divideAndRemainder(divisor);
        return both[1].signum() < 0 ? both[0].subtract(BigInteger.ONE) : both[0];
    }

    static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 0 ? 1 : a;
    }

    static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
