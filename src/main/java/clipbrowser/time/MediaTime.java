package clipbrowser.time;

import java.math.BigInteger;

/**
 * A point on a source's clock, or a length of it, in exact seconds: {@code numerator / denominator}, in lowest terms,
 * denominator positive. Frame 0 of every source is shown at {@link #ZERO}.
 */
public record MediaTime(long numerator, long denominator) implements Comparable<MediaTime> {
    /** Up to here plain arithmetic doesn't overflow where times are taken apart. */
    private static final long SAFE = Long.MAX_VALUE / 4;

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

    /** Exact sum. @throws ArithmeticException if it doesn't fit in 64 bits over 64 bits */
    public MediaTime plus(MediaTime other) {
        return of(big(numerator).multiply(big(other.denominator)).add(big(other.numerator).multiply(big(denominator))),
                big(denominator).multiply(big(other.denominator)));
    }

    /** Exact difference. @throws ArithmeticException if it doesn't fit in 64 bits over 64 bits */
    public MediaTime minus(MediaTime other) {
        return plus(new MediaTime(Math.negateExact(other.numerator), other.denominator));
    }

    /** The same length without its sign. */
    public MediaTime abs() {
        return numerator < 0 ? new MediaTime(-numerator, denominator) : this;
    }

    /** Whole milliseconds, the nearest (halves up). */
    public long millis() {
        return nearest(1_000);
    }

    /** Whole microseconds, the nearest (halves up). */
    public long micros() {
        return nearest(1_000_000);
    }

    /** Whole nanoseconds, the nearest (halves up). */
    public long nanos() {
        return nearest(1_000_000_000);
    }

    private long nearest(long unitsPerSecond) {
        long most = SAFE / (2 * unitsPerSecond);
        if (numerator <= most && numerator >= -most && denominator <= SAFE) {
            return Math.floorDiv(numerator * 2 * unitsPerSecond + denominator, 2 * denominator);
        }
        BigInteger twice = big(numerator).multiply(big(2 * unitsPerSecond)).add(big(denominator));
        return floorDiv(twice, big(denominator).multiply(BigInteger.TWO)).longValueExact();
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
        return new MediaTime(numerator.divide(divisor).longValueExact(), denominator.divide(divisor).longValueExact());
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
