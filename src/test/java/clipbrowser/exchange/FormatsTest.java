package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static clipbrowser.exchange.Samples.R2997;
import static clipbrowser.exchange.Samples.clip;
import static clipbrowser.exchange.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.ExportOptions.Arrangement;
import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.model.Decision;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.Timecode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The letter of each format, on a few lines that can be read. */
class FormatsTest {
    private static String text(ExportFormat format, ExportOptions options, ExportClip... clips) {
        ExportDocument document = ExportPlan.of(Samples.run(options, List.of(clips)), format).documents().getFirst();
        return format.write(document);
    }

    private static ExportOptions options(Which which, Arrangement as, PathStyle paths) {
        return new ExportOptions(which, as, 0, ExportOptions.Order.SOURCE, paths, ExportOptions.Reels.SHORT,
                ExportOptions.Target.ANY, Set.of());
    }

    @Test
    void edlIsCmx3600() {
        ExportSource source = source("interview_a-cam", R25, 5000);
        assertThat(text(new Edl(), ExportOptions.USUAL,
                clip("a", 1, source, 100, 150, "The answer", "", Decision.KEEP), clip("b", 2, source, 200, 201)))
                .isEqualTo("""
                        TITLE: run-7
                        FCM: NON-DROP FRAME

                        001  INTERVIE AA/V  C        00:00:04:00 00:00:06:00 01:00:00:00 01:00:02:00
                        * FROM CLIP NAME:  interview_a-cam.mp4
                        * COMMENT: The answer

                        002  INTERVIE AA/V  C        00:00:08:00 00:00:08:01 01:00:02:00 01:00:02:01
                        * FROM CLIP NAME:  interview_a-cam.mp4
                        * COMMENT: b

                        """);
    }

    @Test
    void edlCountsDropFrameInItsOwnTimecode() {
        ExportSource source = source("x", new FrameGrid.Even(R2997, 5000), new Timecode(R2997, true, 0), null);
        assertThat(text(new Edl(), ExportOptions.USUAL, clip("a", 1, source, 0, 1800), clip("b", 2, source, 1800,
                1801))).contains("FCM: DROP FRAME").contains(
                        "001  X        AA/V  C        00:00:00;00 00:01:00;02 01:00:00;00 01:01:00;02")
                .contains("002  X        AA/V  C        00:01:00;02 00:01:00;03 01:01:00;02 01:01:00;03");
    }

    @Test
    void reelsAreEightLettersAndEachSourceHasItsOwn() {
        assertThat(Reels.of(List.of(source("interview one", R25, 9), source("interview two", R25, 9),
                source("INTERVIE", R25, 9), source("日本", R25, 9), source("bl", R25, 9)),
                ExportOptions.Reels.SHORT).values()).containsExactly(
                        "INTERVIE", "INTERVI2", "INTERVI3", "SOURCE", "BL2");
    }

    @Test
    void markerEdlIsResolves() {
        ExportSource source = source("s", R25, 5000);
        assertThat(text(new MarkerEdl(), options(Which.ALL, Arrangement.SEQUENCES, PathStyle.PLAIN),
                clip("a", 1, source, 100, 150, "Best | answer", "use|this", Decision.KEEP))).isEqualTo("""
                        TITLE: run-7
                        FCM: NON-DROP FRAME

                        001  001      V     C        00:00:04:00 00:00:04:01 00:00:04:00 00:00:04:01\s\s
                        usethis |C:ResolveColorGreen |M:Best answer |D:50

                        """);
    }

    @Test
    void fcpxmlCountsInWholeFrames() {
        ExportSource source = source("s", new FrameGrid.Even(R2997, 5000), new Timecode(R2997, false, 9000), null);
        String xml = text(new Fcpxml(), ExportOptions.USUAL, clip("a", 1, source, 100, 150));
        assertThat(xml).contains("frameDuration=\"1001/30000s\"").contains("name=\"s.mp4\" start=\"9009000/30000s\"")
                .contains("duration=\"5005000/30000s\"").contains("start=\"9109100/30000s\" duration=\"50050/30000s\"")
                .contains("src=\"https://media.example/v/s.mp4?sig=a%2Fb&amp;x=1\"").doesNotContain("<rating");
        String all = text(new Fcpxml(), options(Which.ALL, Arrangement.STRINGOUT, PathStyle.PLAIN),
                clip("a", 1, source, 100, 150, "", "a note", Decision.KEEP),
                clip("b", 2, source, 200, 250, "", "", Decision.REJECT),
                clip("c", 3, source, 300, 350, "", "", Decision.UNDECIDED));
        assertThat(all).contains("value=\"favorite\"").contains("value=\"reject\"").contains("value=\"a note\"");
        assertThat(all.split("<rating", -1)).hasSize(3);
        assertThat(all.split("<project", -1)).hasSize(2);
    }

    @Test
    void xmemlSaysTimebaseAndNtscAndLinksSound() {
        ExportSource source = source("s", new FrameGrid.Even(R2997, 5000), Timecode.of(R2997), new LinkedFile(
                Path.of("/Volumes/a b/s.mov"), 0, false));
        String xml = text(new Xmeml(), ExportOptions.USUAL, clip("a", 1, source, 100, 150));
        assertThat(xml).contains("<timebase>30</timebase>").contains("<ntsc>TRUE</ntsc>").contains(
                "<pathurl>file://localhost/Volumes/a%20b/s.mov</pathurl>").contains("<in>100</in>").contains(
                        "<out>150</out>")
                .contains("<format>");
        assertThat(xml.split("<clipitem ", -1)).hasSize(4);
        assertThat(xml.split("<link>", -1)).hasSize(10);
    }

