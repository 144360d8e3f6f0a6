package clipbrowser.controller.export;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.ClipFile;
import clipbrowser.exchange.CutOutcome;
import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.Export;
import clipbrowser.exchange.ExportClip;
import clipbrowser.exchange.ExportFormats;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.exchange.ExportPlan;
import clipbrowser.exchange.ExportSource;
import clipbrowser.exchange.MediaDescription;
import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.model.Decision;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FrameRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clips as files, cut by the ffmpeg of this machine out of frame-numbered media of packaging/test. */
class ClipCutterTest {
    @TempDir
    Path folder;

    private static ExportSource source(Path media) throws Exception {
        FrameTable table;
        try (LocalMedia bytes = LocalMedia.open(media)) {
            table = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
        }
        SourceMedia hosted = new SourceMedia("s", RunStatus.COMPLETE, null, null);
        SourceSettings linked = SourceSettings.NONE.withFile(media.toString(), 0);
        return ExportSource.of(hosted, SourceTiming.of(hosted, table.facts(), table.grid(), linked, 0), table.facts(),
                linked, table.firstFrame(), MediaDescription.ofLinked(table.facts(), table.grid(), linked, table
                        .firstFrame()));
    }

    private ClipFile file(Path media, long in, long out, CutPreset preset) throws Exception {
        ExportClip clip = new ExportClip("a", "a", 1, "Clip / one", "", "", Decision.KEEP, true,
                new FrameRange(in, out),
                0L, 1L, List.of(), source(media));
        ExportPlan plan = ExportPlan.of(new Export("r", List.of(clip), ExportOptions.USUAL), ExportFormats.named(
                "ffmpeg").orElseThrow());
        return ClipFile.of(plan, folder, preset).getFirst();
    }

    private static Path media(String name) {
        return Path.of("target/test-media", name).toAbsolutePath();
    }

    private static ClipCutter cutter() throws Exception {
        return new ClipCutter(Ffmpeg.find(System.getenv()).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"h264-2997.mp4,SOURCE", "vfr.mp4,REVIEW", "late.mkv,PRORES", "opengop.mp4,DNXHR", "rotated.mp4,SHORT",
            "late.mp4,REVIEW", "prores.mov,PRORES", "noedit.mp4,REVIEW"})
    void everyPresetHasExactlyTheFramesOfTheClip(String name, CutPreset preset) throws Exception {
        List<Double> progress = new ArrayList<>();
        ClipFile file = file(media(name), 60, 72, preset);
        CutOutcome outcome = cutter().cut(file, "file:" + media(name), false, progress::add);
        assertThat(outcome).isEqualTo(new CutOutcome.Done(file.file(), 12));
        assertThat(file.file().getFileName().toString()).startsWith("Clip _ one.");
        assertThat(progress).isNotEmpty().last().isEqualTo(1.0);
        assertThat(cutter().cut(file, "file:" + media(name), false, _ -> {})).isInstanceOf(CutOutcome.There.class);
    }

    @Test
    void theFirstAndLastClipOfASourceAreCutToo() throws Exception {
        Path media = media("h264-25.mp4");
        long frames = java.util.Objects.requireNonNull(source(media).grid()).frames();
        for (ClipFile file : List.of(file(media, 0, 3, CutPreset.REVIEW), file(media, frames - 3, frames,
                CutPreset.REVIEW))) {
            assertThat(cutter().cut(file, "file:" + media, true, _ -> {})).isEqualTo(new CutOutcome.Done(file.file(),
                    3));
        }
    }

    @Test
    void otherFramesAreFoundOutAndLeaveNoFile() throws Exception {
        ClipFile file = file(media("h264-25.mp4"), 60, 72, CutPreset.REVIEW);
        // The same times in a file of another rate are other pictures.
        Path other = media("h264-24.mp4");
        ClipFile wrong = new ClipFile(file.event(), file.file(), file.preset());
        assertThat(cutter().cut(wrong, "file:" + folder.resolve("missing.mp4"), false, _ -> {})).isInstanceOf(
                CutOutcome.Failed.class);
        Path short12 = folder.resolve("short.mp4");
        new ProcessBuilder("ffmpeg", "-v", "error", "-nostdin", "-i", other.toString(), "-frames:v", "65", "-an",
                short12.toString()).inheritIO().start().waitFor();
        assertThat(cutter().cut(wrong, "file:" + short12, false, _ -> {})).isInstanceOf(CutOutcome.OtherFrames.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(short12);
        }
    }

    @Test
    void aCutThatIsOneFrameLateIsFoundOutByItsPixels() throws Exception {
        Path late = Files.writeString(folder.resolve("late-ffmpeg"), """
                #!/bin/sh
                for a; do
                  shift
                  case $a in setpts=PTS-STARTPTS*) a="trim=start_frame=1,$a" ;; esac
                  set -- "$@" "$a"
                done
                exec ffmpeg "$@"
                """);
        assertThat(late.toFile().setExecutable(true)).isTrue();
        ClipFile file = file(media("h264-25.mp4"), 60, 72, CutPreset.REVIEW);
        ClipCutter cutter = new ClipCutter(Ffmpeg.find(java.util.Map.of("FFMPEG", late.toString())).orElseThrow());
        assertThat(cutter.cut(file, "file:" + media("h264-25.mp4"), false, _ -> {})).isEqualTo(
                new CutOutcome.OtherFrames(file.file(), "first frame isn't frame 60 of the source"));
        assertThat(file.file()).doesNotExist();
    }

    @Test
    void anInterruptEndsItAndLeavesNoFile() throws Exception {
        ClipFile file = file(media("h264-25.mp4"), 0, 200, CutPreset.SHORT);
        ClipCutter cutter = cutter();
        Thread[] cutting = new Thread[1];
        boolean[] interrupted = new boolean[1];
        cutting[0] = Thread.ofPlatform().start(() -> {
            try {
                cutter.cut(file, "file:" + media("h264-25.mp4"), false, _ -> cutting[0].interrupt());
            } catch (InterruptedException _) {
                interrupted[0] = true;
            }
        });
        cutting[0].join(60_000);
        assertThat(interrupted[0]).isTrue();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
