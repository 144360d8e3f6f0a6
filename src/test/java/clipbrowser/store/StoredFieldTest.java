package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.FieldChange;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import org.junit.jupiter.api.Test;

class StoredFieldTest {
    private static final FrameRate RATE = new FrameRate(30000, 1001);

    private static void comesBack(FrameRange range, String text) {
        FieldChange.Trimmed said = new FieldChange.Trimmed(new Trim(range, RATE));
        assertThat(StoredField.of(said)).isEqualTo(new StoredField("trim", text));
        assertThat(new StoredField("trim", text).said()).isEqualTo(said);
    }

    @Test
    void wholeFramesAreWrittenAsEver() {
        comesBack(new FrameRange(120, 360), "120 360 30000/1001");
    }

    @Test
    void boundsWithinAHeldFrameKeepTheirTimes() {
        MediaTime in = MediaTime.ofMicros(7_000_001);
        MediaTime out = MediaTime.ofMillis(8_000);
        comesBack(new FrameRange(9, 10, in, out), "9 10 30000/1001 7000001 8000000");
        comesBack(new FrameRange(9, 10, in, null), "9 10 30000/1001 7000001 -");
        comesBack(new FrameRange(9, 12, null, out), "9 12 30000/1001 - 8000000");
    }
}
