package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static clipbrowser.exchange.Samples.R2997;
import static clipbrowser.exchange.Samples.clip;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.ExportOptions.Arrangement;
import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An original that differs from what is hosted in everything: exports describe the file that they name. */
class LinkedOriginalTest {
    private static final FrameRate R50 = new FrameRate(50, 1);

    @TempDir
    Path folder;

    static List<ExportFormat> formats() {
        return ExportFormats.ALL;
    }

    private static FileFacts facts(@Nullable FrameRate rate, FileFacts.@Nullable StartTimecode start) {
        return SampleFacts.of(1920, 1080, 0, List.of(new FileFacts.AudioTrack(1, "lpcm", 2, 48_000, "")), rate, start);
    }

    /** Hosted: 320×180, mono, 500 frames at 25, from 00:00:00:00. */
    private static ExportSource linked(FrameGrid file, FileFacts.@Nullable StartTimecode start, SourceSettings set) {
        MediaInfo info = new MediaInfo("video", 20_000L, BigDecimal.valueOf(25), 500L, 320, 180, 1);
        SourceMedia hosted = new SourceMedia("m", RunStatus.COMPLETE, "https://media.example/proxy.mp4", info);
        SourceSettings settings = set.withFile("/media/A001.mov", set.fileOffset());
        SourceTiming timing = SourceTiming.of(hosted, null, null, settings, 0);
        return ExportSource.of(hosted, timing, null, settings, FirstFrame.AT_ZERO,
                MediaDescription.ofLinked(facts(file.rate(),
                        start), file, settings, FirstFrame.AT_ZERO));
    }

    private static ExportSource original() {
        return linked(new FrameGrid.Even(R25, 625), new FileFacts.StartTimecode(1_274_550, R25, false),
                SourceSettings.NONE.withFile("/media/A001.mov", 10));
    }

    private static ExportPlan plan(ExportFormat format, ExportSource source, long in, long out) {
        return ExportPlan.of(Samples.run(Samples.options(Which.KEPT, Arrangement.STRINGOUT, 0), List.of(clip("a", 1,
                source, in, out))), format);
    }

    private static String text(ExportFormat format, ExportSource source, long in, long out) {
        return format.write(plan(format, source, in, out).documents().getFirst());
    }

    @Test
    void timesCountFromItsOwnStartTimecodePlusTheOffset() {
        assertThat(text(new Edl(), original(), 0, 50)).contains("14:09:42:10 14:09:44:10").contains("AA/V");
        assertThat(text(new Fcpxml(), original(), 0, 50)).contains("start=\"1274560/25s\" duration=\"50/25s\"")
                .contains("start=\"1274550/25s\" duration=\"625/25s\"").contains("width=\"1920\" height=\"1080\"")
                .contains("audioChannels=\"2\"").contains("src=\"file:///media/A001.mov\"");
        assertThat(text(new Xmeml(), original(), 0, 50)).contains("<width>1920</width>").contains(
                "<string>14:09:42:00</string>").contains("<duration>625</duration>").contains("<in>10</in>")
                .contains("<out>60</out>").contains("<channelcount>2</channelcount>").doesNotContain("320");
        assertThat(text(new Otio(), original(), 0, 50)).contains("1274560.0").contains("625.0").contains("1274550.0");
        assertThat(text(new Ale(), original(), 0, 50)).contains("14:09:42:10\t14:09:44:10").contains("VA1A2")
                .contains("VIDEO_FORMAT\t1080");
    }

    @Test
    void aLengthThatContradictsIsSaidBeforeTheExport() {
        assertThat(plan(new Edl(), original(), 0, 50).remarks()).hasAtLeastOneElementOfType(
                ExportRemark.LinkedFileLength.class);
        ExportSource alike = linked(new FrameGrid.Even(R25, 500), null, SourceSettings.NONE);
        assertThat(plan(new Edl(), alike, 0, 50).remarks()).isEmpty();
    }

