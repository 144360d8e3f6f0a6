package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.ExportOptions.Arrangement;
import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.Timecode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions that an editing system hands back in a timeline. */
class TimelineImportTest {
    /** Counted from ten o'clock; clips of two seconds every ten. */
    private static final ExportSource SOURCE = Samples.source("s", new FrameGrid.Even(R25, 5000), new Timecode(R25,
            false, 900_000), null);

    private static ExportClip clip(int n, ClipReview said) {
        return ExportClip.of(new Clip("id" + n, "id" + n, n, n * 10_000L, n * 10_000L + 2000, null, new SourceMedia("s",
                RunStatus.COMPLETE, "https://x/s.mp4", null), List.of()), said, SOURCE);
    }

    private static List<ExportClip> clips(ClipReview first) {
        List<ExportClip> clips = new ArrayList<>(List.of(clip(1, first)));
        for (int n = 2; n < 5; n++) {
            clips.add(clip(n, ClipReview.NONE));
        }
        return clips;
    }

    private static String file(String format, Which which, int handles, ClipReview first) {
        ExportFormat of = ExportFormats.named(format).orElseThrow();
        return of.write(ExportPlan.of(Samples.run(Samples.options(which, Arrangement.SEQUENCES, handles), clips(
                first)), of).documents().getFirst());
    }

    private static DecisionImport read(String text, ClipReview here) throws UnreadableExport {
        return DecisionImport.read(text, "run-7", clips(here), Map.of("id1", here));
    }

    @ParameterizedTest
    @CsvSource({"otio,0", "otio,24", "fcpxml,0", "fcpxml,24"})
    void whatWasHandedOverComesBackAsItWas(String format, int handles) throws UnreadableExport {
        ClipReview said = new ClipReview(Decision.KEEP, new Trim(new FrameRange(260, 290), R25), "The answer", "why");
        String text = file(format, Which.KEPT, handles, said);
        assertThat(read(text, said).same()).isEqualTo(1);
        DecisionImport elsewhere = read(text, ClipReview.NONE);
        assertThat(elsewhere.agreed()).containsExactly(Map.entry("id1", said));
        assertThat(elsewhere.unknown()).isEmpty();
    }

    @Test
    void ratingsOfAnEventAreDecisions() throws UnreadableExport {
        ClipReview rejected = new ClipReview(Decision.REJECT, null, "", "no");
        DecisionImport found = read(file("fcpxml", Which.ALL, 0, rejected), ClipReview.NONE);
        assertThat(found.agreed().get("id1")).isEqualTo(rejected);
    }

    @Test
    void aClipThatWasTrimmedThereIsAConflictWithItsBounds() throws UnreadableExport {
        ClipReview here = ClipReview.NONE.withDecision(Decision.KEEP);
        String otio = file("otio", Which.KEPT, 0, here);
        // Ten frames off its head: 900250 + 10, 40 long.
        String trimmed = otio.replace("900250.0", "900260.0").replace("\"value\" : 50.0", "\"value\" : 40.0");
        assertThat(trimmed).isNotEqualTo(otio);
        assertThat(read(trimmed, here).conflicts()).singleElement().satisfies(c -> {
            assertThat(c.clip().key()).isEqualTo("id1");
            assertThat(c.there().trim()).isEqualTo(new Trim(new FrameRange(260, 300), R25));
        });
        String fcpxml = file("fcpxml", Which.KEPT, 0, here).replace("start=\"900250/25s\" duration=\"50/25s\"",
                "start=\"900245/25s\" duration=\"50/25s\"");
        assertThat(read(fcpxml, here).conflicts()).singleElement().satisfies(c -> assertThat(c.there().trim())
                .isEqualTo(new Trim(new FrameRange(245, 295), R25)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"otio", "fcpxml"})
    void aSystemThatKeepsNothingOfOursIsUnderstoodByNamesAndFrames(String format) throws UnreadableExport {
        ClipReview here = ClipReview.NONE.withDecision(Decision.KEEP);
        String text = file(format, Which.KEPT, 0, here).replace("clip_browser", "other").replace(
                Fcpxml.KEY, "other");
        assertThat(read(text, here).same()).isEqualTo(1);
        DecisionImport renamed = read(text.replaceAll("name(\"?\\s*[=:]\\s*)\"id1\"", "name$1\"A better name\""), here);
        assertThat(renamed.conflicts()).singleElement().satisfies(c -> {
            assertThat(c.clip().key()).isEqualTo("id1");
            assertThat(c.there().title()).isEqualTo("A better name");
        });
        DecisionImport other = read(text.replaceAll("name(\"?\\s*[=:]\\s*)\"id1\"", "name$1\"x\"").replace("s.mp4",
                "t.mp4"), here);
        assertThat(other.unknown()).containsExactly("x");
        assertThat(other.conflicts()).isEmpty();
    }

    @Test
    void piecesOfAClipAreTakenFromFirstToLast() throws UnreadableExport {
        String fcpxml = """
                <fcpxml version="1.11"><resources><format id="r1" frameDuration="1/25s"/>
                <asset id="r2" name="s.mp4" start="36000s" duration="200s" format="r1"><media-rep src="file:///m/s.mp4"/></asset>
                </resources><library><event><project><sequence format="r1"><spine>
                <asset-clip ref="r2" name="id2" offset="0s" start="36020s" duration="10/25s"/>
                <asset-clip ref="r2" name="id2" offset="10/25s" start="36021s" duration="5/25s"/>
                <gap offset="15/25s" duration="1s"/></spine></sequence></project></event></library></fcpxml>
                """;
        DecisionImport found = read(fcpxml, ClipReview.NONE);
        assertThat(found.agreed())
                .containsExactly(Map.entry("id2", new ClipReview(Decision.KEEP, new Trim(new FrameRange(
                        500, 530), R25), "", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<fcpxml><resources><asset id=\"a\"/></resources><asset-clip ref=\"a\" duration=\"x\"/></fcpxml>",
            "<html/>", "<fcpxml", "{\"OTIO_SCHEMA\": 7"})
    void whatIsNoTimelineSaysSo(String text) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(text, ClipReview.NONE)).isInstanceOf(
                UnreadableExport.class);
    }
}
