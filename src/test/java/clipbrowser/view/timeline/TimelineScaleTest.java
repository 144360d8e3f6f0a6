package clipbrowser.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineScaleTest {
    private static final long DAY = 24L * 3600 * 120;

    @Test
    void theWholeSourceFillsTheWidth() {
        TimelineScale scale = TimelineScale.whole(720, 1440);
        assertThat(scale.x(0)).isZero();
        assertThat(scale.x(720)).isEqualTo(1440);
        assertThat(scale.x(441)).isEqualTo(882);
        assertThat(scale.frameAt(882)).isEqualTo(441);
        assertThat(scale.frameAt(883.9)).isEqualTo(441);
        assertThat(scale.frameAt(884)).isEqualTo(442);
        assertThat(scale.visible()).isEqualTo(new FrameRange(0, 720));
    }

    @Test
    void aSourceOfOneFrameIsWholeAtAnyZoom() {
        TimelineScale scale = TimelineScale.whole(1, 1000).zoomed(5, 4, 500).panned(300);
        assertThat(scale.isWhole()).isTrue();
        assertThat(scale.x(1)).isEqualTo(1000);
        assertThat(scale.frameAt(999)).isZero();
    }

    @Test
    void aDayAtAHundredAndTwentyFramesIsExactToTheFrameAtTheClosest() {
        TimelineScale scale = TimelineScale.whole(DAY, 4000);
        for (int i = 0; i < 80; i++) {
            scale = scale.zoomed(5, 4, 3333);
        }
        assertThat(scale.x(scale.visible().in() + 1) - scale.x(scale.visible().in())).isCloseTo(24, within(0.1));
        for (long frame = scale.visible().in() + 1; frame < scale.visible().out(); frame++) {
            assertThat(scale.frameAt(scale.x(frame) + 12)).isEqualTo(frame);
            assertThat(scale.boundaryAt(scale.x(frame) + 5)).isEqualTo(frame);
        }
    }

    @Test
    void everyFrameIsFoundWhereItIsDrawn() {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            TimelineScale scale = anywhere(random);
            FrameRange visible = scale.visible();
            long frame = visible.in() + random.nextLong(visible.length());
            long from = scale.place(frame);
            long to = scale.place(frame + 1);
            assertThat(to).isGreaterThanOrEqualTo(from);
            if (to - from >= 2 * TimelineScale.UNIT) {
                assertThat(scale.frameAtPlace((from + to) / 2)).isEqualTo(frame);
            }
        }
    }

    @Test
    void zoomingLeavesWhatIsUnderThePointer() {
        Random random = new Random(8);
        for (int round = 0; round < 3000; round++) {
            TimelineScale scale = anywhere(random);
            int x = random.nextInt(scale.width() + 1);
            TimelineScale zoomed = scale.zoomed(1 + random.nextInt(9), 1 + random.nextInt(9), x);
            boolean atAnEnd = zoomed.left() == 0 || zoomed.left() + zoomed.span() == zoomed.frames() * 256;
            if (!atAnEnd) {
                long under = scale.left() + x * scale.span() / scale.width();
                long now = zoomed.left() + x * zoomed.span() / zoomed.width();
                assertThat(now).isCloseTo(under, within(2L));
            }
        }
    }

    @Test
    void neverLooksBeyondTheSource() {
        Random random = new Random(9);
        for (int round = 0; round < 3000; round++) {
            TimelineScale scale = anywhere(random).panned(random.nextInt(100_000) - 50_000)
                    .centred(random.nextLong(DAY)).zoomed(1, 3, 0);
            assertThat(scale.left()).isNotNegative();
            assertThat(scale.left() + scale.span()).isLessThanOrEqualTo(scale.frames() * 256);
            assertThat(scale.frameAt(-5000)).isNotNegative();
            assertThat(scale.frameAt(1e6)).isLessThan(scale.frames());
            assertThat(scale.boundaryAt(1e6)).isLessThanOrEqualTo(scale.frames());
        }
    }

    @Test
    void aClipFitsWithRoomOnBothSides() {
        TimelineScale scale = TimelineScale.whole(10_000, 1000).fitting(new FrameRange(4000, 4800));
        assertThat(scale.x(4000)).isEqualTo(100);
        assertThat(scale.x(4800)).isEqualTo(900);
    }

    @Test
    void aroundAClipItHasAThirdOfTheWidth() {
        TimelineScale scale = TimelineScale.whole(10_000, 900).around(new FrameRange(4000, 4800));
        assertThat(scale.x(4000)).isEqualTo(300);
        assertThat(scale.x(4800)).isEqualTo(600);
        assertThat(TimelineScale.whole(10_000, 900).around(new FrameRange(0, 800)).x(0)).as("at the source's start")
                .isZero();
    }

    @Test
    void turnsThePageWhenTheFrameLeaves() {
        TimelineScale scale = TimelineScale.whole(10_000, 1000).zoomed(10, 1, 0);
        assertThat(scale.following(999, null)).isEqualTo(scale);
        assertThat(scale.following(1000, null).x(1000)).isCloseTo(50, within(1.0));
        assertThat(scale.following(1000, null).span()).isEqualTo(scale.span());
    }

    @Test
    void revealsAClipWithoutMovingWhereItIsSeenAlready() {
        TimelineScale scale = TimelineScale.whole(10_000, 1000).zoomed(10, 1, 0);
        assertThat(scale.revealing(new FrameRange(100, 200))).isEqualTo(scale);
        assertThat(scale.revealing(new FrameRange(0, 200))).as("nothing lies before the source").isEqualTo(scale);
        assertThat(scale.revealing(new FrameRange(850, 950)).x(850)).as("with what lies beside it").isEqualTo(450);
        TimelineScale moved = scale.revealing(new FrameRange(5000, 5100));
        assertThat(moved.x(5000)).isEqualTo(450);
        assertThat(moved.x(5100)).isEqualTo(550);
    }

    @Test
    void aWiderWindowKeepsTheWholeWholeAndTheRestInScale() {
        assertThat(TimelineScale.whole(720, 700).onWidth(900).isWhole()).isTrue();
        TimelineScale close = TimelineScale.whole(10_000, 1000).zoomed(10, 1, 0).panned(50);
        double wide = close.x(101) - close.x(100);
        TimelineScale wider = close.onWidth(1500);
        assertThat(wider.x(101) - wider.x(100)).isCloseTo(wide, within(0.02));
        assertThat(wider.left()).isEqualTo(close.left());
    }

    private static TimelineScale anywhere(Random random) {
        long frames = 1 + switch (random.nextInt(3)) {
            case 0 -> random.nextLong(5);
            case 1 -> random.nextLong(10_000);
            default -> random.nextLong(DAY);
        };
        TimelineScale scale = TimelineScale.whole(frames, 50 + random.nextInt(4000));
        int steps = random.nextInt(50);
        for (int i = 0; i < steps; i++) {
            scale = scale.zoomed(5, 4, random.nextInt(scale.width()));
        }
        return scale;
    }

    @Test
    void whereFramesAreHeldPlacesFollowTime() {
        long[] ticks = {0, 512, 15 * 15_360L};
        FrameGrid grid = new FrameGrid.Listed(ticks, 16 * 15_360L, 15_360, new FrameRate(30, 1));
        TimelineScale scale = TimelineScale.whole(grid, 1600);
        FrameRange second = grid.during(MediaTime.ofMillis(7_000), MediaTime.ofMillis(8_000));
        assertThat(scale.inX(second)).isBetween(699.0, 701.0);
        assertThat(scale.outX(second)).isBetween(799.0, 801.0);
        assertThat(scale.x(2)).isBetween(1499.0, 1501.0);
        assertThat(scale.frameAt(100)).isEqualTo(1);
        assertThat(scale.frameAt(1550)).isEqualTo(2);
        assertThat(scale.boundaryAt(1400)).isEqualTo(420);
        assertThat(scale.counted().x(450)).isBetween(1499.0, 1501.0);
        TimelineScale near = TimelineScale.over(grid, second, 480);
        assertThat(near.inX(second)).isBetween(-1.0, 1.0);
        assertThat(near.outX(second)).isBetween(479.0, 481.0);
        assertThat(near.visible()).isEqualTo(new FrameRange(1, 2));
    }

    @Test
    void thePlayheadOfAHeldPictureStandsAtTheClipAndIsAFrameWide() {
        long[] ticks = {0, 512, 15 * 15_360L};
        FrameGrid grid = new FrameGrid.Listed(ticks, 16 * 15_360L, 15_360, new FrameRate(30, 1));
        TimelineScale scale = TimelineScale.whole(grid, 1600);
        FrameRange second = grid.during(MediaTime.ofMillis(7_000), MediaTime.ofMillis(8_000));
        assertThat(scale.headX(1, second)).isBetween(699.0, 701.0);
        assertThat(scale.headX(1, null)).isBetween(2.0, 5.0);
        assertThat(scale.headX(2, second)).isBetween(1499.0, 1501.0);
        assertThat(scale.headWidth(1, 700)).isBetween(3.0, 3.7);
        TimelineScale near = TimelineScale.over(grid, second, 480);
        assertThat(near.following(1, second)).isEqualTo(near);
        assertThat(near.onScreen()).isEqualTo(second);
    }

    @Test
    void placesOfAVariableSourceAreThoseOfItsTimecodeAfterAnHourToo() {
        FrameRate rate = new FrameRate(30_000, 1_001);
        long hour = 3_600L * 30_000;
        FrameGrid grid = new FrameGrid.Listed(new long[]{0, 1_001, hour}, hour + 1_001, 30_000, rate);
        TimelineScale scale = TimelineScale.whole(grid, 1600);
        assertThat(scale.counts()).isEqualTo(107_893);
        assertThat(scale.counted().x(grid.count(2))).isCloseTo(scale.x(2), within(0.02));
        assertThat(scale.boundaryAt(scale.x(2))).isCloseTo(grid.count(2), within(1L));
    }
}
