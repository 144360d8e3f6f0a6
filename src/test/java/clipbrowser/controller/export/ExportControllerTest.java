package clipbrowser.controller.export;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.Tasks;
import clipbrowser.exchange.ExportFormats;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.exchange.ExportOutcome;
import clipbrowser.exchange.ExportPlan;
import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceSettings;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportControllerTest {
    private final Session session = PretendRun.picture();
    private final ExportController exports = new ExportController(session, Tasks.direct(), _ -> SourceSettings.NONE,
            _ -> FirstFrame.AT_ZERO, file -> {
                throw new MediaException(new MediaFailure.Unreadable(file.toString()));
            });

    @TempDir
    Path folder;

    private ExportPlan plan(String format, ExportOptions options) {
        return exports.plan(ExportFormats.named(format).orElseThrow(), options, false);
    }

    private static ExportOptions which(ExportOptions.Which which, ExportOptions.Order order) {
        return new ExportOptions(which, ExportOptions.Arrangement.STRINGOUT, 0, order,
                ExportOptions.USUAL.paths(), ExportOptions.USUAL.reels(),
                ExportOptions.USUAL.target(), ExportOptions.USUAL.selected());
    }

    @Test
    void whatIsOnScreenIsWhatIsWritten() {
        List<ExportOutcome> told = new ArrayList<>();
        ExportPlan plan = plan("edl", ExportOptions.USUAL);
        List<FrameRange> kept = session.clips().stream().filter(c -> c.decision() == clipbrowser.model.Decision.KEEP)
                .map(c -> Objects.requireNonNull(c.range())).sorted(java.util.Comparator.comparing(FrameRange::in))
                .toList();
        assertThat(plan.documents().getFirst().events()).extracting(e -> new FrameRange(e.in(), e.out()))
                .containsExactlyElementsOf(kept);
        exports.write(plan, folder, false, told::add);
        assertThat(told).singleElement().isInstanceOf(ExportOutcome.Done.class);
    }

    @Test
    void theListsOrderAndTheMarkedClipsCanBeTaken() {
        List<clipbrowser.session.ReviewedClip> backwards = new ArrayList<>(session.clips().reversed());
        session.list(backwards);
        session.selectAll(List.of(session.clips().get(0), session.clips().get(2)), session.clips().get(0));
        ExportPlan plan = plan("edl", which(ExportOptions.Which.SELECTED, ExportOptions.Order.GIVEN));
        assertThat(plan.documents().getFirst().events()).extracting(e -> e.clip().key()).containsExactly(
                session.clips().get(2).key(), session.clips().get(0).key());
    }
}
