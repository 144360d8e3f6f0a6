package clipbrowser.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class FrameRateTest {
    private static final List<FrameRate> STANDARD = FrameRate.STANDARD;

    @ParameterizedTest
    @CsvSource({"23.976,24000/1001", "23.98,24000/1001", "24,24", "25.0,25", "29.97,30000/1001", "29.970029,30000/1001",
            "30,30", "47.95,48000/1001", "50,50", "59.94,60000/1001", "60,60", "119.88,120000/1001", "120,120",
            "29.965,30000/1001", "24.01,24", "29.98,30000/1001"})
    void snapsReportedRatesToTheStandardOneTheyStandFor(BigDecimal reported, String exact) {
        assertThat(FrameRate.reported(reported).map(FrameRate::exact)).contains(exact);
    }

    @ParameterizedTest
    @CsvSource({"12.5,25/2", "15,15", "29.9,299/10", "24.02,1201/50", "90,90"})
    void leavesCustomRatesAsTheyAre(BigDecimal reported, String exact) {
        FrameRate rate = FrameRate.reported(reported).orElseThrow();
        assertThat(rate.exact()).isEqualTo(exact);
        assertThat(rate.isStandard()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0", "-25", "0.001", "1001", "1e300"})
    void refusesNumbersThatAreNoRate(BigDecimal reported) {
        assertThat(FrameRate.reported(reported)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("STANDARD")
    void everyFrameOfADayComesBackFromRoundedAndFromTruncatedMilliseconds(FrameRate rate) {
        long num = rate.numerator();
        long den = rate.denominator();
        long day = 86_400L * rate.nominal();
        for (long frame = 0; frame < day; frame++) {
            long thousandths = frame * 1000 * den;
            long truncated = thousandths / num;
            long rounded = (2 * thousandths + num) / (2 * num);
            if (rate.frameAt(truncated) != frame || rate.frameAt(rounded) != frame) {
                assertThat(rate.frameAt(truncated)).as("truncated, %s", rate.exact()).isEqualTo(frame);
                assertThat(rate.frameAt(rounded)).as("rounded, %s", rate.exact()).isEqualTo(frame);
            }
        }
    }

    @Test
    void aTimeBelongsToTheFrameWhoseStartIsNearestAndShowsTheOneThatHasStarted() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 200_000; i++) {
            FrameRate rate = STANDARD.get(random.nextInt(STANDARD.size()));
            long frame = random.nextLong(10_000_000);
            MediaTime start = rate.startOf(frame);
            MediaTime third = new MediaTime(rate.denominator(), 3 * rate.numerator());
            assertThat(rate.frameNearest(start)).isEqualTo(frame);
            assertThat(rate.frameShown(start)).isEqualTo(frame);
            assertThat(rate.frameNearest(start.plus(third))).isEqualTo(frame);
            assertThat(rate.frameNearest(start.minus(third))).isEqualTo(frame);
            assertThat(rate.frameShown(start.plus(third))).isEqualTo(frame);
            assertThat(rate.frameShown(start.minus(third))).isEqualTo(frame - 1);
        }
    }

    @Test
    void isKeptInLowestTerms() {
        assertThat(new FrameRate(60, 2)).isEqualTo(new FrameRate(30, 1));
        assertThat(new FrameRate(2997, 100).exact()).isEqualTo("2997/100");
        assertThatThrownBy(() -> new FrameRate(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"24000/1001,23.976", "24,24", "30000/1001,29.97", "60000/1001,59.94", "120000/1001,119.88",
            "48000/1001,47.952", "25/2,12.5"})
    void isCalledWhatEditorsCallIt(String exact, String label) {
        FrameRate rate = FrameRate.parse(exact).orElseThrow();
        assertThat(rate.label()).isEqualTo(label);
        assertThat(rate.exact()).isEqualTo(exact);
        assertThat(FrameRate.parse(rate.exact())).contains(rate);
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "0", "25/0", "-1/1", "1/2/3", "0.0000000000001", "NaN"})
    void refusesTextThatIsNoRate(String text) {
        assertThat(FrameRate.parse(text)).isEmpty();
    }
}
