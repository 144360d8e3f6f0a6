package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static clipbrowser.exchange.Samples.R2997;
import static clipbrowser.exchange.Samples.clip;
import static clipbrowser.exchange.Samples.proposed;
import static clipbrowser.exchange.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.ExportOptions.Arrangement;
import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.model.Decision;
import clipbrowser.model.Problem;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.Timecode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes frames and files go wrong, through every format: no difference in frames, or a sentence. */
class HardCasesTest {
    private static final List<String> NAMES = List.of("a|b|c", "two\nlines\r\nand\ttab", "\"quoted\" 'single' `back`",
            "🎬 emoji 👩‍👩‍👧", "עברית ואנגלית mixed", "\u202Ereversed", "=HYPERLINK(\"http://x\")", "+1", "-1",
            "@cmd",
            "'=already", "<tag attr=\"x\">&amp;]]>", "x".repeat(300), "é".repeat(300), "../../etc/passwd", "CON",
            "$(reboot) `reboot` \\ ; rm -rf ~ #", "-leading dash", "a --> b", "", "\u0000\u0007control", "* COMMENT: x",
            "1 000", "trailing dot.", "\uD800lone", "\uFEFF\uFFFE", "|C:ResolveColorBlue |M:x |D:9");

    @TempDir
    Path folder;

    static Stream<ExportFormat> formats() {
        return ExportFormats.ALL.stream();
    }

    private ExportOutcome.Done written(ExportFormat format, ExportOptions options, List<ExportClip> clips) {
        ExportPlan plan = ExportPlan.of(Samples.run(options, clips), format);
        ExportOutcome outcome = Exporter.write(plan, folder, true);
        assertThat(outcome).as(format.name()).isInstanceOf(ExportOutcome.Done.class);
        return (ExportOutcome.Done) outcome;
    }