    @Test
    void otioHasExactRatesAndTheChosenPaths() {
        ExportSource source = source("s", new FrameGrid.Even(R2997, 5000), Timecode.of(R2997), new LinkedFile(
                Path.of("/media/s.mov"), 0, false));
        ExportClip clip = clip("a", 1, source, 100, 150, "", "note", Decision.KEEP);
        JsonNode plain = new JsonMapper().readTree(text(new Otio(), ExportOptions.USUAL, clip));
        assertThat(plain.at("/OTIO_SCHEMA").asString()).isEqualTo("Timeline.1");
        JsonNode first = plain.at("/tracks/children/0/children/0");
        assertThat(first.at("/OTIO_SCHEMA").asString()).isEqualTo("Clip.2");
        assertThat(first.at("/source_range/start_time/rate").asDouble()).isEqualTo(30000.0 / 1001);
        assertThat(first.at("/media_references/DEFAULT_MEDIA/target_url").asString()).isEqualTo("/media/s.mov");
        assertThat(first.at("/markers/0/OTIO_SCHEMA").asString()).isEqualTo("Marker.2");
        assertThat(text(new Otio(), options(Which.KEPT, Arrangement.SEQUENCES, PathStyle.FILE_URL), clip)).contains(
                "\"file:///media/s.mov\"");
    }

    @Test
    void jsonHoldsEveryClipWhateverWasChosen() {
        ExportSource source = source("s", R25, 5000);
        JsonNode run = new JsonMapper().readTree(text(new JsonDecisions(), ExportOptions.USUAL,
                clip("kept", 1, source, 100, 150, "T", "line\none", Decision.KEEP),
                clip("gone", 2, source, 10, 20, "", "", Decision.REJECT),
                Samples.proposed("bad", 3, source, null, 900L, List.of(new clipbrowser.model.Problem.StartMissing())),
                clip("open", 4, source, 30, 40, "", "", Decision.UNDECIDED)));
        assertThat(run.path("run_id").asString()).isEqualTo("run-7");
        assertThat(run.path("clips").values()).extracting(c -> c.path("clip_id").asString() + " "
                + c.path("decision").asString() + " " + c.path("in_frame") + " " + c.path("out_frame"))
                .containsExactly("gone reject 10 20", "open undecided 30 40", "kept keep 100 150",
                        "bad keep null null");
        JsonNode kept = run.path("clips").get(2);
        assertThat(kept.path("proposed_start_ms").asLong()).isEqualTo(1000);
        assertThat(kept.path("proposed_end_ms").asLong()).isEqualTo(1500);
        assertThat(kept.path("edited_start_ms").asLong()).isEqualTo(4000);
        assertThat(kept.path("note").asString()).isEqualTo("line\none");
        assertThat(kept.path("rate").asString()).isEqualTo("25");
        assertThat(run.path("clips").get(3).path("proposed_start_ms").isNull()).isTrue();
    }

    @Test
    void csvGuardsTextButNotNumbers() {
        ExportSource source = source("s", R25, 5000);
        String csv = text(new CsvTable(), ExportOptions.USUAL,
                clip("-id", 1, source, 100, 150, "=1+1", "say \"hi\", ok", Decision.KEEP));
        assertThat(csv.lines().toList()).hasSize(2);
        assertThat(csv).contains("'-id,'-id,keep,'=1+1,\"say \"\"hi\"\", ok\"").contains(",100,150,50,");
    }

    @Test
    void losslessCutSecondsAreCutOffAfterTheSixthPlace() {
        ExportSource source = source("s", R2997, 5000);
        String llc = text(new LosslessCut(), ExportOptions.USUAL, clip("a", 1, source, 2, 3));
        // 2 frames are 66733.33… µs, 3 are 100100 µs.
        assertThat(llc).contains("0.066733").contains("0.100100").contains("\"version\" : 2").contains("\"s.mp4\"");
    }

    @Test
    void webVttEscapesWhatItMust() {
        ExportSource source = source("s", R25, 5000);
        assertThat(text(new WebVtt(), ExportOptions.USUAL, clip("a", 1, source, 25, 50, "a <b> & c", "",
                Decision.KEEP))).isEqualTo("""
                        WEBVTT

                        1
                        00:00:01.000 --> 00:00:02.000
                        a &lt;b&gt; &amp; c
                        """);
    }

    @Test
    void fileNamesSuitEverySystem() {
        assertThat(FileNames.safe("a/b\\c:d*e?f\"g<h>i|j")).isEqualTo("a_b_c_d_e_f_g_h_i_j");
        assertThat(FileNames.safe("CON")).isEqualTo("_CON");
        assertThat(FileNames.safe("con.txt")).isEqualTo("_con.txt");
        assertThat(FileNames.safe("..")).isEqualTo("clip");
        assertThat(FileNames.safe("-rf")).isEqualTo("rf");
        assertThat(FileNames.safe("dots...")).isEqualTo("dots");
        assertThat(FileNames.safe("é".repeat(300)).getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSize(120);
        FileNames names = new FileNames();
        assertThat(names.unique("Clip")).isEqualTo("Clip");
        assertThat(names.unique("clip")).isEqualTo("clip_2");
    }
}
