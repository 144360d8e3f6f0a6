package clipbrowser.app;

import static clipbrowser.testing.RunJson.bare;
import static clipbrowser.testing.RunJson.clip;
import static clipbrowser.testing.RunJson.run;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.api.Timer;
import clipbrowser.model.Decision;
import clipbrowser.model.Fault;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Saving;
import clipbrowser.testing.FaultyServer;
import clipbrowser.testing.Thrown;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Whatever is thrown wherever: the window says so, and the review goes on. */
@ExtendWith(ApplicationExtension.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class FaultsInTheWindowTest {
    @TempDir
    static Path homes;

    private final FaultyServer server = new FaultyServer();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private Program program;
    private OpenWindow window;
    private Stage stage;
    private FxRobot robot;

    @Start
    void start(Stage given) throws Exception {
        // Of its own: other tests count on the given one being as large as their scene.
        stage = new Stage();
        robot = new FxRobot();
        List<String> clips = new ArrayList<>();
        IntStream.range(0, 30).forEach(i -> clips.add(clip("c" + i, 1000L * (i % 10), 1000L * (i % 10) + 900,
                bare("complete", "m"))));
        server.run("run", run("complete", clips));
        window = new OpenWindow(robot, stage, new clipbrowser.cli.Start("run", server.apiUrl(), false),
                homes.resolve("h" + System.nanoTime()), Map.of(clipbrowser.cli.Start.KEY_VARIABLE, FaultyServer.KEY),
                1000, 900);
        program = window.program();
    }

    @BeforeEach
    void opened() {
        OpenWindow.await("the run", () -> program.services.session.selected() != null);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        window.close();
        robot.interact(stage::hide);
        server.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private void told(Class<? extends Throwable> kind, String doing) {
        OpenWindow.await("the notice", () -> {
            Fault fault = program.services.session.faultProperty().get();
            return fault != null && fault.doing().contains(doing) && window.shows(".fault-notice");
        });
        assertThat(robot.from(robot.lookup(".fault-notice").queryAll().stream().filter(Node::isVisible).toList())
                .lookup(".store-notice-text").queryAllAs(Label.class)).extracting(Label::getText)
                .anyMatch(text -> text.contains(kind.getSimpleName()));
        robot.interact(() -> program.services.session.fault(null));
        assertThat(window.shows(".fault-notice")).isFalse();
    }

    /** A key still decides, the disk has it, and the next clip is shown. */
    private void reviewGoesOn() {
        ReviewedClip shown = selected();
        robot.type(KeyCode.X);
        OpenWindow.await("the decision", () -> shown.decision() == Decision.REJECT
                && program.services.review.savingProperty().get() instanceof Saving.Saved
                && program.services.session.selected() != shown);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void onEveryKindOfThread(Class<? extends Throwable> kind) throws Exception {
        Platform.runLater(() -> Thrown.one(kind));
        told(kind, "on thread JavaFX Application Thread");
        reviewGoesOn();

        robot.interact(() -> program.services.tasks.fx().execute(() -> Thrown.one(kind)));
        told(kind, "on the FX thread");
        reviewGoesOn();

        List<Exception> failed = new ArrayList<>();
        robot.interact(
                () -> program.services.tasks.of(() -> Thrown.one(kind)).onFailed(failed::add).doing("a task of it")
                        .start());
        told(kind, "a task of it");
        assertThat(failed).hasSize(1);
        reviewGoesOn();

        Thread.ofVirtual().name("some virtual one").start(() -> Thrown.one(kind)).join();
        told(kind, "some virtual one");
        Thread.ofPlatform().name("some platform one").start(() -> Thrown.one(kind)).join();
        told(kind, "some platform one");
        Timer.onVirtualThreads(program.services.tasks.faults()).after(Duration.ZERO, () -> Thrown.one(kind));
        told(kind, "later");
        reviewGoesOn();
    }

    @Test
    void theDiagnosticsCanBeCopied() {
        program.services.tasks.faults().unexpected("trying it out", new ArithmeticException("by zero"));
        OpenWindow.await("the notice", () -> window.shows(".fault-notice"));
        robot.interact(() -> robot.lookup(".fault-notice .copy-diagnostics").queryAll().stream()
                .filter(n -> n.getParent().isVisible()).map(Button.class::cast)
                .forEach(Button::fire));
        OpenWindow.await("the text", () -> {
            String text = Clipboard.getSystemClipboard().getString();
            return text != null && text.contains("trying it out") && text.contains("ArithmeticException: by zero")
                    && text.contains("Clip Browser " + About.version()) && !text.contains(FaultyServer.KEY);
        });
    }

    @ParameterizedTest
    @ValueSource(classes = {ArithmeticException.class, StackOverflowError.class})
    void aFaultInLayoutNeverLetsAKeyDecideAnotherClipThanTheListShows(Class<? extends Throwable> kind) {
        Bomb bomb = new Bomb(kind);
        robot.interact(() -> ((Pane) robot.lookup("#clip-strip").query().getParent()).getChildren().add(bomb));
        for (int i = 0; i < 5; i++) {
            robot.interact(bomb::arm);
            robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
            WaitForAsyncUtils.waitForFxEvents();
            String seen = marked();
            ReviewedClip selected = selected();
            press(KeyCode.X);
            if (selected.decision() == Decision.UNDECIDED) {
                // Not taken, and the list is brought to where the next key finds it.
                assertThat(seen).isNotEqualTo(selected.name());
                assertThat(selected()).isSameAs(selected);
                assertThat(marked()).isEqualTo(selected.name());
                press(KeyCode.X);
            } else {
                assertThat(seen).isEqualTo(selected.name());
            }
            assertThat(selected.decision()).isEqualTo(Decision.REJECT);
            assertThat(decided()).isEqualTo(i + 1);
        }
    }

    private ReviewedClip selected() {
        return Objects.requireNonNull(program.services.session.selected());
    }

    private void press(KeyCode key) {
        robot.type(key);
        WaitForAsyncUtils.waitForFxEvents();
        OpenWindow.await("it is written",
                () -> !(program.services.review.savingProperty().get() instanceof Saving.Busy));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private int decided() {
        return (int) program.services.session.clips().stream().filter(c -> c.decision() != Decision.UNDECIDED).count();
    }

    /** The title in the marked row that can be seen. */
    private String marked() {
        return robot.lookup("#clip-list .list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> cell.isSelected() && cell.isVisible() && cell.getGraphic() != null)
                .map(cell -> robot.from(cell).lookup(".row-title").queryAs(Label.class).getText())
                .findFirst().orElse("");
    }

    /** Throws when it is laid out. */
    private static final class Bomb extends Pane {
        private final Class<? extends Throwable> kind;
        private boolean armed;

        Bomb(Class<? extends Throwable> kind) {
            this.kind = kind;
        }

        void arm() {
            armed = true;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            if (armed) {
                armed = false;
                Thrown.one(kind);
            }
        }
    }
}
