package clipbrowser.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TimecodeTest {
    private static final FrameRate R2997 = new FrameRate(30000, 1001);
    private static final FrameRate R5994 = new FrameRate(60000, 1001);

    @ParameterizedTest
    @CsvSource({"1799,00:00:59;29", "1800,00:01:00;02", "17982,00:10:00;00", "107892,01:00:00;00",
            "107957,01:00:02;05"})
    void labelsDropFrameAsTheStandardDoesAt2997(long frame, String label) {
        Timecode drop = new Timecode(R2997, true, 0);
        assertThat(drop.label(frame)).isEqualTo(label);
        assertThat(drop.frame(label)).contains(frame);
    }

    @ParameterizedTest
    @CsvSource({"3600,00:01:00;04", "215784,01:00:00;00"})
    void labelsDropFrameAsTheStandardDoesAt5994(long frame, String label) {
        Timecode drop = new Timecode(R5994, true, 0);
        assertThat(drop.label(frame)).isEqualTo(label);
        assertThat(drop.frame(label)).contains(frame);
    }

    @ParameterizedTest
    @FieldSource("clipbrowser.time.FrameRate#STANDARD")
    void everyFrameOfADayComesBackFromItsLabel(FrameRate rate) {
        roundTrip(new Timecode(rate, false, 0), 86_400L * rate.nominal());
    }

    @Test
    void everyFrameOfADayComesBackFromItsDropFrameLabel() {
        // A day of drop-frame labels is 24 × 107892 (or twice that): within 2.6 ms of a day on the clock.
        roundTrip(new Timecode(R2997, true, 0), 24L * 107_892);
        roundTrip(new Timecode(R5994, true, 0), 24L * 215_784);
    }

    private static void roundTrip(Timecode timecode, long frames) {
        String before = "";
        for (long frame = 0; frame < frames; frame++) {
            String label = timecode.label(frame);
            // Neither an assertion object a frame nor an Optional check: this runs 60 million times.
            if (timecode.frame(label).orElse(-1L) != frame || label.compareTo(before) <= 0) {
                assertThat(timecode.frame(label)).as("%s at %s", label, timecode).contains(frame);
                assertThat(label).isGreaterThan(before);
            }
            before = label;
        }
    }

    @Test
    void aDayOfDropFrameEndsAMomentBeforeMidnight() {
        assertThat(new Timecode(R2997, true, 0).label(24L * 107_892 - 1)).isEqualTo("23:59:59;29");
        assertThat(new Timecode(R5994, true, 0).label(24L * 215_784 - 1)).isEqualTo("23:59:59;59");
    }

    @Test
    void aLabelThatDropFrameSkipsMeansTheNextThatExists() {
        Timecode drop = new Timecode(R2997, true, 0);
        assertThat(drop.frame("00:01:00;00")).contains(1800L);
        assertThat(drop.frame("00:01:00;01")).contains(1800L);
        assertThat(drop.frame("00:10:00;00")).contains(17982L);
        assertThat(new Timecode(R5994, true, 0).frame("00:01:00;03")).contains(3600L);
    }

    @Test
    void onlyTheTwoRatesThatCanDropEverDrop() {
        for (FrameRate rate : FrameRate.STANDARD) {
            assertThat(new Timecode(rate, true, 0).drop()).isEqualTo(rate.equals(R2997) || rate.equals(R5994));
        }
    }

    @Test
    void countsNonDropAtTheNominalRate() {
        assertThat(Timecode.of(new FrameRate(24000, 1001)).label(24)).isEqualTo("00:00:01:00");
        assertThat(Timecode.of(R2997).label(30 * 3600)).isEqualTo("01:00:00:00");
    }

    @Test
    void hasThreeFrameDigitsAboveNinetyNineFramesASecond() {
        assertThat(Timecode.of(new FrameRate(120, 1)).label(125)).isEqualTo("00:00:01:005");
        assertThat(Timecode.of(new FrameRate(120000, 1001)).label(119)).isEqualTo("00:00:00:119");
        assertThat(Timecode.of(new FrameRate(60, 1)).label(59)).isEqualTo("00:00:00:59");
    }

    @Test
    void startShiftsLabelsButNotLengths() {
        Timecode from = new Timecode(R2997, true, new Timecode(R2997, true, 0).frame("09:58:55;00").orElseThrow());
        assertThat(from.label(0)).isEqualTo("09:58:55;00");
        assertThat(from.label(149)).isEqualTo("09:58:59;29");
        assertThat(from.label(150)).isEqualTo("09:59:00;02");
        assertThat(from.frame("09:59:00;02")).contains(150L);
        assertThat(from.length(30)).isEqualTo("00:00:01;00");
    }

    @ParameterizedTest
    @CsvSource({"''", "12", "00:00:00", "00:00:00:30", "00:00:60:00", "00:60:00:00", "00:00:00:-1", "::::", "0:0:0:",
            "00:00:00:00:00", "0000:00:00:00", "00;00:00:00", "a0:00:00:00", "٠٠:٠٠:٠٠:٠٠"})
    void refusesWhatIsNoLabel(String typed) {
        assertThat(Timecode.of(R2997).frame(typed)).isEmpty();
    }

    @Test
    void readsLabelsTypedCarelessly() {
        assertThat(Timecode.of(R2997).frame(" 1:2:3.4 ")).contains(((3600L + 120 + 3) * 30) + 4);
        assertThat(new Timecode(R2997, true, 0).frame("00:01:00:02")).contains(1800L);
    }
}
