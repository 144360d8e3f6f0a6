package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static clipbrowser.exchange.Samples.clip;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.model.Decision;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.testing.ForeignProgram;
import clipbrowser.testing.NumberStrip;
import clipbrowser.testing.TestDemuxers;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import clipbrowser.time.Timecode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Programs of others read what was exported. They and the media come from packaging/test: ffmpeg, node with
 * webvtt-parser, papaparse and json5 in target/npm, frame-numbered files in target/test-media.
 */
class ForeignReadersTest {
    private static final Path MEDIA = Path.of("target/test-media");
    private static final Path NPM = Path.of("target/npm/node_modules");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"h264-23976.mp4", "h264-25.mp4", "h264-2997.mp4", "h264-5994.mp4", "h264.mkv", "vp9.webm",
            "vfr.mp4", "editlist.mp4", "opengop.mp4", "timecode-df.mp4", "silent.mp4", "prores.mov", "late.mp4",
            "late.mkv", "noedit.mp4", "noedit-fragmented.mp4", "fragmented.mp4"})
    void ffmpegCutsExactlyTheFramesThatWereAsked(String file) throws Exception {
        Path media = MEDIA.resolve(file).toAbsolutePath();
        ExportSource source = linked(media);
        long frames = Objects.requireNonNull(source.grid()).frames();
        List<ExportClip> clips = List.of(clip("first", 1, source, 0, 5), clip("one", 2, source, 77, 78),
                clip("it's $(odd) \"é\"", 3, source, 99, 103), clip("last", 4, source, frames - 3, frames));
        long first = numbers(media).getFirst();
        Export export = Samples.run(ExportOptions.USUAL, clips);
        ExportOutcome.Done done = (ExportOutcome.Done) Exporter.write(ExportPlan.of(export, new FfmpegScript()),
                folder, false);
        run(List.of("sh", done.files().getFirst().file().toString()));
        for (ExportClip clip : clips) {
            List<Long> cut = numbers(folder.resolve(FileNames.safe(clip.name()) + ".mp4"));
            assertThat(cut).as("%s, %s", file, clip.name()).containsExactlyElementsOf(LongStream.range(
                    first + Objects.requireNonNull(clip.range()).in(), first + clip.range().out()).boxed().toList());
        }
    }

    /**
     * Where pictures are held, bounds are times: each is seen for its part of the clip, and the clip is as long as
     * asked.
     */
    @Test
    void ffmpegCutsAHeldPictureForItsPartOfTheClip() throws Exception {
        Path media = MEDIA.resolve("slides.mp4").toAbsolutePath();
        ExportSource source = linked(media);
        List<ExportClip> clips = List.of(Samples.proposed("within", 1, source, 2_000L, 3_000L, List.of()),
                Samples.proposed("into", 2, source, 6_500L, 7_200L, List.of()),
                Samples.proposed("out", 3, source, 7_200L, 9_200L, List.of()));
        Export export = Samples.run(ExportOptions.USUAL, clips);
        ExportOutcome.Done done = (ExportOutcome.Done) Exporter.write(ExportPlan.of(export, new FfmpegScript()),
                folder, false);
        assertThat(done.files().getFirst().length()).isEqualTo(MediaTime.ofMillis(3_700));
        run(List.of("sh", done.files().getFirst().file().toString()));
        assertThat(shown("within")).containsExactly("9 at 0");
        assertThat(shown("into")).containsExactly("9 at 0", "10 at 500", "11 at 533", "12 at 567", "13 at 600",
                "14 at 633",
                "15 at 667");
        assertThat(shown("out")).containsExactly("16 at 0", "17 at 33", "18 at 67", "19 at 100");
        for (ExportClip clip : clips) {
            String lasts = new String(run(List.of("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries",
                    "stream=duration", "-of", "csv=p=0", folder.resolve(clip.name() + ".mp4").toString())),
                    StandardCharsets.UTF_8).strip();
            long asked = Objects.requireNonNull(clip.proposedEndMs()) - Objects.requireNonNull(clip.proposedStartMs());
            assertThat(new BigDecimal(lasts).movePointRight(3).longValue()).as(clip.name()).isBetween(asked - 1,
                    asked + 1);
        }
    }

    /**
     * What the service hosts lacks the first five pictures of the original: times count on the original all the same.
     */
    @Test
    void ffmpegCutsAHeldPictureOfALinkedOriginalThatBeginsEarlier() throws Exception {
        Path media = MEDIA.resolve("slides.mp4").toAbsolutePath();
        FrameTable table;
        try (LocalMedia bytes = LocalMedia.open(media)) {
            table = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
        }
        FrameGrid whole = table.grid();
        long[] micros = LongStream.range(5, whole.frames()).map(f -> whole.startOf(f).minus(whole.startOf(5)).micros())
                .toArray();
        FrameGrid hosted = new FrameGrid.Listed(micros, whole.end().minus(whole.startOf(5)).micros(), 1_000_000,
                whole.rate());
        SourceSettings settings = SourceSettings.NONE.withFile(media.toString(), 5);
        ExportSource source = ExportSource.of(new SourceMedia("s", RunStatus.COMPLETE, null, null),
                SourceTiming.of(new SourceMedia("s", RunStatus.COMPLETE, null, null), table.facts(), hosted, settings,
                        0),
                table.facts(), settings, FirstFrame.AT_ZERO,
                MediaDescription.ofLinked(table.facts(), whole, settings, table.firstFrame()));
        List<ExportClip> clips = List.of(Samples.proposed("within", 1, source, 2_000L, 3_000L, List.of()),
                Samples.proposed("into", 2, source, 6_500L, 7_000L, List.of()));
        ExportOutcome.Done done = (ExportOutcome.Done) Exporter.write(ExportPlan.of(Samples.run(ExportOptions.USUAL,
                clips), new FfmpegScript()), folder, false);
        assertThat(done.files().getFirst().length()).isEqualTo(MediaTime.ofMillis(1_500));
        run(List.of("sh", done.files().getFirst().file().toString()));
        assertThat(shown("within")).containsExactly("9 at 0");
        assertThat(shown("into")).containsExactly("9 at 0", "10 at 333", "11 at 367", "12 at 400", "13 at 433",
                "14 at 467");
    }

    /** The pictures of a file and when each is first seen, in milliseconds. */
    private List<String> shown(String clip) throws Exception {
        Path file = folder.resolve(clip + ".mp4");
        List<Long> numbers = numbers(file);
        List<String> times = new String(run(List.of("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries",
                "frame=pts_time", "-of", "csv=p=0", file.toString())), StandardCharsets.UTF_8).lines().map(
                        line -> line.replace(",", ""))
                .filter(line -> !line.isBlank()).toList();
        assertThat(times).hasSameSizeAs(numbers);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            if (i == 0 || !numbers.get(i).equals(numbers.get(i - 1))) {
                all.add(numbers.get(i) + " at "
                        + Math.round(new BigDecimal(times.get(i)).movePointRight(3).doubleValue()));
            }
        }
        return all;
    }

    /** Every format takes the same second of a held picture; those with frames count them at the rate they name. */
    @Test
    void everyFormatGivesAHeldSecondTheSameLength() throws Exception {
        ExportSource source = linked(MEDIA.resolve("slides.mp4").toAbsolutePath());
        ExportClip second = Samples.proposed("second", 1, source, 2_000L, 3_000L, List.of());
        for (ExportFormat format : ExportFormats.ALL) {
            ExportPlan plan = ExportPlan.of(Samples.run(ExportOptions.USUAL, List.of(second)), format);
            assertThat(plan.length()).as(format.name()).isEqualTo(MediaTime.ofMillis(1_000));
            String text = format.write(plan.documents().getFirst());
            assertThat(ExportCheck.differences(format, plan.documents().getFirst(), text)).as(format.name()).isEmpty();
            if (format.traits().division().atRate()) {
                Event event = plan.documents().getFirst().events().getFirst();
                assertThat(event.markOut() - event.markIn()).as(format.name()).isEqualTo(30);
                assertThat(plan.remarks()).as(format.name()).anyMatch(ExportRemark.AssumedRate.class::isInstance);
            }
        }
    }

    /**
     * Where a player that opens the file shows the first frame of a clip, the formats that carry seconds say it begins.
     */
    @ParameterizedTest
    @ValueSource(strings = {"h264-25.mp4", "late.mp4", "late.mkv", "noedit.mp4", "noedit-fragmented.mp4", "h264.mkv"})
    void secondsInExportsAreThoseOfPlayers(String file) throws Exception {
        Path media = MEDIA.resolve(file).toAbsolutePath();
        ExportSource source = linked(media);
        List<ExportClip> clips = List.of(clip("a", 1, source, 90, 150));
        String cue = written(new WebVtt(), clips).lines().filter(line -> line.contains(" --> ")).findFirst()
                .orElseThrow();
        JsonNode segment = new JsonMapper().readTree(written(new LosslessCut(), clips)).path("cutSegments").get(0);
        assertThat(pictureAt(media, cue.substring(6, 12))).isEqualTo(90);
        assertThat(pictureAt(media, segment.path("start").asString())).isEqualTo(90);
        assertThat(pictureAt(media, cue.substring(cue.indexOf(" --> ") + 11))).isEqualTo(150);
    }

    /**
     * A clip of the service begins where a player's clock shows its milliseconds, or where the first picture's does.
     */
    @ParameterizedTest
    @ValueSource(strings = {"late.mp4", "late.mkv", "noedit.mp4", "noedit-fragmented.mp4"})
    void millisecondsOfTheServiceCountAsPlayersDo(String file) throws Exception {
        Path media = MEDIA.resolve(file).toAbsolutePath();
        ExportClip onPlayersClock = Samples.proposed("a", 1, linked(media), 4_000L, 5_000L, List.of());
        assertThat(range(onPlayersClock).in()).isEqualTo(pictureAt(media, "3.981"));
        assertThat(range(onPlayersClock).length()).isEqualTo(25);
        ExportClip fromPicture = Samples.proposed("a", 1, linked(media, SourceSettings.NONE.withPictureAtZero(true)),
                4_000L, 5_000L, List.of());
        assertThat(range(fromPicture).in()).isEqualTo(100);
    }

    /** The number of the first picture that a player shows at or after a time, in seconds of its clock. */
    private long pictureAt(Path media, String seconds) throws Exception {
        // A hair before: times in files are rounded up as well as down.
        String from = new BigDecimal(seconds).subtract(new BigDecimal("0.0015")).toPlainString();
        Path one = folder.resolve("at-" + seconds + ".mkv");
        run(List.of("ffmpeg", "-v", "error", "-nostdin", "-ss", from, "-i", media.toString(), "-map", "0:v",
                "-frames:v", "1", "-c:v", "ffv1", "-y", one.toString()));
        return numbers(one).getFirst();
    }

    private static ExportSource linked(Path media) throws Exception {
        return linked(media, SourceSettings.NONE);
    }

    private static ExportSource linked(Path media, SourceSettings settings) throws Exception {
        FrameTable table;
        try (LocalMedia bytes = LocalMedia.open(media)) {
            table = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
        }
        SourceMedia hosted = new SourceMedia("s", RunStatus.COMPLETE, null, null);
        SourceSettings linked = settings.withFile(media.toString(), 0);
        return ExportSource.of(hosted, SourceTiming.of(hosted, table.facts(), table.grid(), linked, 0), table.facts(),
                linked, table.firstFrame(), MediaDescription.ofLinked(table.facts(), table.grid(), linked,
                        table.firstFrame()));
    }

    @Test
    void webvttParserFindsTheChaptersAndNoError() throws Exception {
        List<ExportClip> clips = namedClips();
        String text = written(new WebVtt(), clips);
        Path script = Files.writeString(folder.resolve("read.cjs"), """
                const { WebVTTParser } = require(process.argv[2] + '/webvtt-parser');
                const tree = new WebVTTParser().parse(require('fs').readFileSync(process.argv[3], 'utf8'), 'chapters');
                console.log(JSON.stringify({ errors: tree.errors.map(e => e.message),
                  cues: tree.cues.map(c => [c.startTime, c.endTime, c.text]) }));
                """);
        JsonNode read = node(script, Files.writeString(folder.resolve("a.vtt"), text));
        assertThat(read.path("errors")).isEmpty();
        assertThat(read.path("cues")).hasSize(clips.size());
        FrameRate rate = R25;
        for (int i = 0; i < clips.size(); i++) {
            JsonNode cue = read.path("cues").get(i);
            assertThat(rate.frameAt(cue.get(0).asDecimal().movePointRight(3).longValueExact())).isEqualTo(range(
                    clips.get(i)).in());
            assertThat(rate.frameAt(cue.get(1).asDecimal().movePointRight(3).longValueExact())).isEqualTo(range(
                    clips.get(i)).out());
        }
    }

    @Test
    void papaparseReadsTheTable() throws Exception {
        List<ExportClip> clips = namedClips();
        String text = written(new CsvTable(), clips);
        Path script = Files.writeString(folder.resolve("read.cjs"), """
                const read = require(process.argv[2] + '/papaparse').parse(
                  require('fs').readFileSync(process.argv[3], 'utf8'), { header: true, skipEmptyLines: true });
                console.log(JSON.stringify({ errors: read.errors, rows: read.data }));
                """);
        JsonNode read = node(script, Files.writeString(folder.resolve("a.csv"), text));
        assertThat(read.path("errors")).isEmpty();
        assertThat(read.path("rows")).hasSize(clips.size());
        for (int i = 0; i < clips.size(); i++) {
            JsonNode row = read.path("rows").get(i);
            assertThat(row.path("in_frame").asString()).isEqualTo(Long.toString(range(clips.get(i)).in()));
            assertThat(row.path("out_frame").asString()).isEqualTo(Long.toString(range(clips.get(i)).out()));
            String title = Words.clean(clips.get(i).title());
            assertThat(row.path("title").asString()).isEqualTo(title.matches("'*=.*") ? "'" + title : title);
        }
        List<CSVRecord> commons = CSVFormat.RFC4180.parse(new StringReader(text)).getRecords();
        assertThat(commons).hasSize(clips.size() + 1);
    }

    @Test
    void json5ReadsTheLosslessCutProject() throws Exception {
        List<ExportClip> clips = namedClips();
        Path script = Files.writeString(folder.resolve("read.cjs"), """
                const JSON5 = require(process.argv[2] + '/json5');
                console.log(JSON.stringify(JSON5.parse(require('fs').readFileSync(process.argv[3], 'utf8'))));
                """);
        JsonNode read = node(script, Files.writeString(folder.resolve("a.llc"), written(new LosslessCut(), clips)));
        assertThat(read.path("cutSegments")).hasSize(clips.size());
        for (int i = 0; i < clips.size(); i++) {
            JsonNode segment = read.path("cutSegments").get(i);
            assertThat(segment.path("name").asString()).isEqualTo(clips.get(i).name());
            assertThat(R25.frameAt(segment.path("start").asDecimal().movePointRight(3).longValue())).isEqualTo(range(
                    clips.get(i)).in());
        }
    }

    /** Whose frames the labels of EDL, marker EDL and Avid log are: the arithmetic of smpte-timecode, not ours. */
    @ParameterizedTest
    @ValueSource(strings = {"edl", "edl-markers", "ale"})
    void smpteTimecodeCountsTheLabels(String name) throws Exception {
        Path script = Files.writeString(folder.resolve("read.cjs"),
                """
                        const Timecode = require(process.argv[2] + '/smpte-timecode');
                        const lines = require('fs').readFileSync(process.argv[3], 'utf8').split('\\n');
                        const rate = Number(process.argv[4]);
                        const cuts = lines.map(l => l.match(/\\d\\d:\\d\\d:\\d\\d[:;]\\d\\d/g)).filter(m => m && m.length > 1);
                        console.log(JSON.stringify(cuts.map(m => m.map(t => new Timecode(t, rate, t.includes(';')).frameCount))));
                        """);
        for (FrameRate rate : List.of(R25, Samples.R2997, new FrameRate(60000, 1001), new FrameRate(24000, 1001))) {
            boolean drop = rate.dropped() > 0;
            long start = new Timecode(rate, drop, 0).countOf(drop ? "09:58:55;00" : "09:58:55:00").orElseThrow();
            ExportSource source = Samples.source("s", new FrameGrid.Even(rate, 300_000), new Timecode(rate, drop,
                    start), null);
            List<ExportClip> clips = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                clips.add(clip("c" + i, i + 1, source, i * 1797L, i * 1797L + 1 + i * 31L));
            }
            ExportFormat format = ExportFormats.named(name).orElseThrow();
            Path file = Files.writeString(folder.resolve("a." + name), written(format, clips));
            JsonNode read = new JsonMapper().readTree(run(List.of("node", script.toString(), NPM.toAbsolutePath()
                    .toString(), file.toString(), rate.label().equals("23.976") ? "23.976" : rate.label())));
            assertThat(read).hasSize(clips.size());
            long record = new Timecode(rate, drop, 0).countOf(drop ? "01:00:00;00" : "01:00:00:00").orElseThrow();
            for (int i = 0; i < clips.size(); i++) {
                long in = start + range(clips.get(i)).in();
                long out = start + range(clips.get(i)).out();
                JsonNode cut = read.get(i);
                assertThat(cut.get(0).asLong()).as("%s at %s", name, rate.label()).isEqualTo(in);
                assertThat(cut.get(1).asLong()).isEqualTo(name.equals("edl-markers") ? in + 1 : out);
                if (name.equals("edl")) {
                    assertThat(cut.get(2).asLong()).isEqualTo(record);
                    record += out - in;
                    assertThat(cut.get(3).asLong()).isEqualTo(record);
                }
            }
        }
    }

    @Test
    void ffmpegReadsTheChaptersToo() throws Exception {
        List<ExportClip> clips = namedClips();
        Path vtt = Files.writeString(folder.resolve("a.vtt"), written(new WebVtt(), clips));
        String packets = new String(run(List.of("ffprobe", "-v", "error", "-show_entries",
                "packet=pts_time,duration_time", "-of", "csv=p=0", vtt.toString())), StandardCharsets.UTF_8);
        assertThat(packets.lines().filter(l -> !l.isBlank())).hasSize(clips.size()).first().isEqualTo(
                "4.000000,6.040000,");
    }

    private static List<ExportClip> namedClips() {
        ExportSource source = Samples.source("s", new FrameGrid.Even(R25, 50_000), Timecode.of(R25), null);
        List<ExportClip> clips = new ArrayList<>();
        for (String name : List.of("plain", "a --> b", "<b>bold</b> & more", "\"quoted\", with comma", "=SUM(A1)",
                "'=x", "two\nlines", "🎬 עברית", "x".repeat(300))) {
            int n = clips.size() + 1;
            clips.add(clip("id" + n, n, source, n * 100L, n * 100L + 150 + n, name, "", Decision.KEEP));
        }
        return clips;
    }

    private static clipbrowser.time.FrameRange range(ExportClip clip) {
        return Objects.requireNonNull(clip.range());
    }

    private static String written(ExportFormat format, List<ExportClip> clips) {
        return format.write(ExportPlan.of(Samples.run(ExportOptions.USUAL, clips), format).documents().getFirst());
    }

    private JsonNode node(Path script, Path file) throws Exception {
        return new JsonMapper().readTree(run(List.of("node", script.toString(), NPM.toAbsolutePath().toString(),
                file.toString())));
    }

    /** The number that each frame carries in its pixels, in order. */
    private List<Long> numbers(Path file) throws Exception {
        int width = 320;
        int height = 180;
        byte[] pictures = run(List.of("ffmpeg", "-v", "error", "-nostdin", "-noautorotate", "-i", file.toString(),
                "-map", "0:v:0", "-fps_mode", "passthrough", "-vf", "scale=" + width + ":" + height, "-pix_fmt",
                "gray", "-f", "rawvideo", "-"));
        List<Long> numbers = new ArrayList<>();
        for (int at = 0; at + width * height <= pictures.length; at += width * height) {
            int start = at;
            numbers.add((long) NumberStrip.read(width, height, (x, y) -> pictures[start + y * width + x] & 0xff)
                    .orElse(-1));
        }
        return numbers;
    }

    private byte[] run(List<String> command) throws Exception {
        return ForeignProgram.run(folder, command);
    }
}
