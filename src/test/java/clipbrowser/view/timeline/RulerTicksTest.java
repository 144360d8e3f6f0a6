package clipbrowser.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.FrameRate;
import clipbrowser.time.Timecode;
import clipbrowser.view.timeline.RulerTicks.Tick;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulerTicksTest {
    private static final int LABEL = 90;
    private static final int TICK = 7;

    @Test
    void labelsStandOnRoundSeconds() {
        Timecode timecode = Timecode.of(new FrameRate(24, 1));
        assertThat(labels(TimelineScale.whole(720, 1546), timecode)).startsWith("00:00:00:00", "00:00:02:00",
                "00:00:04:00").endsWith("00:00:28:00");
    }

    @Test
    void closeUpEveryFrameHasItsMark() {
        Timecode timecode = Timecode.of(new FrameRate(25, 1));
        TimelineScale scale = TimelineScale.whole(250, 1000).zoomed(100, 1, 0);
        List<Tick> ticks = RulerTicks.of(scale, timecode, LABEL, TICK);
        assertThat(ticks.stream().map(Tick::frame).limit(5)).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(labels(scale, timecode)).startsWith("00:00:00:00", "00:00:00:05", "00:00:00:10");
    }

    @Test
    void theStartTimecodeShiftsTheMarksToWhereRoundLabelsAre() {
        Timecode timecode = new Timecode(new FrameRate(24, 1), false, 24 * 3600 + 5);
        List<Tick> ticks = RulerTicks.of(TimelineScale.whole(720, 1546), timecode, LABEL, TICK).stream()
                .filter(Tick::isLabelled).toList();
        assertThat(ticks.getFirst()).isEqualTo(new Tick(43, "01:00:02:00"));
    }

    @Test
    void dropFrameNamesTheFirstLabelThatExists() {
        Timecode timecode = new Timecode(new FrameRate(30000, 1001), true, 0);
        assertThat(labels(TimelineScale.whole(5400, 1000), timecode)).startsWith("00:00:00;00", "00:00:30;00",
                "00:01:00;02", "00:01:30;00");
        TimelineScale minute = TimelineScale.whole(5400, 1000).zoomed(1000, 1, 0).centred(1800);
        assertThat(labels(minute, timecode)).contains("00:01:00;02").doesNotContain("00:01:00;00");
    }

    @Test
    void labelsNeverTouchAtAnyRateZoomStartOrPlace() {
        Random random = new Random(4);
        List<FrameRate> rates = FrameRate.STANDARD;
        for (int round = 0; round < 2000; round++) {
            FrameRate rate = rates.get(random.nextInt(rates.size()));
            Timecode timecode = new Timecode(rate, random.nextBoolean(),
                    random.nextInt(3) * random.nextLong(9_000_000));
            TimelineScale scale = TimelineScale.whole(1 + random.nextLong(11_000_000), 200 + random.nextInt(3000));
            int steps = random.nextInt(60);
            for (int i = 0; i < steps; i++) {
                scale = scale.zoomed(5, 4, random.nextInt(scale.width()));
            }
            List<Tick> ticks = RulerTicks.of(scale, timecode, LABEL, TICK);
            // Marks finer than a frame don't exist: at the closest, steps of ten frames are the widest apart.
            long last = Long.MIN_VALUE / 2;
            long lastLabel = Long.MIN_VALUE / 2;
            for (Tick tick : ticks) {
                long at = scale.place(tick.frame());
                assertThat(at - last).as("%s %s %s", timecode, scale, tick).isGreaterThan((TICK - 1) * 256L);
                last = at;
                if (tick.isLabelled()) {
                    assertThat(tick.label()).isEqualTo(timecode.label(tick.frame()));
                    assertThat(at - lastLabel).as("%s %s %s", timecode, scale, tick)
                            .isGreaterThanOrEqualTo(LABEL * 256L - 512);
                    lastLabel = at;
                }
            }
            assertThat(ticks.size()).isLessThan(1200);
        }
    }

    @Test
    void marksStayWhereTheyAreWhenTheTimelineMoves() {
        Timecode timecode = new Timecode(new FrameRate(30000, 1001), true, 0);
        TimelineScale scale = TimelineScale.whole(100_000, 1000).zoomed(400, 1, 300).centred(1790);
        List<Long> here = frames(scale, timecode);
        List<Long> there = frames(scale.panned(37), timecode);
        assertThat(there).containsAll(here.stream().filter(f -> f >= there.getFirst()).toList());
    }

    private static List<Long> frames(TimelineScale scale, Timecode timecode) {
        return RulerTicks.of(scale, timecode, LABEL, TICK).stream().map(Tick::frame).toList();
    }

    private static List<String> labels(TimelineScale scale, Timecode timecode) {
        return RulerTicks.of(scale, timecode, LABEL, TICK).stream().filter(Tick::isLabelled).map(Tick::label).toList();
    }
}
