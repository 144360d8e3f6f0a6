package clipbrowser.view.source;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.FrameRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetEntryTest {
    private static final FrameRate NTSC = new FrameRate(30000, 1001);

    @ParameterizedTest
    @CsvSource({"1500, 1500", "-1500 ms, -1500", "'1,5 s', 1500", "+00:00:01.5, 1500", "-01:00:00.000, -3600000",
            "-1:00:00:00, -3603600", "1:00:00;00, 3599996", "'', 0", "2:03, 123000"})
    void offsetsAreTypedInMillisecondsTimesAndTimecode(String typed, long ms) {
        assertThat(OffsetEntry.milliseconds(typed, NTSC)).hasValue(ms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1:2:3:4:5", "--3", "90000001", "25:00:00"})
    void whatIsNoTimeOrMoreThanADayIsNoOffset(String typed) {
        assertThat(OffsetEntry.milliseconds(typed, NTSC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1500, 3_600_000, -86_400_000})
    void whatIsShownCanBeTypedAgain(long ms) {
        assertThat(OffsetEntry.milliseconds(OffsetEntry.text(ms), NTSC)).hasValue(ms);
    }
}
