package clipbrowser.app;

import static clipbrowser.testing.RunJson.bare;
import static clipbrowser.testing.RunJson.clip;
import static clipbrowser.testing.RunJson.run;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.Decision;
import clipbrowser.session.Saving;
import clipbrowser.testing.FaultyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window is closed while something couldn't be saved. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class ClosingTest {
    @TempDir
    static Path homes;

    private final FaultyServer server = new FaultyServer();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private FxRobot robot;
    private Stage stage;
    private Path home;
    private Path blocked;
    private OpenWindow window;

    @Start
    void start(Stage given) throws Exception {
        robot = new FxRobot();
        // Of its own: other tests count on the given one being as large as their scene.
        stage = new Stage();
        home = homes.resolve("h" + System.nanoTime());
        server.run("run", run("complete", clip("a", 0, 1000, bare("complete", "m")),
                clip("b", 2000, 3000, bare("complete", "m"))));
        // Where the review file should be lies something else, as if the disk were full.
        blocked = home.resolve("data/reviews.db");
        Files.createDirectories(blocked.resolve("in the way"));
        window = open(stage);
    }

    private OpenWindow open(Stage in) throws Exception {
        return new OpenWindow(robot, in, new clipbrowser.cli.Start("run", server.apiUrl(), false), home,
                Map.of(clipbrowser.cli.Start.KEY_VARIABLE, FaultyServer.KEY), 1000, 900);
    }

    @AfterEach
    void close() {
        window.close();
        robot.interact(stage::hide);
        server.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private void unblock() throws Exception {
        Files.delete(blocked.resolve("in the way"));
        Files.delete(blocked);
    }

    private void rejectTheFirst() {
        OpenWindow.await("the run", () -> window.program().services.session.selected() != null);
        robot.type(KeyCode.X);
        OpenWindow.await("it can't be saved",
                () -> window.program().services.review.savingProperty().get() instanceof Saving.Failed);
    }

    private void askToClose() {
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void itSaysWhatIsUnsavedAndTheNextStartTakesItUp() throws Exception {
        rejectTheFirst();
        askToClose();
        window.awaitText("#unsaved-title", "1 change isn't saved yet");
        assertThat(stage.isShowing()).isTrue();
        window.awaitText("#unsaved-where", text -> text.contains(home.resolve("data").toString()), "where it is kept");
        robot.clickOn("#unsaved-stay");
        assertThat(window.shows("#unsaved")).isFalse();
        askToClose();
        window.awaitText("#unsaved-title", "1 change isn't saved yet");
        robot.clickOn("#unsaved-close");
        OpenWindow.await("it is closed", () -> !stage.isShowing());
        window.close();

        unblock();
        robot.interact(() -> {
            try {
                stage = new Stage();
                window = open(stage);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        OpenWindow.await("the decision is there", () -> window.program().services.session.clips().stream()
                .anyMatch(clip -> Objects.equals(clip.clip().id(), "a") && clip.decision() == Decision.REJECT));
        try (var left = Files.list(home.resolve("data"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("unsaved-"));
        }
    }

    @Test
    void onceItCanBeSavedItCloses() throws Exception {
        rejectTheFirst();
        askToClose();
        window.awaitText("#unsaved-title", "1 change isn't saved yet");
        unblock();
        robot.clickOn("#unsaved-again");
        OpenWindow.await("it is closed", () -> !stage.isShowing());
    }
}
