package clipbrowser.view.export;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.ExportOptions;
import clipbrowser.model.Decision;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.view.Fonts;
import clipbrowser.view.Keys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ExportPanelTest {
    private final Pretend exports = new Pretend();
    private Session session;

    @Start
    void start(Stage stage) {
        Fonts.load();
        session = PretendRun.picture();
        exports.session = session;
        HBox room = new HBox(new ExportPanel(session, exports));
        room.setFillHeight(true);
        stage.setScene(new Scene(room, ExportPanel.WIDTH, 700));
        stage.getScene().getStylesheets().add(String.valueOf(Keys.class.getResource("theme.css")));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void whatWillBeInItFollowsTheReview(FxRobot robot) throws Exception {
        assertThat(text(robot, "#export-summary")).isEqualTo("3 clips, 9.0 s, at 24");
        robot.interact(() -> PretendRun.decide(session.clips().get(7), Decision.KEEP));
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> text(robot, "#export-summary").startsWith("4 clips"));
        assertThat(robot.lookup(".export-left").queryAllAs(Labeled.class)).extracting(Labeled::getText).containsExactly(
                "Not exported: x");
    }

    @Test
    void onlyTheChoicesThatMatterAreShown(FxRobot robot) {
        assertThat(robot.lookup("#export-as").query().getParent().isVisible()).isTrue();
        choose(robot, ExportDestination.GENERATOR);
        assertThat(robot.lookup("#export-as").query().getParent().isVisible()).isFalse();
        assertThat(robot.lookup("#export-which").query().getParent().isVisible()).isFalse();
        assertThat(robot.lookup("#export-handles").query().getParent().isVisible()).isFalse();
        choose(robot, ExportDestination.FFMPEG);
        assertThat(robot.lookup("#export-handles").query().getParent().isVisible()).isTrue();
        assertThat(robot.lookup("#export-drop").queryAs(CheckBox.class).isVisible()).isFalse();
    }

    @Test
    void aFolderIsNeededAndTheResultCanBeShown(FxRobot robot) {
        Button write = robot.lookup("#export-write").queryButton();
        assertThat(write.isDisabled()).isTrue();
        exports.chosen = Path.of("/exports");
        robot.interact(() -> robot.lookup("#export-choose").queryButton().fire());
        assertThat(write.isDisabled()).isFalse();
        exports.result = new ExportActions.Done(List.of("/exports/a.xml: 3 clips"), Path.of("/exports/a.xml"));
        robot.interact(write::fire);
        assertThat(exports.written).containsExactly("PREMIERE /exports false");
        assertThat(text(robot, ".export-done")).isEqualTo("/exports/a.xml: 3 clips");
        robot.interact(() -> robot.lookup("#export-show").queryButton().fire());
        assertThat(exports.shown).containsExactly(Path.of("/exports/a.xml"));
    }

    @Test
    void nothingIsReplacedUnasked(FxRobot robot) {
        exports.chosen = Path.of("/exports");
        exports.result = new ExportActions.There("there already");
        robot.interact(() -> robot.lookup("#export-choose").queryButton().fire());
        robot.interact(() -> robot.lookup("#export-write").queryButton().fire());
        assertThat(exports.written).containsExactly("PREMIERE /exports false");
        robot.interact(() -> robot.lookup("#export-replace").queryButton().fire());
        assertThat(exports.written).containsExactly("PREMIERE /exports false", "PREMIERE /exports true");
    }

    @Test
    void eachDestinationIsRememberedByItself(FxRobot robot) {
        exports.memory.put(ExportDestination.EDL,
                new ExportActions.Choice(ExportDestination.EDL, ExportOptions.Which.ALL,
                        ExportOptions.Arrangement.STRINGOUT, 12,
                        true, true, false, ExportOptions.Reels.AX, CutPreset.SOURCE));
        choose(robot, ExportDestination.EDL);
        assertThat(robot.lookup("#export-which").queryAs(ComboBox.class).getValue()).isEqualTo(ExportOptions.Which.ALL);
        assertThat(robot.lookup("#export-handles").queryAs(Spinner.class).getValue()).isEqualTo(12);
        assertThat(robot.lookup("#export-drop").queryAs(CheckBox.class).isSelected()).isTrue();
        choose(robot, ExportDestination.OTIO);
        assertThat(robot.lookup("#export-which").queryAs(ComboBox.class).getValue())
                .isEqualTo(ExportOptions.Which.KEPT);
        assertThat(robot.lookup("#export-handles").queryAs(Spinner.class).getValue()).isEqualTo(0);
    }

    @Test
    void eachDestinationSaysHowToBringItInAndResolveGetsOneSequenceAFile(FxRobot robot) {
        assertThat(text(robot, "#export-steps")).contains("Premiere");
        assertThat(robot.lookup("#export-as").queryAs(ComboBox.class).getValue())
                .isEqualTo(ExportOptions.Arrangement.SEQUENCES);
        choose(robot, ExportDestination.RESOLVE);
        assertThat(text(robot, "#export-steps")).contains("Resolve").contains("Timeline");
        assertThat(robot.lookup("#export-as").queryAs(ComboBox.class).getItems().toString()).isEqualTo(
                "[STRINGOUT, SEPARATE]");
        assertThat(robot.lookup("#export-handles").queryAs(Spinner.class).getValue()).isEqualTo(0);
        arrange(robot, ExportOptions.Arrangement.SEPARATE);
        assertThat(robot.lookup("#export-handles").queryAs(Spinner.class).getValue()).isEqualTo(24);
        choose(robot, ExportDestination.EDL);
        assertThat(robot.lookup("#export-reels").query().getParent().isVisible()).isTrue();
        assertThat(robot.lookup("#export-as").query().getParent().isVisible()).isFalse();
    }

    @Test
    void cuttingShowsHowFarItIsAndCanBeCancelledAndRetried(FxRobot robot) {
        exports.chosen = Path.of("/clips");
        choose(robot, ExportDestination.FILES);
        assertThat(robot.lookup("#export-presets").query().getParent().isVisible()).isTrue();
        robot.interact(() -> robot.lookup("#export-choose").queryButton().fire());
        exports.result = new ExportActions.Working("Cutting 1 of 3: a", 0.25);
        Button write = robot.lookup("#export-write").queryButton();
        robot.interact(write::fire);
        assertThat(write.isDisabled()).isTrue();
        robot.interact(() -> exports.working.accept(new ExportActions.Working("Cutting 2 of 3: b", 0.5)));
        assertThat(robot.lookup("#export-progress").queryAs(ProgressBar.class).getProgress()).isEqualTo(0.5);
        assertThat(text(robot, "#export-progress-text")).isEqualTo("Cutting 2 of 3: b");
        robot.interact(() -> robot.lookup("#export-cancel").queryButton().fire());
        assertThat(exports.cancelled).isEqualTo(1);
        assertThat(write.isDisabled()).isFalse();
        exports.result = new ExportActions.Partly(List.of("/clips/a.mp4"), List.of("b wasn't cut"));
        robot.interact(write::fire);
        assertThat(text(robot, ".export-done")).isEqualTo("/clips/a.mp4");
        robot.interact(() -> robot.lookup("#export-retry").queryButton().fire());
        assertThat(exports.written).hasSize(3).last().isEqualTo("FILES /clips false");
    }

    @Test
    void theHelpSaysForEachSystemWhatToClickAndWhatWasProven(FxRobot robot) {
        robot.interact(() -> robot.lookup("#export-help-link").queryAs(Hyperlink.class).fire());
        assertThat(exports.helped).containsExactly(ExportDestination.PREMIERE);
        boolean[] closed = new boolean[1];
        HBox room = (HBox) robot.lookup("#export-panel").query().getParent();
        robot.interact(() -> room.getChildren().setAll(new ExportHelp(ExportDestination.AVID, () -> closed[0] = true)));
        for (ExportDestination to : ExportDestination.values()) {
            assertThat(robot.lookup("#export-help-" + to.name() + " .label").queryAllAs(Labeled.class)).as(to.name())
                    .hasSize(3)
                    .allSatisfy(label -> assertThat(label.getText()).hasSizeGreaterThan(3).doesNotContain("{"));
        }
        robot.interact(() -> robot.lookup("#export-help-close").queryButton().fire());
        assertThat(closed[0]).isTrue();
    }

    @Test
    void whatIsOnlyHostedOffersToLinkAFolderAndLinkedFilesAreReadFirst(FxRobot robot) throws Exception {
        Button link = robot.lookup("#export-link-folder").queryButton();
        assertThat(link.isVisible()).isFalse();
        exports.offline = true;
        exports.ready = false;
        exports.chosen = Path.of("/exports");
        robot.interact(() -> robot.lookup("#export-choose").queryButton().fire());
        assertThat(robot.lookup("#export-write").queryButton().isDisabled()).isTrue();
        assertThat(link.isVisible()).isTrue();
        robot.interact(link::fire);
        assertThat(exports.linking).isEqualTo(1);
        exports.ready = true;
        robot.interact(exports.changed::run);
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> !robot.lookup("#export-write").queryButton()
                .isDisabled());
    }

    @Test
    void escapeTakesItAway(FxRobot robot) {
        robot.interact(() -> robot.lookup("#export-write").query().requestFocus());
        robot.clickOn("#export-panel .export-title").press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        robot.interact(() -> robot.lookup("#export-close").queryButton().fire());
        assertThat(exports.closed).isGreaterThanOrEqualTo(1);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, ExportDestination to) {
        robot.interact(() -> robot.lookup("#export-to").queryAs(ComboBox.class).setValue(to));
    }

    @SuppressWarnings("unchecked")
    private static void arrange(FxRobot robot, ExportOptions.Arrangement as) {
        robot.interact(() -> robot.lookup("#export-as").queryAs(ComboBox.class).setValue(as));
    }

    /** Counts the kept clips, and remembers what it was asked. */
    private static final class Pretend implements ExportActions {
        private final List<String> written = new ArrayList<>();
        private final List<Path> shown = new ArrayList<>();
        private final Map<ExportDestination, Choice> memory = new HashMap<>();
        private Session session;
        private @Nullable Path chosen;
        private Result result = new Failed("no");
        private int closed;
        private int linking;
        private int cancelled;
        private Consumer<Result> working = _ -> {};
        private final List<ExportDestination> helped = new ArrayList<>();
        private boolean offline;
        private boolean ready = true;
        private Runnable changed = () -> {};

        @Override
        public Preview preview(Choice choice) {
            int kept = (int) session.clips().stream().filter(c -> c.decision() == Decision.KEEP).count();
            return new Preview(kept, "9.0 s", "24", List.of("a.xml"), List.of("Not exported: x"), List.of(),
                    offline, ready);
        }

        @Override
        public void refresh(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public void cancel() {
            cancelled++;
        }

        @Override
        public void help(ExportDestination to) {
            helped.add(to);
        }

        @Override
        public void linkFolder() {
            linking++;
        }

        @Override
        public void write(Choice choice, Path folder, boolean overwrite, Consumer<Result> done) {
            written.add(choice.to() + " " + folder + " " + overwrite);
            working = done;
            done.accept(result);
        }

        @Override
        public @Nullable Choice remembered(ExportDestination to) {
            return memory.get(to);
        }

        @Override
        public int usualHandles(ExportDestination to, ExportOptions.Arrangement as) {
            return as == ExportOptions.Arrangement.STRINGOUT ? 0 : 24;
        }

        @Override
        public @Nullable Path folder(ExportDestination to) {
            return null;
        }

        @Override
        public ExportDestination last() {
            return ExportDestination.PREMIERE;
        }

        @Override
        public @Nullable Path chooseFolder(@Nullable Path from) {
            return chosen;
        }

        @Override
        public void show(Path file) {
            shown.add(file);
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
