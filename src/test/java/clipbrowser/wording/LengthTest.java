package clipbrowser.wording;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.MediaTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthTest {
    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "49, 0.0 s", "50, 0.1 s", "3249, 3.2 s", "3250, 3.3 s", "59949, 59.9 s", "59950, 1:00.0",
            "64500, 1:04.5", "3599949, 59:59.9", "3723000, 1:02:03"})
    void lengthsAreWrittenInTenthsThenMinutesThenHours(long ms, String text) {
        assertThat(Length.text(MediaTime.ofMillis(ms))).isEqualTo(text);
    }
}
