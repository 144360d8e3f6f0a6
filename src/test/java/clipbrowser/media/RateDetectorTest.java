package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RateDetectorTest {
    /** Thirty pictures at a pace, each burst 15 s after the last, as a screen recording has them. */
    private static FrameRate assumed(long timescale, long frame) throws MediaException {
        long[] ticks = LongStream.range(0, 120).map(f -> f / 30 * 15 * timescale + f % 30 * frame).toArray();
        FrameGrid grid = new RateDetector(ticks, 60 * timescale, timescale, 1, null).grid();
        assertThat(grid).isInstanceOf(FrameGrid.Listed.class);
        return grid.rate();
    }

    @Test
    void heldPicturesDontChangeTheRateThatIsAssumed() throws MediaException {
        assertThat(assumed(15_360, 512)).isEqualTo(new FrameRate(30, 1));
        assertThat(assumed(30_000, 1_001)).isEqualTo(new FrameRate(30_000, 1_001));
        assertThat(assumed(24_000, 1_001)).isEqualTo(new FrameRate(24_000, 1_001));
        assertThat(assumed(12_800, 512)).isEqualTo(new FrameRate(25, 1));
    }
}
