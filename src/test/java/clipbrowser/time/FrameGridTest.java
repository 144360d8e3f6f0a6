package clipbrowser.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FrameGridTest {
    private static final FrameRate R25 = new FrameRate(25, 1);

    @Test
    void everyFrameOfAnUnevenSourceIsFoundByItsStartItsMiddleAndItsEdges() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        long[] ticks = new long[5000];
        for (int i = 1; i < ticks.length; i++) {
            ticks[i] = ticks[i - 1] + 3 + random.nextLong(5000);
        }
        long end = ticks[ticks.length - 1] + 3600;
        FrameGrid grid = new FrameGrid.Listed(ticks, end, 90_000, R25);
        assertThat(grid.frames()).isEqualTo(5000);
        assertThat(grid.end()).isEqualTo(new MediaTime(end, 90_000));
        MediaTime moment = new MediaTime(1, 90_000);
        for (int f = 0; f < ticks.length; f++) {
            MediaTime start = grid.startOf(f);
            MediaTime next = grid.startOf(f + 1);
            assertThat(grid.shownAt(start)).isEqualTo(f);
            assertThat(grid.nearest(start)).isEqualTo(f);
            assertThat(grid.shownAt(next.minus(moment))).isEqualTo(f);
            assertThat(grid.nearest(start.plus(moment))).isEqualTo(f);
            assertThat(grid.nearest(next.minus(moment))).isEqualTo(f + 1);
        }
        assertThat(grid.shownAt(grid.end())).isEqualTo(4999);
        assertThat(grid.shownAt(new MediaTime(-1, 10))).isZero();
        assertThat(grid.nearest(grid.end())).isEqualTo(5000);
    }

    @Test
    void refusesTimesThatGoBack() {
        assertThatThrownBy(() -> new FrameGrid.Listed(new long[]{0, 5, 5}, 9, 10, R25)).isInstanceOf(
                IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameGrid.Listed(new long[]{1, 5}, 9, 10, R25)).isInstanceOf(
                IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameGrid.Listed(new long[]{0, 5}, 5, 10, R25)).isInstanceOf(
                IllegalArgumentException.class);
    }

    @Test
    void anEvenGridShowsItsLastFrameToTheEnd() {
        FrameGrid grid = new FrameGrid.Even(new FrameRate(30000, 1001), 300);
        assertThat(grid.shownAt(grid.end())).isEqualTo(299);
        assertThat(grid.nearest(grid.end())).isEqualTo(300);
        assertThat(grid.end()).isEqualTo(new MediaTime(1001, 100));
    }
}
