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

    /** Ten pictures at 30 a second, the last held for 14 seconds, one more for one second. */
    private static FrameGrid.Listed slides() {
        long[] ticks = new long[11];
        for (int i = 0; i < 10; i++) {
            ticks[i] = i * 512L;
        }
        ticks[10] = 15 * 15_360L;
        return new FrameGrid.Listed(ticks, 16 * 15_360L, 15_360, new FrameRate(30, 1));
    }

    private static FrameRange between(FrameGrid grid, long fromMs, long toMs) {
        return grid.during(MediaTime.ofMillis(fromMs), MediaTime.ofMillis(toMs));
    }

    @Test
    void boundsWithinAHeldFrameAreTimes() {
        FrameGrid grid = slides();
        FrameRange second = between(grid, 7_000, 8_000);
        assertThat(second).isEqualTo(new FrameRange(9, 10, MediaTime.ofMillis(7_000), MediaTime.ofMillis(8_000)));
        assertThat(grid.lasts(second)).isEqualTo(new MediaTime(1, 1));
        assertThat(between(grid, 9_000, 10_000)).isNotEqualTo(second);
        assertThat(between(grid, 14_000, 15_500)).isEqualTo(
                new FrameRange(9, 11, MediaTime.ofMillis(14_000), MediaTime.ofMillis(15_500)));
    }

    @Test
    void aTimeRoundedToMillisecondsMeansTheFrameItWasRoundedFrom() {
        FrameGrid grid = slides();
        // 66.67 ms and 233.33 ms, rounded and cut off.
        assertThat(between(grid, 67, 233)).isEqualTo(new FrameRange(2, 7));
        assertThat(between(grid, 66, 234)).isEqualTo(new FrameRange(2, 7));
        assertThat(between(grid, 15_000, 16_000)).isEqualTo(new FrameRange(10, 11));
    }

    @Test
    void whatIsNoTimeAtAllOrBeyondTheSourceIsKeptWithinIt() {
        FrameGrid grid = slides();
        assertThat(grid.lasts(between(grid, 7_000, 7_000)).millis()).isEqualTo(1);
        assertThat(grid.lasts(between(grid, 67, 67)).micros()).isPositive();
        assertThat(between(grid, 15_500, 90_000)).isEqualTo(
                new FrameRange(10, 11, MediaTime.ofMillis(15_500), null));
        assertThat(between(grid, -500, 90_000)).isEqualTo(new FrameRange(0, 11));
        assertThat(between(grid, 20_000, 90_000).in()).isEqualTo(10);
    }

    @Test
    void anEdgeThatPassesTheOtherMovesTheRangeWithItsLength() {
        FrameGrid grid = slides();
        FrameRange second = between(grid, 7_000, 8_000);
        assertThat(grid.withIn(second, 2)).isEqualTo(new FrameRange(2, 10, null, MediaTime.ofMillis(8_000)));
        assertThat(grid.withLast(second, 9)).isEqualTo(new FrameRange(9, 10, MediaTime.ofMillis(7_000), null));
        assertThat(grid.beginning(second, MediaTime.ofMillis(12_000))).isEqualTo(between(grid, 12_000, 13_000));
        assertThat(grid.ending(second, MediaTime.ofMillis(6_000))).isEqualTo(between(grid, 5_000, 6_000));
        assertThat(grid.withHandles(second, 30, 60)).isEqualTo(between(grid, 6_000, 10_000));
    }

    @Test
    void onAnEvenGridTheSameRulesGiveTheSameFrames() {
        FrameGrid grid = new FrameGrid.Even(new FrameRate(30000, 1001), 900);
        FrameRange range = between(grid, 2_000, 5_000);
        assertThat(range).isEqualTo(new FrameRange(60, 150));
        for (long frame : new long[]{-5, 0, 59, 60, 149, 150, 700, 899, 2_000}) {
            assertThat(grid.withIn(range, frame)).isEqualTo(range.withIn(frame, 900));
            assertThat(grid.withLast(range, frame)).isEqualTo(range.withLast(frame, 900));
        }
        assertThat(grid.withHandles(range, 100, 10)).isEqualTo(new FrameRange(0, 160));
    }

    @Test
    void labelsCountAtTheAssumedRateWhateverFramesThereAre() {
        FrameGrid grid = slides();
        FrameRange second = between(grid, 7_000, 8_000);
        assertThat(grid.countIn(second)).isEqualTo(210);
        assertThat(grid.countLast(second)).isEqualTo(239);
        assertThat(grid.count(10)).isEqualTo(450);
        FrameGrid even = new FrameGrid.Even(new FrameRate(24, 1), 100);
        assertThat(even.countIn(new FrameRange(5, 9))).isEqualTo(5);
        assertThat(even.countLast(new FrameRange(5, 9))).isEqualTo(8);
    }

    @Test
    void keysMoveAnEdgeToTheNextPictureAndByFramesWhileOneIsHeld() {
        FrameGrid grid = slides();
        FrameRange second = between(grid, 7_000, 8_000);
        assertThat(grid.movedIn(second, -30)).isEqualTo(between(grid, 6_000, 8_000));
        assertThat(grid.movedOut(second, 15)).isEqualTo(between(grid, 7_000, 8_500));
        assertThat(grid.movedOut(second, 15_000)).isEqualTo(new FrameRange(9, 11, MediaTime.ofMillis(7_000), null));
        FrameRange burst = new FrameRange(2, 7);
        assertThat(grid.movedIn(burst, 3)).isEqualTo(new FrameRange(5, 7));
        assertThat(grid.movedOut(burst, -3)).isEqualTo(new FrameRange(2, 4));
        assertThat(grid.movedIn(burst, -300)).isEqualTo(new FrameRange(0, 7));
        FrameGrid even = new FrameGrid.Even(new FrameRate(24, 1), 100);
        assertThat(even.movedIn(burst, 3)).isEqualTo(new FrameRange(5, 7));
        assertThat(even.movedOut(burst, 200)).isEqualTo(new FrameRange(2, 100));
    }

    @Test
    void aTimecodeMeansThePictureThatCarriesItElseItsOwnTime() {
        FrameGrid grid = slides();
        assertThat(grid.frameOfCount(3)).isEqualTo(3);
        assertThat(grid.frameOfCount(210)).isEqualTo(9);
        assertThat(grid.startOfCount(210)).isEqualTo(MediaTime.ofMillis(7_000));
        // A picture a third of a frame after the even grid's: its label leads to it and to its own start.
        FrameGrid late = new FrameGrid.Listed(new long[]{0, 512, 1_200, 9_000}, 15_360, 15_360, new FrameRate(30, 1));
        assertThat(late.count(2)).isEqualTo(2);
        assertThat(late.frameOfCount(2)).isEqualTo(2);
        assertThat(late.startOfCount(2)).isEqualTo(late.startOf(2));
        assertThat(late.startOfCount(29)).isEqualTo(new MediaTime(29, 30));
    }
}
