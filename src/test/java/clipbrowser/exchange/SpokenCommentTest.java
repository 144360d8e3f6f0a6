package clipbrowser.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said in a clip goes out with it, and never comes back as the editor's note. */
class SpokenCommentTest {
    private static final ExportSource SOURCE = Samples.source("s", Samples.R25, 1000);

    private static ExportClip clip(String note, String spoken) {
        return Samples.clip("a", 1, SOURCE, 100, 200, "", note, Decision.KEEP).saying(spoken);
    }

    private static String written(String format, ExportClip clip) {
        ExportFormat to = ExportFormats.named(format).orElseThrow();
        ExportPlan plan = ExportPlan.of(Samples.run(Samples.options(ExportOptions.Which.ALL,
                ExportOptions.Arrangement.SEQUENCES, 0), List.of(clip)), to);
        return to.write(plan.documents().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fcpxml", "xmeml", "otio", "ale", "edl-markers", "llc"})
    void commentsSayWhatIsSaidAfterTheNote(String format) {
        assertThat(written(format, clip("use it", "How deep is it?")))
                .contains("use it / Transcript: How deep is it?");
        assertThat(written(format, clip("", "How deep is it?"))).contains("Transcript: How deep is it?");
        assertThat(written(format, clip("use it", ""))).contains("use it").doesNotContain("Transcript");
    }

    @Test
    void tablesHaveWhatIsSaidInAColumnOfItsOwn() {
        String csv = written("csv", clip("use it", "=how \"deep\""));
        assertThat(csv.lines().findFirst().orElseThrow()).endsWith(",words");
        assertThat(csv).endsWith(",\"'=how \"\"deep\"\"\"\r\n").contains(",use it,");
        assertThat(written("json", clip("use it", "\u4eca\u65e5\u306f"))).contains("\"words\" : \"\u4eca\u65e5\u306f\"")
                .contains("\"note\" : \"use it\"");
        assertThat(written("json", clip("", ""))).contains("\"words\" : null");
    }

    @ParameterizedTest
    @CsvSource({"otio, use it, use it", "otio, '', ''", "fcpxml, use it, use it", "fcpxml, '', ''"})
    void whatIsSaidIsNotReadAsANote(String format, String note, String read) throws Exception {
        String text = written(format, clip(note, "How deep is it?"));
        // Another editor's window, without notes and without the transcript.
        ExportClip here = clip("", "");
        DecisionImport found = DecisionImport.read(text, "run", List.of(here), Map.of("a", ClipReview.NONE));
        assertThat(Objects.requireNonNull(found.agreed().get("a")).note()).isEqualTo(read);
    }

    @Test
    void aLongSpeechIsCutShortInCommentsOnly() {
        ExportClip clip = clip("", "word ".repeat(200));
        assertThat(clip.comment()).hasSize("Transcript: ".length() + 401).endsWith("\u2026");
        assertThat(written("json", clip)).contains("word ".repeat(199) + "word");
    }
}
