package clipbrowser.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import org.junit.jupiter.api.Test;

class TrimTest {
    private static final FrameRate R25 = new FrameRate(25, 1);
    private static final FrameGrid GRID = new FrameGrid.Even(R25, 750);
    private static final FrameGrid LISTED = new FrameGrid.Listed(new long[]{0, 40, 90, 120}, 150, 1000, R25);

    @Test
    void framesThatNoSourceHasAreRefused() {
        assertThatThrownBy(() -> new Trim(new FrameRange(0, Long.MAX_VALUE), R25)).isInstanceOf(
                IllegalArgumentException.class);
    }

    @Test
    void theFurthestFramesAtAnyRateAreBroughtInsideTheSource() {
        for (String rate : new String[]{"25", "24", "30000/1001", "4294967295/42949673", "4294967/429496700", "1000"}) {
            Trim far = new Trim(new FrameRange(Trim.MOST_FRAMES - 1, Trim.MOST_FRAMES), FrameRate.parse(rate)
                    .orElseThrow());
            assertThat(far.on(GRID)).as(rate).isEqualTo(new FrameRange(749, 750));
            assertThat(far.on(LISTED)).as(rate).isEqualTo(new FrameRange(3, 4));
        }
    }

    @Test
    void aRateThatNoSourceHasIsNone() {
        for (String rate : new String[]{"9223372036854775807/1", "1/9223372036854775807", "1/101", "1001/1",
                "4294967296/4294967295"}) {
            assertThat(FrameRate.parse(rate)).as(rate).isEmpty();
        }
    }

    @Test
    void anOffsetThatNoFileHasIsNone() {
        assertThat(SourceSettings.NONE.withFile("/a.mp4", Long.MIN_VALUE).fileOffset()).isZero();
        assertThat(SourceSettings.NONE.withFile("/a.mp4", -100).fileOffset()).isEqualTo(-100);
    }
}
