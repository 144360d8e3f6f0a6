package clipbrowser.controller.export;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.Tasks;
import clipbrowser.controller.export.ImportController.Reading;
import clipbrowser.exchange.DecisionImport;
import clipbrowser.exchange.ExportFormats;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.media.MediaException;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.UndoStep;
import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportControllerTest {
    @TempDir
    Path folder;

    private final List<byte[]> opened = new ArrayList<>();
    private final List<Reading> told = new ArrayList<>();

    private static ExportController exports(Session session) {
        return new ExportController(session, Tasks.direct(), _ -> SourceSettings.NONE, _ -> FirstFrame.AT_ZERO,
                file -> {
                    throw new MediaException(new MediaFailure.Unreadable(file.toString()));
                });
    }

    @Test
    void wordsOfARecogniserAreNoDecisions() throws Exception {
        Session session = PretendRun.picture();
        Path file = Files.writeString(folder.resolve("talk.json"),
                "{\"text\": \"hi\", \"segments\": [{\"start\": 0.5, \"end\": 1.0, \"text\": \"hi\"}]}");
        List<ImportController.Reading> readings = new ArrayList<>();
        imports(session, new Review(session)).read(file, readings::add);
        assertThat(readings).containsExactly(new ImportController.Transcript());
    }

    private ImportController imports(Session session, Review review) {
        ExportController exports = exports(session);
        return new ImportController(session, review, new Playback(), Tasks.direct(), exports::clips, opened::add);
    }

    /** What one editor hands to another. */
    private Path handedOver(String format) {
        Session session = PretendRun.picture();
        ExportController exports = exports(session);
        exports.write(exports.plan(ExportFormats.named(format).orElseThrow(), new ExportOptions(
                ExportOptions.Which.ALL, ExportOptions.Arrangement.SEQUENCES, 0, ExportOptions.Order.SOURCE,
                ExportOptions.USUAL.paths(), ExportOptions.USUAL.reels(), ExportOptions.USUAL.target(),
                Set.of()),
                false), folder, true, _ -> {});
        return folder.resolve("run_8f2c41d7_" + format + "." + format);
    }

    private static Session undecided() {
        Session session = PretendRun.picture();
        for (int i = 0; i < session.clips().size(); i++) {
            PretendRun.say(session, i, Decision.UNDECIDED, null, "", "");
        }
        return session;
    }

    private static List<ClipReview> clipReviews(Session session) {
        return session.clips().stream().map(ReviewedClip::clipReview).toList();
    }

    @Test
    void decisionsComeBackInOneStepAndGoInOneUndo() {
        for (String format : List.of("json", "csv")) {
            Session session = undecided();
            Review review = new Review(session);
            ImportController imports = imports(session, review);
            told.clear();
            imports.read(handedOver(format), told::add);
            DecisionImport found = ((ImportController.Decisions) told.getFirst()).found();
            assertThat(found.conflicts()).isEmpty();
            assertThat(imports.take(found, Set.of())).isEqualTo(5);
            assertThat(clipReviews(session)).as(format).isEqualTo(clipReviews(PretendRun.picture()));
            assertThat(review.undo()).get().extracting(UndoStep::kind).isEqualTo(UndoStep.Kind.IMPORT);
            assertThat(clipReviews(session)).containsOnly(ClipReview.NONE);
            review.redo();
            assertThat(clipReviews(session)).isEqualTo(clipReviews(PretendRun.picture()));
        }
    }

    @Test
    void whereBothSaidSomethingOnlyWhatIsChosenIsTakenOver() {
        Session session = undecided();
        PretendRun.say(session, 0, Decision.REJECT, null, "mine", "");
        PretendRun.say(session, 2, Decision.KEEP, new FrameRange(150, 200), "", "");
        ImportController imports = imports(session, new Review(session));
        imports.read(handedOver("json"), told::add);
        DecisionImport found = ((ImportController.Decisions) told.getFirst()).found();
        assertThat(found.conflicts()).hasSize(2);
        imports.take(found, Set.of(session.clips().get(2).key()));
        assertThat(session.clips().get(0).clipReview().title()).isEqualTo("mine");
        assertThat(session.clips().get(2).range()).isEqualTo(new FrameRange(144, 255));
        assertThat(session.clips().get(4).clipReview().title()).isEqualTo("butterfly");
    }

    @Test
    void aSavedAnswerIsOpenedAndAnythingElseRefused() throws Exception {
        Session session = PretendRun.picture();
        ImportController imports = imports(session, new Review(session));
        Path answer = Files.writeString(folder.resolve("run.json"), "{\"run_id\":\"x\",\"clips\":[]}");
        imports.read(answer, told::add);
        assertThat(opened).singleElement().isEqualTo(Files.readAllBytes(answer));
        imports.read(Files.writeString(folder.resolve("a.json"), "{\"a\":1}"), told::add);
        imports.read(Files.write(folder.resolve("b.bin"), new byte[]{0, 1, 2, (byte) 0xff}), told::add);
        imports.read(folder.resolve("none.json"), told::add);
        assertThat(told.subList(1, 4)).allMatch(r -> r instanceof ImportController.Unreadable);
        Session closed = new Session();
        told.clear();
        imports(closed, new Review(closed)).read(handedOver("csv"), told::add);
        assertThat(told).singleElement().isInstanceOf(ImportController.NoRun.class);
    }
}
