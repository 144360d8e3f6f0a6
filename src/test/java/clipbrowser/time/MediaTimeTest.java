package clipbrowser.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaTimeTest {
    @Test
    void isExact() {
        MediaTime third = new MediaTime(1, 3);
        assertThat(third.plus(third).plus(third)).isEqualTo(new MediaTime(1, 1));
        assertThat(third.minus(third)).isEqualTo(MediaTime.ZERO);
        assertThat(new MediaTime(-1, 3).abs()).isEqualTo(third);
        assertThat(new MediaTime(33, 99)).isEqualTo(third);
    }

    @Test
    void roundsToTheNearestUnit() {
        assertThat(new MediaTime(1001, 30_000).millis()).isEqualTo(33);
        assertThat(new MediaTime(1001, 30_000).micros()).isEqualTo(33_367);
        assertThat(new MediaTime(1, 2000).millis()).isEqualTo(1);
        assertThat(new MediaTime(-1, 3).millis()).isEqualTo(-333);
    }

    @Test
    void plainAndLargeArithmeticAgree() {
        long[] numerators = {0, 1, -1, 441, -441, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 40, -(1L << 40) + 7,
                Long.MAX_VALUE / 4_000_000, Long.MAX_VALUE / 3_999_999};
        long[] denominators = {1, 24, 30_000, 90_000, Integer.MAX_VALUE, (1L << 33) - 9};
        for (long n : numerators) {
            for (long d : denominators) {
                MediaTime time = new MediaTime(n, d);
                java.math.BigDecimal exact = java.math.BigDecimal.valueOf(n).multiply(
                        java.math.BigDecimal.valueOf(1_000_000)).divide(java.math.BigDecimal.valueOf(d), 30,
                                java.math.RoundingMode.FLOOR);
                assertThat(time.micros()).isEqualTo(exact.add(new java.math.BigDecimal("0.5")).setScale(0,
                        java.math.RoundingMode.FLOOR).longValueExact());
                assertThat(time.compareTo(new MediaTime(441, 24))).isEqualTo(Integer.signum(
                        java.math.BigInteger.valueOf(n).multiply(java.math.BigInteger.valueOf(24)).compareTo(
                                java.math.BigInteger.valueOf(d).multiply(java.math.BigInteger.valueOf(441)))));
            }
        }
    }

    @Test
    void isWrittenAsFinalCutWritesIt() {
        assertThat(new MediaTime(441, 24)).hasToString("147/8s");
        assertThat(new MediaTime(6, 2)).hasToString("3s");
    }
}