    @Test
    void itsOwnDropFrameLabelsAreItsOwn() {
        ExportSource source = linked(new FrameGrid.Even(R2997, 600), new FileFacts.StartTimecode(17_982, R2997, true),
                SourceSettings.NONE);
        // 2 s of the hosted 25 fps are frame 60 (59.94) of the file.
        assertThat(text(new Edl(), source, 50, 75)).contains("FCM: DROP FRAME").contains("00:10:02;00 00:10:03;00");
    }

    @Test
    void atAnotherRateClipsAreFoundByTheirTimesAndASentenceSaysSo() {
        ExportSource source = linked(new FrameGrid.Even(R50, 1000), null, SourceSettings.NONE);
        ExportPlan plan = plan(new Fcpxml(), source, 10, 60);
        assertThat(plan.remarks()).contains(new ExportRemark.LinkedFileRate(source, R50, R25));
        assertThat(plan.documents().getFirst().events()).extracting(e -> e.in() + "-" + e.out()).containsExactly(
                "20-120");
        assertThat(text(new Fcpxml(), source, 10, 60)).contains("frameDuration=\"1/50s\"").contains(
                "start=\"20/50s\" duration=\"100/50s\"").contains("duration=\"1000/50s\"");
    }

    @Test
    void whatTheEditorSetAsStartStandsForTheSourcesFirstFrame() {
        ExportSource source = linked(new FrameGrid.Even(R25, 625), new FileFacts.StartTimecode(1_274_550, R25, false),
                SourceSettings.NONE.withStartTimecode("10:00:00:00").withFile("/media/A001.mov", 10));
        assertThat(text(new Edl(), source, 0, 50)).contains("10:00:00:00 10:00:02:00");
    }

    @Test
    void aClipThatRunsPastTheFileEndsThereAndOneBeyondItIsLeftOut() {
        ExportSource source = linked(new FrameGrid.Even(R25, 400), null, SourceSettings.NONE);
        ExportPlan plan = plan(new Edl(), source, 380, 420);
        assertThat(plan.documents().getFirst().events()).extracting(Event::out).containsExactly(400L);
        assertThat(plan.remarks()).anyMatch(r -> r instanceof ExportRemark.EndedAtFile e && e.frames() == 20);
        assertThat(plan(new Edl(), source, 410, 420).left()).extracting(NotExported::reason).containsExactly(
                new NotExported.BeyondLinkedFile());
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        SourceMedia hosted = new SourceMedia("m", RunStatus.COMPLETE, "https://media.example/proxy.mp4", new MediaInfo(
                "video", 20_000L, BigDecimal.valueOf(25), 500L, 320, 180, 1));
        SourceSettings settings = SourceSettings.NONE.withFile("/media/A001.mov", 0);
        ExportSource source = ExportSource.of(hosted, SourceTiming.of(hosted, null, null, settings, 0), null, settings,
                FirstFrame.AT_ZERO,
                null);
        assertThat(plan(new Edl(), source, 0, 50).remarks()).contains(new ExportRemark.LinkedFileUnread(source));
    }

