package clipbrowser.controller.review;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.command.CommandHandlers;
import clipbrowser.model.Decision;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.session.Edge;
import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Saving;
import clipbrowser.session.Session;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.SideJournal;
import clipbrowser.testing.Pump;
import clipbrowser.testing.Thrown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault on the thread that writes is told, and what was decided is written once writing works again. */
class ReviewWriterFaultsTest {
    private static final ViewerActions SILENT = new ViewerActions() {
        @Override
        public void go(ReviewedClip clip, long frame) {}

        @Override
        public void preview(ReviewedClip clip, long frame) {}

        @Override
        public void replay(ReviewedClip clip, Edge edge) {}
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, OutOfMemoryError.class})
    void theDecisionIsWrittenOnceWritingWorksAgain(Class<? extends Throwable> kind) throws Exception {
        AtomicReference<Runnable> hindrance = new AtomicReference<>();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Path blocked = Files.writeString(folder.resolve("data"), "a file where the folder should be");
        Pump pump = new Pump();
        Session session = new Session();
        Review review = new Review(session);
        ReviewWriter writer = new ReviewWriter(() -> {
            Runnable now = hindrance.get();
            if (now != null) {
                now.run();
            }
            return ReviewStore.open(blocked);
        }, pump, (doing, fault) -> told.add(doing + ": " + fault.getClass().getSimpleName()),
                new SideJournal(List.of()));
        ReviewController controller = new ReviewController(session, review, new Playback(), writer,
                "https://api.example", () -> true, SILENT);
        session.load("x");
        controller.prepare("x").run();
        session.show(new Run("x", RunStatus.COMPLETE, List.of(
                PretendRun.clip("a", 1, 0, 50, PretendRun.media("m", 100))), null));
        session.select(session.clips().getFirst());
        CommandHandlers handlers = new CommandHandlers();
        controller.answer(handlers);

        hindrance.set(() -> Thrown.one(kind));
        handlers.run(Command.KEEP);
        pump.until(() -> review.savingProperty().get() instanceof Saving.Failed);
        assertThat(told).contains("saving the review: " + kind.getSimpleName());
        assertThat(session.clips().getFirst().decision()).as("shown only once it is saved").isEqualTo(
                Decision.UNDECIDED);

        Files.delete(blocked);
        hindrance.set(null);
        pump.until(() -> review.savingProperty().get() instanceof Saving.Saved);
        assertThat(session.clips().getFirst().decision()).isEqualTo(Decision.KEEP);
        writer.close();
    }
}
