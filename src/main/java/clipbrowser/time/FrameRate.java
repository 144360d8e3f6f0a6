package clipbrowser.time;

import static clipbrowser.time.MediaTime.big;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Frames a second as an exact fraction in lowest terms: 30000/1001, never 29.97. */
public record FrameRate(long numerator, long denominator) {
    /** The rates that a reported number is snapped to; everything else is a custom rate. */
    public static final List<FrameRate> STANDARD = List.of(new FrameRate(24000, 1001), new FrameRate(24, 1),
            new FrameRate(25, 1), new FrameRate(30000, 1001), new FrameRate(30, 1), new FrameRate(48000, 1001),
            new FrameRate(48, 1), new FrameRate(50, 1), new FrameRate(60000, 1001), new FrameRate(60, 1),
            new FrameRate(120000, 1001), new FrameRate(120, 1));

    private static final BigDecimal SNAP = new BigDecimal("0.01");
    /** What 32 bits hold, as the clocks of files do. */
    private static final long LARGEST_PART = 0xffff_ffffL;

    /** @throws IllegalArgumentException if either isn't positive */
    public FrameRate {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException("frame rate " + numerator + "/" + denominator);
        }
        long divisor = MediaTime.gcd(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    /**
     * The rate that a reported number stands for: the nearest standard rate within ±0.01, else the number itself.
     *
     * @return empty if the number isn't a usable rate (zero, negative, or over 1000)
     */
    public static Optional<FrameRate> reported(BigDecimal fps) {
        if (fps.signum() <= 0 || fps.compareTo(BigDecimal.valueOf(1000)) > 0
                || fps.compareTo(new BigDecimal("0.01")) < 0) {
            return Optional.empty();
        }
        BigDecimal exact = fps.setScale(6, RoundingMode.HALF_UP);
        return Optional.of(new FrameRate(exact.unscaledValue().longValueExact(), 1_000_000).snapped());
    }

    /** The nearest standard rate within ±0.01 frames a second, else this one. */
    public FrameRate snapped() {
        FrameRate best = this;
        BigDecimal distance = SNAP;
        for (FrameRate standard : STANDARD) {
            BigDecimal away = decimal().subtract(standard.decimal()).abs();
            if (away.compareTo(distance) <= 0) {
                best = standard;
                distance = away;
            }
        }
        return best;
    }

    public boolean isStandard() {
        return STANDARD.contains(this);
    }

    /** Frames that timecode counts in a second: 24 for 24000/1001, 30 for 30000/1001. */
    public int nominal() {
        return Math.toIntExact((numerator + denominator - 1) / denominator);
    }

    /** Labels dropped a minute in drop-frame timecode (2 or 4), 0 where this rate can't drop. */
    public int dropped() {
        if (denominator != 1001) {
            return 0;
        }
        return numerator == 30000 ? 2 : numerator == 60000 ? 4 : 0;
    }

    /** The frame nearest to a time in milliseconds: {@code floor((ms·num + 500·den) / (1000·den))}. */
    public long frameAt(long ms) {
        // Below 35 years and 4194 frames a second it fits in 64 bits.
        if (Math.abs(ms) < 1L << 40 && numerator < 1L << 22 && denominator < 1L << 22) {
            return Math.floorDiv(ms * numerator + 500 * denominator, 1000 * denominator);
        }
        return floor(big(ms).multiply(big(numerator)).add(big(500).multiply(big(denominator))),
                big(1000).multiply(big(denominator)));
    }

    /** The frame nearest to a time. */
    public long frameNearest(MediaTime time) {
        BigInteger half = big(time.denominator()).multiply(big(denominator));
        return floor(big(time.numerator()).multiply(big(numerator)).multiply(BigInteger.TWO).add(half),
                half.multiply(BigInteger.TWO));
    }

    /** The frame that is on screen at a time: the last that has started. */
    public long frameShown(MediaTime time) {
        return floor(big(time.numerator()).multiply(big(numerator)),
                big(time.denominator()).multiply(big(denominator)));
    }

    /** When a frame begins. */
    public MediaTime startOf(long frame) {
        return new MediaTime(Math.multiplyExact(frame, denominator), numerator);
    }

    /** Whether a frame, of any number, begins later than a time. */
    public boolean beginsAfter(long frame, MediaTime time) {
        return big(frame).multiply(big(denominator)).multiply(big(time.denominator())).compareTo(big(
                time.numerator()).multiply(big(numerator))) > 0;
    }

    /** The time from one frame to the next. */
    public MediaTime frameDuration() {
        return startOf(1);
    }

    /** {@code "30000/1001"}, {@code "25"}: exact, and read back by {@link #parse}. */
    public String exact() {
        return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }

    /** {@code "29.97"}, {@code "25"}: what an editor calls it, at most three decimals. */
    public String label() {
        BigDecimal shown = decimal().setScale(denominator == 1001 ? 2 : 3, RoundingMode.HALF_UP).stripTrailingZeros();
        // Editors say 23.976, and 23.98 only where there is no room.
        if (denominator == 1001 && (numerator == 24000 || numerator == 48000)) {
            shown = decimal().setScale(3, RoundingMode.HALF_UP);
        }
        return shown.toPlainString();
    }

    /**
     * Reads {@link #exact}'s form or a decimal number, which is snapped.
     *
     * @return empty if it is neither, or no rate that a source could have: below 0.01, over 1000, or a fraction of
     *         larger numbers than a file's clock can be
     */
    public static Optional<FrameRate> parse(String text) {
        String trimmed = text.strip();
        try {
            int slash = trimmed.indexOf('/');
            if (slash >= 0) {
                FrameRate rate = new FrameRate(Long.parseLong(trimmed.substring(0, slash).strip()),
                        Long.parseLong(trimmed.substring(slash + 1).strip()));
                return rate.possible() ? Optional.of(rate) : Optional.empty();
            }
            return trimmed.length() > 12 ? Optional.empty() : reported(new BigDecimal(trimmed));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean possible() {
        return numerator <= LARGEST_PART && denominator <= LARGEST_PART && denominator <= numerator * 100
                && numerator <= denominator * 1000;
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 9, RoundingMode.HALF_UP);
    }

    private static long floor(BigInteger dividend, BigInteger divisor) {
        return MediaTime.floorDiv(dividend, divisor).longValueExact();
    }
}
