package clipbrowser.player.audio;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameClockTest {
    @Test
    void everyFrameIsDueWhenItIsDueForHoursAtEveryRateAndSpeed() {
        Random random = new Random(1);
        for (FrameRate rate : FrameRate.STANDARD) {
            FrameGrid grid = new FrameGrid.Even(rate, 2_000_000);
            for (int speed : new int[]{25, 50, 100, 150, 200, 400, 800}) {
                long from = random.nextLong(1000);
                FrameClock clock = new FrameClock(grid, from, 12_345, speed);
                assertThat(clock.dueAt(from)).isEqualTo(12_345);
                for (int i = 0; i < 200; i++) {
                    long frame = from + random.nextLong(1_900_000);
                    assertThat(clock.frameAt(clock.dueAt(frame))).isEqualTo(frame);
                    assertThat(clock.frameAt(clock.dueAt(frame + 1) - 20)).isEqualTo(frame);
                }
            }
        }
    }

    @Test
    void backwardsTheFramesCountDown() {
        FrameClock clock = new FrameClock(new FrameGrid.Even(new FrameRate(25, 1), 1000), 500, 0, -200);
        assertThat(clock.dueAt(490)).isEqualTo(200_000_000);
        assertThat(clock.frameAt(200_000_000)).isEqualTo(490);
        assertThat(clock.frameAt(1_000_000_000_000L)).isZero();
    }

    @Test
    void aDelayMovesEverything() {
        FrameClock clock = new FrameClock(new FrameGrid.Even(new FrameRate(25, 1), 1000), 0, 0, 100);
        clock.delay(7);
        assertThat(clock.dueAt(25)).isEqualTo(1_000_000_007);
        assertThat(clock.mediaNanos(1_000_000_007)).isEqualTo(1_000_000_000);
    }
}