    /** As sequences and as a string-out, kept and all, with and without handles. */
    private void everyWay(ExportFormat format, List<ExportClip> clips) {
        for (Arrangement as : Arrangement.values()) {
            for (Which which : List.of(Which.KEPT, Which.ALL)) {
                for (int handles : new int[]{0, 12}) {
                    ExportOutcome.Done done = written(format, Samples.options(which, as, handles), clips);
                    assertThat(done.plan().left()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyStandardRate(ExportFormat format) {
        List<ExportClip> clips = new ArrayList<>();
        for (FrameRate rate : FrameRate.STANDARD) {
            ExportSource source = source("s" + rate.label(), rate, 400_000);
            clips.add(clip("a" + rate.label(), clips.size() + 1, source, 0, 1));
            clips.add(clip("b" + rate.label(), clips.size() + 1, source, 107_891, 215_785));
            clips.add(clip("c" + rate.label(), clips.size() + 1, source, 399_999, 400_000));
        }
        everyWay(format, clips);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void mixedRatesAreNeverConverted(ExportFormat format) {
        List<ExportClip> clips = List.of(clip("a", 1, source("one", R25, 5000), 10, 60),
                clip("b", 2, source("two", R2997, 5000), 10, 60), clip("c", 3, source("three", R25, 5000), 4000, 5000));
        ExportOutcome.Done done = written(format, ExportOptions.USUAL, clips);
        int files = switch (format.traits().division()) {
            case WHOLE -> 1;
            case ONE_RATE -> 2;
            case ONE_SOURCE, ONE_SOURCE_AT_RATE -> 3;
        };
        assertThat(done.files()).hasSize(files);
        assertThat(done.files().stream().mapToInt(ExportOutcome.Written::events).sum()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void dropFrameAndAStartTimecode(ExportFormat format) {
        for (FrameRate rate : List.of(R2997, new FrameRate(60000, 1001))) {
            Timecode drop = new Timecode(rate, true, 0);
            long start = drop.frame("09:58:55;00").orElseThrow();
            ExportSource source = source("df", new FrameGrid.Even(rate, 300_000), new Timecode(rate, true, start),
                    null);
            everyWay(format, List.of(clip("a", 1, source, 149, 150), clip("b", 2, source, 150, 2000),
                    clip("c", 3, source, 0, 300_000)));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void timecodeThatPassesMidnight(ExportFormat format) {
        Timecode late = new Timecode(R25, false, 25L * 86_399);
        ExportSource source = source("night", new FrameGrid.Even(R25, 5000), late, null);
        everyWay(format, List.of(clip("a", 1, source, 10, 60), clip("b", 2, source, 20, 25),
                clip("c", 3, source, 30, 90), clip("d", 4, source, 15, 25)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aVariableRateIsTakenAtTheConstantOneThatIsNamed(ExportFormat format) {
        ExportSource source = source("vfr", Samples.uneven(), Timecode.of(R25), null);
        List<ExportClip> clips = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clips.add(clip("c" + i, i + 1, source, i * 7L, i * 7L + 1 + i % 5));
        }
        clips.add(clip("last", 41, source, 299, 300));
        everyWay(format, clips);
        ExportOutcome.Done done = written(format, ExportOptions.USUAL, clips);
        boolean named = done.plan().remarks().contains(new ExportRemark.AssumedRate(source, R25));
        assertThat(named).isEqualTo(format.traits().division().atRate());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void twelveHundredEvents(ExportFormat format) {
        ExportSource source = source("long", R2997, 500_000);
        List<ExportClip> clips = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            clips.add(clip("c" + i, i + 1, source, i * 401L, i * 401L + 1 + i % 400));
        }
        ExportOutcome.Done done = written(format, ExportOptions.USUAL, clips);
        assertThat(done.files()).hasSize(format.traits().limit() == 999 ? 2 : 1);
        assertThat(done.files().stream().mapToInt(ExportOutcome.Written::events).sum()).isEqualTo(1200);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aSequenceThatWouldPassMidnightGoesOnInAnotherFile(ExportFormat format) {
        ExportSource source = source("hours", R25, 25L * 3600 * 10);
        List<ExportClip> clips = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clips.add(clip("c" + i, i + 1, source, i, 25L * 3600 * 10));
        }
        ExportOutcome.Done done = written(format, Samples.options(Which.KEPT, Arrangement.STRINGOUT, 0), clips);
        assertThat(done.files()).hasSize(format.traits().record() ? 3 : 1);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void namesAndNotesAreData(ExportFormat format) {
        ExportSource source = source("name & <more> \"x\"", R25, 50_000);
        List<ExportClip> clips = new ArrayList<>();
        for (String name : NAMES) {
            int n = clips.size() + 1;
            clips.add(clip("id" + n, n, source, n * 100L, n * 100L + 50, name, name,
                    Decision.values()[n % Decision.values().length]));
            clips.add(clip(name, n + 100, source, n * 100L, n * 100L + 50, "", name, Decision.KEEP));
        }
        everyWay(format, clips);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void clipsThatTouchBothEndsOfTheSourceAndOneFrameClips(ExportFormat format) {
        ExportSource source = source("edges", R2997, 300);
        everyWay(format, List.of(clip("first", 1, source, 0, 1), clip("whole", 2, source, 0, 300),
                clip("last", 3, source, 299, 300), clip("one", 4, source, 150, 151)));
        ExportSource tiny = source("tiny", R25, 1);
        everyWay(format, List.of(clip("only", 1, tiny, 0, 1)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aLinkedFileThatStartsElsewhereIsNamedInItsOwnFrames(ExportFormat format) {
        for (long offset : new long[]{0, 250, -50}) {
            LinkedFile file = new LinkedFile(Path.of("/media/Día 1/it's %20 #1.mov"), offset, false);
            ExportSource source = source("linked", new FrameGrid.Even(R2997, 5000), new Timecode(R2997, true, 9000),
                    file);
            everyWay(format, List.of(clip("a", 1, source, 60, 160), clip("b", 2, source, 4000, 5000)));
        }
    }

    @Test
    void aClipThatTheLinkedFileDoesNotReachIsNamed() {
        ExportSource source = source("linked", new FrameGrid.Even(R25, 5000), Timecode.of(R25),
                new LinkedFile(Path.of("/m/x.mov"), -50, false));
        ExportPlan plan = ExportPlan.of(Samples.run(ExportOptions.USUAL, List.of(clip("a", 1, source, 49, 90))),
                new Edl());
        assertThat(plan.left()).extracting(NotExported::reason).containsExactly(new NotExported.BeforeLinkedFile());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyProblemClipIsNamedAndTheOthersGoOn(ExportFormat format) {
        ExportSource source = source("s", R25, 1000);
        ExportSource unknown = source("u", null, Timecode.of(R25), null);
        ExportSource gone = new ExportSource("g", null, null, source.grid(), Timecode.of(R25), Samples.picture(0,
                0, 0, source.grid(), Timecode.of(R25)));
        List<ExportClip> bad = List.of(
                proposed("startMissing", 1, source, null, 900L, List.of(new Problem.StartMissing())),
                proposed("endMissing", 2, source, 100L, null, List.of(new Problem.EndMissing())),
                proposed("negative", 3, source, -100L, 900L, List.of(new Problem.Negative())),
                proposed("reversed", 4, source, 900L, 100L, List.of(new Problem.Reversed())),
                proposed("outside", 5, source, 90_000L, 91_000L, List.of()),
                proposed("processing", 6, source, 100L, 900L, List.of(new Problem.SourceProcessing())),
                proposed("failed", 7, source, 100L, 900L, List.of(new Problem.SourceFailed())),
                proposed("noUrl", 8, gone, 100L, 900L, List.of(new Problem.UrlMissing())),
                proposed("refused", 9, source, 100L, 900L, List.of(new Problem.UrlRefused())),
                proposed("unknown", 10, unknown, 100L, 900L, List.of()));
        List<ExportClip> fine = List.of(
                proposed("pastEnd", 11, source, 39_000L, 45_000L, List.of()),
                proposed("durationDiffers", 12, source, 100L, 900L, List.of(new Problem.DurationDiffers(1, 800))),
                proposed("idMissing", 13, source, 100L, 900L, List.of(new Problem.IdMissing())),
                proposed("idRepeated", 14, source, 200L, 900L, List.of(new Problem.IdRepeated())));
        List<ExportClip> all = Stream.concat(bad.stream(), fine.stream()).toList();
        ExportOutcome.Done done = written(format, ExportOptions.USUAL, all);
        boolean table = format.traits().content() != ExportFormat.Content.EVENTS;
        if (table) {
            assertThat(done.files()).extracting(ExportOutcome.Written::events).containsExactly(14);
            assertThat(done.plan().remarks().stream().filter(
                    ExportRemark.WithoutFrames.class::isInstance)).hasSize(10);
        } else {
            assertThat(done.plan().left()).extracting(n -> n.clip().key()).containsExactlyInAnyOrderElementsOf(
                    bad.stream().map(ExportClip::key).toList());
            assertThat(done.files().stream().mapToInt(ExportOutcome.Written::events).sum()).isEqualTo(4);
            assertThat(Exporter.write(ExportPlan.of(Samples.run(ExportOptions.USUAL, bad), format), folder, true))
                    .isInstanceOf(ExportOutcome.NothingLeft.class);
        }
        assertThat(done.plan().remarks()).contains(new ExportRemark.EndedAtSource(fine.getFirst(), 125));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void oneFrameOffIsFoundOut(ExportFormat format) {
        ExportSource source = source("s", R2997, 5000);
        ExportPlan right = plan(format, clip("a", 1, source, 100, 200));
        ExportDocument asked = right.documents().getFirst();
        String text = format.write(asked);
        assertThat(ExportCheck.differences(format, asked, text)).isEmpty();
        for (ExportClip wrong : List.of(clip("a", 1, source, 101, 200), clip("a", 1, source, 100, 201),
                clip("a", 1, source, 99, 199))) {
            String other = format.write(plan(format, wrong).documents().getFirst());
            assertThat(ExportCheck.differences(format, asked, other)).as(format.name()).isNotEmpty();
        }
        assertThat(ExportCheck.differences(format, asked, "")).isNotEmpty();
        assertThat(ExportCheck.differences(format, asked, text.substring(0, text.length() / 2))).isNotEmpty();
    }

    private static ExportPlan plan(ExportFormat format, ExportClip clip) {
        return ExportPlan.of(Samples.run(ExportOptions.USUAL, List.of(clip)), format);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aRateThatAFormatCannotSayIsASentence(ExportFormat format) {
        ExportSource source = source("odd", new FrameRate(25, 2), 500);
        ExportPlan plan = plan(format, clip("a", 1, source, 10, 20));
        if (format.traits().division().atRate()) {
            assertThat(plan.left()).extracting(NotExported::reason).containsExactly(
                    new NotExported.RateNotPossible(new FrameRate(25, 2)));
        } else {
            assertThat(Exporter.write(plan, folder, true)).isInstanceOf(ExportOutcome.Done.class);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nothingIsOverwrittenUnasked(ExportFormat format) throws IOException {
        ExportPlan plan = plan(format, clip("a", 1, source("s", R25, 500), 10, 20));
        ExportOutcome.Done first = (ExportOutcome.Done) Exporter.write(plan, folder, false);
        Path file = first.files().getFirst().file();
        Files.writeString(file, "mine");
        assertThat(Exporter.write(plan, folder, false)).isEqualTo(new ExportOutcome.WouldOverwrite(List.of(file)));
        assertThat(file).hasContent("mine");
        assertThat(Exporter.write(plan, folder, true)).isInstanceOf(ExportOutcome.Done.class);
        assertThat(Files.readString(file)).isNotEqualTo("mine");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whereNothingIsKeptThereIsNoFile(ExportFormat format) throws IOException {
        ExportClip rejected = clip("a", 1, source("s", R25, 500), 10, 20, "", "", Decision.REJECT);
        ExportPlan plan = plan(format, rejected);
        if (format.traits().content() == ExportFormat.Content.EVERY_CLIP) {
            assertThat(Exporter.write(plan, folder, false)).isInstanceOf(ExportOutcome.Done.class);
            return;
        }
        assertThat(Exporter.write(plan, folder, false)).isEqualTo(new ExportOutcome.NothingChosen(Which.KEPT));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void handlesStopAtTheSourceAndDecisionsHaveNone() {
        ExportSource source = source("s", R25, 100);
        List<ExportClip> clips = List.of(clip("a", 1, source, 5, 95));
        ExportOptions options = Samples.options(Which.KEPT, Arrangement.SEQUENCES, 12);
        Event edl = ExportPlan.of(Samples.run(options, clips), new Edl()).documents().getFirst().events().getFirst();
        assertThat(edl.in()).isZero();
        assertThat(edl.out()).isEqualTo(100);
        JsonDecisions json = new JsonDecisions();
        ExportDocument table = ExportPlan.of(Samples.run(options, clips), json).documents().getFirst();
        assertThat(json.reader()).isNotNull();
        assertThat(json.asked(table).getFirst().source()).isEqualTo(new ReadEvent.InFrames(5, 95));
    }

    @Test
    void aTrimMadeAtAnotherRateKeepsItsTime() {
        ExportSource source = source("s", R2997, 5000);
        ExportClip proposed = proposed("a", 1, source, 1000L, 2000L, List.of());
        ExportClip trimmed = Samples.trimmed(proposed, new FrameRange(25, 50), R25);
        assertThat(trimmed.range()).isEqualTo(new FrameRange(30, 60));
    }
}