    @Test
    void handlesReachIntoWhatOnlyTheOriginalHas() {
        ExportPlan plan = ExportPlan.of(Samples.run(Samples.options(Which.KEPT, Arrangement.SEQUENCES, 24), List.of(
                clip("a", 1, original(), 0, 500))), new Fcpxml());
        assertThat(plan.documents().getFirst().events()).extracting(e -> e.in() + "-" + e.out()).containsExactly(
                "0-534");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatReadsBackForFilesOfEveryKind(ExportFormat format) {
        for (FrameGrid grid : List.of(new FrameGrid.Even(R25, 625), new FrameGrid.Even(R2997, 700),
                new FrameGrid.Even(R50, 1010), Samples.uneven())) {
            for (long offset : new long[]{0, 25, -25}) {
                ExportSource source = linked(grid, new FileFacts.StartTimecode(1_274_550, R25, false),
                        SourceSettings.NONE.withFile("/media/A001.mov", offset));
                ExportPlan plan = ExportPlan.of(Samples.run(Samples.options(Which.ALL, Arrangement.SEQUENCES, 12),
                        List.of(clip("a", 1, source, 60, 160), clip("b", 2, source, 170, 171))), format);
                assertThat(Exporter.write(plan, folder, true)).as("%s %s %s", format.name(), grid.rate(), offset)
                        .isInstanceOf(ExportOutcome.Done.class);
            }
        }
    }

    /** Ten pictures at 30 a second, the last of them held for 14 seconds, then one for a second. */
    private static FrameGrid slides() {
        long[] ticks = LongStream.range(0, 11).map(f -> f < 10 ? f * 512 : 15 * 15_360).toArray();
        return new FrameGrid.Listed(ticks, 16 * 15_360, 15_360, new FrameRate(30, 1));
    }

    private static Event event(ExportFormat format, ExportSource source, long fromMs, long toMs) {
        ExportPlan plan = ExportPlan.of(Samples.run(Samples.options(Which.KEPT, Arrangement.STRINGOUT, 0), List.of(
                Samples.proposed("a", 1, source, fromMs, toMs, List.of()))), format);
        String text = format.write(plan.documents().getFirst());
        assertThat(ExportCheck.differences(format, plan.documents().getFirst(), text)).as(format.name()).isEmpty();
        return plan.documents().getFirst().events().getFirst();
    }

    @Test
    void whereItHoldsAPictureASecondOfTheEvenSourceIsASecond() {
        ExportSource source = linked(slides(), null, SourceSettings.NONE.withFile("/media/A001.mov", 3));
        // The source's frame 0 is the original's frame 3, which begins after a tenth of a second.
        Event script = event(new FfmpegScript(), source, 7_000, 8_000);
        assertThat(script.from()).isEqualTo(MediaTime.ofMillis(7_100));
        assertThat(script.to()).isEqualTo(MediaTime.ofMillis(8_100));
        assertThat(script.in()).isEqualTo(9);
        assertThat(script.out()).isEqualTo(10);
        assertThat(event(new WebVtt(), source, 14_000, 15_400).lasts()).isEqualTo(MediaTime.ofMillis(1_400));
        Event list = event(new Edl(), source, 7_000, 8_000);
        assertThat(list.in()).isEqualTo(213);
        assertThat(list.out()).isEqualTo(243);
        assertThat(list.frames()).isEqualTo(480);
    }

    @Test
    void whereOnlyTheHostedMediaHoldsAPictureTheOriginalsOwnFramesAreTaken() {
        SourceMedia hosted = new SourceMedia("m", RunStatus.COMPLETE, "https://media.example/proxy.mp4", null);
        SourceSettings settings = SourceSettings.NONE.withFile("/media/A001.mov", 50);
        ExportSource source = ExportSource.of(hosted, SourceTiming.of(hosted, null, slides(), settings, 0), null,
                settings, FirstFrame.AT_ZERO, MediaDescription.ofLinked(facts(R50, null), new FrameGrid.Even(R50,
                        1000), settings, FirstFrame.AT_ZERO));
        for (ExportFormat format : List.of(new FfmpegScript(), new Edl(), new Fcpxml(), new WebVtt())) {
            Event event = event(format, source, 7_000, 8_000);
            assertThat(event.in()).as(format.name()).isEqualTo(400);
            assertThat(event.out()).as(format.name()).isEqualTo(450);
            assertThat(event.lasts()).as(format.name()).isEqualTo(MediaTime.ofMillis(1_000));
        }
    }

    @Test
    void aHeldSecondThatComesBackFromATimelineIsNoTrim() throws Exception {
        for (FrameGrid grid : List.of(slides(), new FrameGrid.Even(R25, 500))) {
            ExportSource source = linked(grid, null, SourceSettings.NONE.withFile("/media/A001.mov", 3));
            ExportClip second = Samples.proposed("a", 1, source, 7_010L, 8_020L, List.of());
            ExportPlan plan = ExportPlan.of(Samples.run(Samples.options(Which.KEPT, Arrangement.STRINGOUT, 0), List.of(
                    second)), new Otio());
            ClipReview kept = ClipReview.NONE.withDecision(Decision.KEEP);
            DecisionImport back = DecisionImport.read(new Otio().write(plan.documents().getFirst()), "run-7", List.of(
                    second), Map.of("a", kept));
            assertThat(back.same()).isEqualTo(1);
        }
    }
}
