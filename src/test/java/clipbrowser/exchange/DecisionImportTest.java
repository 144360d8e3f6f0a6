package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static clipbrowser.exchange.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import clipbrowser.time.Timecode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionImportTest {
    private static final ExportSource SOURCE = source("s", R25, 5000);
    private static final Map<String, ClipReview> SAID = new LinkedHashMap<>();

    static {
        SAID.put("a", new ClipReview(Decision.KEEP, new Trim(new FrameRange(30, 60), R25), "=Title", "two\nlines"));
        SAID.put("b", new ClipReview(Decision.REJECT, null, "", "@note, \"quoted\""));
        SAID.put("'+c", new ClipReview(Decision.KEEP, null, "'=odd", ""));
        SAID.put("d", ClipReview.NONE);
    }

    private static ClipReview said(String key) {
        return java.util.Objects.requireNonNull(SAID.get(key));
    }

    private static List<ExportClip> clips(Map<String, ClipReview> said) {
        return SAID.keySet().stream().map(key -> ExportClip.of(new Clip(key, key, 1, 1000L, 2000L, null,
                new SourceMedia("s", RunStatus.COMPLETE, "https://x/s.mp4", null), List.of()),
                said.getOrDefault(key, ClipReview.NONE), SOURCE)).toList();
    }

    private static String file(String format) {
        ExportOptions all = Samples.options(ExportOptions.Which.ALL, ExportOptions.Arrangement.SEQUENCES, 0);
        ExportFormat of = ExportFormats.named(format).orElseThrow();
        return of.write(ExportPlan.of(Samples.run(all, clips(SAID)), of).documents().getFirst());
    }

    @Test
    void everythingComesBackFromJson() throws UnreadableExport {
        DecisionImport read = DecisionImport.read(file("json"), "run-7", clips(Map.of()), Map.of());
        assertThat(read.agreed()).containsExactlyInAnyOrderEntriesOf(Map.of("a", said("a"), "b", said("b"),
                "'+c", said("'+c")));
        assertThat(read.same()).isEqualTo(1);
        assertThat(read.conflicts()).isEmpty();
    }

    @Test
    void everythingButLineBreaksComesBackFromCsv() throws UnreadableExport {
        DecisionImport read = DecisionImport.read(file("csv"), "run-7", clips(Map.of()), Map.of());
        assertThat(read.agreed().get("a")).isEqualTo(said("a").withNote("two lines"));
        assertThat(read.agreed().get("b")).isEqualTo(said("b"));
        assertThat(read.agreed().get("'+c")).isEqualTo(said("'+c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void whatIsKnownAlreadyIsNoConflict(String format) throws UnreadableExport {
        DecisionImport read = DecisionImport.read(file(format), "run-7", clips(SAID), SAID);
        assertThat(read.same()).isEqualTo(4);
        assertThat(read.agreed()).isEmpty();
        assertThat(read.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void whatTheEditorSaidMeanwhileIsAConflictAndStays(String format) throws UnreadableExport {
        Map<String, ClipReview> here = new LinkedHashMap<>(SAID);
        here.put("b", said("b").withDecision(Decision.KEEP));
        DecisionImport read = DecisionImport.read(file(format), "run-7", clips(here), here);
        assertThat(read.conflicts()).singleElement().satisfies(c -> {
            assertThat(c.clip().key()).isEqualTo("b");
            assertThat(c.here().decision()).isEqualTo(Decision.KEEP);
            assertThat(c.there().decision()).isEqualTo(Decision.REJECT);
        });
    }

    @Test
    void clipsOfNoConcernAreNamed() throws UnreadableExport {
        DecisionImport read = DecisionImport.read("key,decision\nzzz,keep\n", "run-7", clips(SAID), SAID);
        assertThat(read.unknown()).containsExactly("zzz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"clips\":1}", "[]", "key,decision\na,perhaps\n", "key,decision\n\"a",
            "a,b\n1,2\n",
            "key,decision\na\n", "{\"run_id\":\"other\",\"clips\":[{\"key\":\"a\",\"decision\":\"keep\"}]}",
            "{\"clips\":[{\"key\":\"a\",\"decision\":\"keep\",\"in_frame\":-3}]}", "{\"clips\":["})
    void refusesWhatIsNotOurs(String text) {
        assertThatThrownBy(() -> DecisionImport.read(text, "run-7", clips(SAID), SAID)).isInstanceOf(
                UnreadableExport.class);
    }

    @Test
    void filesOfOthersNeedNoMoreThanIdAndDecision() throws UnreadableExport {
        DecisionImport bare = DecisionImport.read("""
                [{"clip_id":"a","decision":"KEEP","in_frame":30,"out_frame":61},{"clip_id":"b","decision":"reject"}]""",
                "run-7", clips(Map.of()), Map.of());
        assertThat(bare.agreed().get("a"))
                .isEqualTo(new ClipReview(Decision.KEEP, new Trim(new FrameRange(30, 61), R25),
                        "", ""));
        assertThat(bare.agreed().get("b")).isEqualTo(new ClipReview(Decision.REJECT, null, "", ""));
        DecisionImport table = DecisionImport.read("clip_id,decision,in_frame,out_frame\nb,keep,25,50\n", "run-7",
                clips(Map.of()), Map.of());
        // Frames 25 to 50 are the proposed ones: nothing was trimmed.
        assertThat(table.agreed().get("b")).isEqualTo(new ClipReview(Decision.KEEP, null, "", ""));
    }

    @Test
    void framesThatWereChangedInTheFileAreATrim() throws UnreadableExport {
        String text = file("json").replaceFirst("\"in_frame\" : 25", "\"in_frame\" : 26");
        DecisionImport read = DecisionImport.read(text, "run-7", clips(Map.of()), Map.of());
        assertThat(read.agreed().get("b")).isEqualTo(said("b").withTrim(new Trim(new FrameRange(26, 50), R25)));
    }

    @Test
    void framesAtAnotherRateThatNobodyTrimmedStayTheProposedOnes() throws UnreadableExport {
        String text = file("json").replace("\"rate\" : \"25\"", "\"rate\" : \"24\"");
        DecisionImport read = DecisionImport.read(text, "run-7", clips(Map.of()), Map.of());
        assertThat(java.util.Objects.requireNonNull(read.agreed().get("b")).trim()).isNull();
        assertThat(java.util.Objects.requireNonNull(read.agreed().get("a")).trim()).isEqualTo(
                new Trim(new FrameRange(30, 60), new clipbrowser.time.FrameRate(24, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "8640000001", "18446744073709551616", "-1"})
    void aFrameThatNoSourceHasIsRefusedBeforeItIsSaved(String frame) {
        String clip = "[{\"key\":\"a\",\"decision\":\"keep\",\"in_frame\":0,\"out_frame\":" + frame
                + ",\"rate\":\"24\"}]";
        assertThatThrownBy(() -> DecisionImport.read(clip, "run-7", clips(Map.of()), Map.of())).isInstanceOf(
                UnreadableExport.class).hasMessageContaining("frame");
        String row = "key,decision,in_frame,out_frame,rate\na,keep,0," + frame + ",24\n";
        assertThatThrownBy(() -> DecisionImport.read(row, "run-7", clips(Map.of()), Map.of())).isInstanceOf(
                UnreadableExport.class);
    }

    /** Ten pictures at 30 a second, the last of them held for 14 seconds, then one for a second. */
    private static ExportSource slides() {
        long[] ticks = LongStream.range(0, 11).map(f -> f < 10 ? f * 512 : 15 * 15_360).toArray();
        FrameRate rate = new FrameRate(30, 1);
        return Samples.source("s", new FrameGrid.Listed(ticks, 16 * 15_360, 15_360, rate), Timecode.of(rate), null);
    }

    private static ExportClip inSlides(ClipReview said) {
        return ExportClip.of(new Clip("a", "a", 1, 7_000L, 8_000L, null, new SourceMedia("s", RunStatus.COMPLETE,
                "https://x/s.mp4", null), List.of()), said, slides());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void boundsWithinAHeldPictureComeBackAsTimes(String format) throws UnreadableExport {
        FrameRange held = new FrameRange(9, 10, MediaTime.ofMillis(9_250), MediaTime.ofMillis(11_500));
        ClipReview said = ClipReview.NONE.withDecision(Decision.KEEP).withTrim(new Trim(held, new FrameRate(30, 1)));
        ExportFormat of = ExportFormats.named(format).orElseThrow();
        ExportOptions all = Samples.options(ExportOptions.Which.ALL, ExportOptions.Arrangement.SEQUENCES, 0);
        String text = of.write(ExportPlan.of(Samples.run(all, List.of(inSlides(said))), of).documents().getFirst());
        assertThat(DecisionImport.read(text, "run-7", List.of(inSlides(ClipReview.NONE)), Map.of()).agreed())
                .containsExactly(Map.entry("a", said));
        assertThat(DecisionImport.read(text, "run-7", List.of(inSlides(said)), Map.of("a", said)).same()).isEqualTo(1);
    }

    @Test
    void framesThatWereChangedBesideTheTimesOfATableAreWhatIsMeant() throws UnreadableExport {
        String text = "key,decision,rate,in_frame,out_frame,edited_start_ms,edited_end_ms\na,keep,30,2,7,9250,11500\n";
        assertThat(DecisionImport.read(text, "run-7", List.of(inSlides(ClipReview.NONE)), Map.of()).agreed())
                .hasEntrySatisfying(
                        "a", said -> assertThat(said.trim())
                                .isEqualTo(new Trim(new FrameRange(2, 7), new FrameRate(30, 1))));
    }
}
