package clipbrowser.model;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import clipbrowser.time.SourceRate;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceTimingTest {
    private static final FrameRate R2997 = new FrameRate(30000, 1001);
    private static final FrameRate R25 = new FrameRate(25, 1);

    private static SourceMedia media(@Nullable Long duration, @Nullable String fps, @Nullable Long frames) {
        return new SourceMedia("s", RunStatus.COMPLETE, "https://x/s.mp4", new MediaInfo("video", duration,
                fps == null ? null : new BigDecimal(fps), frames, 1920, 1080, 2));
    }

    private static FileFacts facts(@Nullable FrameRate rate, FileFacts.@Nullable StartTimecode start) {
        return new FileFacts("mp4", "avc1", 1920, 1080, 1, 1, 0, false, false, false, List.of(), rate, start);
    }

    @Test
    void theFileIsBelievedBeforeTheService() {
        SourceTiming timing = SourceTiming.of(media(10_010L, "30", 301L), facts(R2997, null),
                new FrameGrid.Even(R2997, 300), SourceSettings.NONE, 0);
        assertThat(timing.grid()).isEqualTo(new FrameGrid.Even(R2997, 300));
        assertThat(timing.rate().followed()).contains(SourceRate.Witness.FILE);
    }

    @Test
    void withoutTheFileTheServicesNumbersDo() {
        SourceTiming timing = SourceTiming.of(media(10_010L, "29.97", 300L), null, null, SourceSettings.NONE, 0);
        assertThat(timing.grid()).isEqualTo(new FrameGrid.Even(R2997, 300));
        assertThat(SourceTiming.of(media(10_010L, "29.97", null), null, null, SourceSettings.NONE, 0).grid()).isEqualTo(
                new FrameGrid.Even(R2997, 300));
        assertThat(SourceTiming.of(media(null, "25", null), null, null, SourceSettings.NONE, 4000).grid()).isEqualTo(
                new FrameGrid.Even(R25, 100));
        assertThat(SourceTiming.of(media(null, null, null), null, null, SourceSettings.NONE, 4000).grid()).isNull();
    }

    @Test
    void whatWasSettledWithTheFileHoldsWithoutIt() {
        SourceTiming timing = SourceTiming.of(media(10_010L, "30", 300L), null, null,
                SourceSettings.NONE.withSettled(R2997, MediaTime.ZERO), 0);
        assertThat(timing.rate().rate()).isEqualTo(R2997);
    }

    @Test
    void theEditorsRateCountsTheSameFrames() {
        SourceTiming timing = SourceTiming.of(media(null, null, null), facts(R2997, null),
                new FrameGrid.Even(R2997, 300),
                SourceSettings.NONE.withRate(R25), 0);
        assertThat(timing.grid()).isEqualTo(new FrameGrid.Even(R25, 300));
        FrameGrid uneven = new FrameGrid.Listed(new long[]{0, 5, 7}, 12, 100, R2997);
        FrameGrid still = SourceTiming.of(media(null, null, null), facts(null, null), uneven,
                SourceSettings.NONE.withRate(R25), 0).grid();
        assertThat(still).isInstanceOf(FrameGrid.Listed.class);
        assertThat(still == null ? null : still.rate()).isEqualTo(R25);
    }

    @Test
    void theLabelThatTheFileCarriesStandsWhicheverWayItIsCounted() {
        FileFacts.StartTimecode start = new FileFacts.StartTimecode(107_892, R2997, true);
        FrameGrid grid = new FrameGrid.Even(R2997, 300);
        SourceTiming drop = SourceTiming.of(media(null, null, null), facts(R2997, start), grid, SourceSettings.NONE, 0);
        assertThat(drop.timecode().label(0)).isEqualTo("01:00:00;00");
        SourceTiming switched = SourceTiming.of(media(null, null, null), facts(R2997, start), grid,
                SourceSettings.NONE.withDrop(false), 0);
        assertThat(switched.timecode().label(0)).isEqualTo("01:00:00:00");
        SourceTiming set = SourceTiming.of(media(null, null, null), facts(R2997, start), grid,
                SourceSettings.NONE.withStartTimecode("10:00:00;00"), 0);
        assertThat(set.timecode().label(0)).isEqualTo("10:00:00;00");
    }
}
