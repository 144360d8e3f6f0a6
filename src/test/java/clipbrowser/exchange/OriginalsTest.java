package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static clipbrowser.exchange.Samples.R2997;
import static clipbrowser.exchange.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.Originals.Candidate;
import clipbrowser.exchange.Originals.Sign;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginalsTest {
    private static Candidate file(String name, FrameRate rate, long frames) {
        return new Candidate(Path.of("/media", name), new FrameGrid.Even(rate, frames), 3840, 2160);
    }

    @Test
    void aLargerFileOfTheSameNameAndLengthIsTheOriginal() {
        Map<String, Originals.Match> found = Originals.match(List.of(source("A001", R25, 5000)),
                List.of(file("b.mov", R25, 5000), file("a001.MXF", R25, 5005)));
        assertThat(found.get("A001")).satisfies(m -> {
            assertThat(m.file().path().getFileName()).hasToString("a001.MXF");
            assertThat(m.sure()).isTrue();
        });
    }

    @Test
    void whatDiffersIsSaid() {
        Map<String, Originals.Match> found = Originals.match(List.of(source("a", R25, 5000)),
                List.of(file("a.mov", R2997, 9000)));
        assertThat(found.get("a")).satisfies(m -> assertThat(m.differ()).containsExactly(Sign.LENGTH, Sign.RATE));
    }

    @Test
    void anotherNameNeedsEverythingElseAndToBeTheOnlyOne() {
        ExportSource source = source("a", R25, 5000);
        assertThat(Originals.match(List.of(source), List.of(file("x.mov", R25, 5000)))).containsKey("a");
        assertThat(Originals.match(List.of(source), List.of(file("x.mov", R25, 5000), file("y.mov", R25, 5000))))
                .isEmpty();
        assertThat(Originals.match(List.of(source), List.of(file("x.mov", R25, 4000)))).isEmpty();
    }

    @Test
    void noFileStandsForTwoSources() {
        Map<String, Originals.Match> found = Originals.match(List.of(source("one", R25, 5000), source("two", R25,
                5000)), List.of(file("two.mov", R25, 5000)));
        assertThat(found.keySet()).containsExactly("two");
    }
}
