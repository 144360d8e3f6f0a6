package clipbrowser.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.Mutations;
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
import clipbrowser.time.Timecode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutatedImportsTest {
    private static final ExportSource EVEN = Samples.source("s", Samples.R2997, 5000);
    private static final ExportSource UNEVEN = Samples.source("u", Samples.uneven(), Timecode.of(Samples.R25), null);
    private static final FrameGrid OTHER = new FrameGrid.Even(new FrameRate(24, 1), 4000);

    private static List<ExportClip> clips() {
        return Stream.of("a", "b", "c", "d").map(key -> ExportClip.of(new Clip(key, key, 1, 1000L, 2000L, null,
                new SourceMedia(key.equals("d") ? "u" : "s", RunStatus.COMPLETE, "https://x/s.mp4", null), List.of()),
                new ClipReview(Decision.KEEP, new Trim(new FrameRange(3, 60), Samples.R25), "=T", "n\nn"),
                key.equals("d") ? UNEVEN : EVEN)).toList();
    }

    private static byte[] file(String format) {
        ExportOptions all = Samples.options(ExportOptions.Which.ALL, ExportOptions.Arrangement.SEQUENCES, 0);
        ExportFormat of = ExportFormats.named(format).orElseThrow();
        return of.write(ExportPlan.of(Samples.run(all, clips()), of).documents().getFirst()).getBytes(
                StandardCharsets.UTF_8);
    }

    /** Takes everything over, and asks for the frames at the rate of then and at another one. */
    private static void take(byte[] damaged) throws UnreadableExport {
        String text = new String(damaged, StandardCharsets.UTF_8);
        DecisionImport.isAnswer(text);
        DecisionImport found = DecisionImport.read(text, "run-7", clips(),
                Map.of("b", new ClipReview(Decision.REJECT, null,
                        "", "")));
        Stream.concat(found.agreed().values().stream(), found.conflicts().stream().map(DecisionImport.Conflict::there))
                .map(ClipReview::trim).filter(trim -> trim != null).forEach(trim -> {
                    for (FrameGrid grid : new FrameGrid[]{EVEN.grid(), UNEVEN.grid(), OTHER}) {
                        FrameRange on = trim.on(grid);
                        assertThat(on.out()).isLessThanOrEqualTo(grid.frames());
                        grid.startOf(on.out()).nanos();
                    }
                });
        assertThat(found.unknown()).allMatch(name -> name.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void noDamageToAnImportIsAnythingButASentence() {
        int rounds = Mutations.rounds(2_000);
        int fine = new Mutations(20261127).run(rounds, new byte[][]{file("json"), file("csv")},
                e -> e instanceof UnreadableExport, MutatedImportsTest::take);
        assertThat(fine).isBetween(rounds / 20, rounds * 19 / 20);
    }
}
