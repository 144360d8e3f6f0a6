package clipbrowser.view.clips;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.Decision;
import clipbrowser.session.PretendRun;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.TranscriptFile;
import clipbrowser.view.Fonts;
import clipbrowser.view.Keys;
import clipbrowser.view.PretendIntents;
import clipbrowser.wording.ClipWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ClipListTest {
    private Session session;
    private PretendIntents intents;
    private ClipList view;
    private Stage window;

    @Start
    void start(Stage stage) {
        Fonts.load();
        window = stage;
        show(PretendRun.picture());
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private void show(Session of) {
        session = of;
        intents = new PretendIntents(session);
        view = new ClipList(session, null, intents);
        window.setScene(new Scene(view, 520, 700));
        view.getScene().getStylesheets().add(String.valueOf(Keys.class.getResource("theme.css")));
    }

    @Test
    void chipsCountTheDecisionsAndNarrowTheList(FxRobot robot) {
        assertThat(List.of(chip(robot, "all"), chip(robot, "undecided"), chip(robot, "keep"), chip(robot, "reject")))
                .containsExactly("All 12", "Undecided 7", "Kept 3", "Rejected 2");
        robot.clickOn("#chip-keep");
        assertThat(keys()).containsExactly("a41f", "a437", "a44b");
        robot.interact(() -> PretendRun.decide(session.clips().get(7), Decision.KEEP));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(chip(robot, "keep")).isEqualTo("Kept 4");
        assertThat(keys()).containsExactly("a41f", "a437", "a44b", "a463");
        robot.clickOn("#chip-keep");
        assertThat(keys()).hasSize(12);
    }

    @Test
    void aClipWithoutATitleShowsWhatIsSaidAndIsFoundByIt(FxRobot robot) throws Exception {
        // The seventh: 17.1 s to 20.5 s.
        SourceTranscript transcript = SourceTranscript.of("a.srt", 0, TranscriptFile.read(
                "1\n00:00:17,500 --> 00:00:20,000\nHow deep is this river?\n".getBytes(StandardCharsets.UTF_8)));
        robot.interact(() -> session.clips().get(6).source().transcript(transcript));
        WaitForAsyncUtils.waitForFxEvents();
        Label words = robot.lookup(".as-words").queryAs(Label.class);
        assertThat(words.getText()).isEqualTo("\u201cHow deep is this river?\u201d");
        assertThat(robot.lookup(".row-words").match(n -> n.isManaged()).queryAllAs(Label.class))
                .extracting(Label::getText).contains("How deep is this river?");
        robot.interact(() -> robot.lookup("#query").queryAs(TextField.class).setText("\"deep is\""));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(keys()).containsExactly(session.clips().get(6).key());
    }

    @Test
    void aQueryNarrowsTheListAndEmptyResultsCanBeLeft(FxRobot robot) {
        robot.interact(() -> robot.lookup("#query").queryAs(TextField.class).setText("kept len<3s"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(keys()).containsExactly("a44b");
        robot.interact(() -> robot.lookup("#query").queryAs(TextField.class).setText("\"the teaser\""));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(keys()).containsExactly("a437");
        robot.interact(() -> robot.lookup("#query").queryAs(TextField.class).setText("nothing like it"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#clips-empty")).isEqualTo("No clip fits the filter.");
        robot.clickOn("#clear-filter");
        assertThat(keys()).hasSize(12);
    }

    @Test
    void aClickSelectsAndTheSelectionOfTheSessionIsShown(FxRobot robot) {
        robot.clickOn("butterfly");
        assertThat(intents.asked()).containsExactly("select a44b");
        robot.interact(() -> session.selectAll(session.clips().subList(1, 4), session.clips().get(2)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(list(robot).getSelectionModel().getSelectedIndices()).containsExactly(1, 2, 3);
    }

    @Test
    void theSelectedRowIsScrolledIntoView(FxRobot robot) {
        robot.interact(() -> show(PretendRun.large(1000)));
        for (int place : new int[]{500, 501, 999, 0}) {
            ReviewedClip clip = session.clips().get(place);
            robot.interact(() -> session.select(clip));
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(robot.lookup(".row-number").queryAllAs(Label.class)).filteredOn(Label::isVisible)
                    .extracting(Label::getText).contains(Integer.toString(place + 1));
        }
    }

    @Test
    void rowsSayTrimProblemAndTheLastFrame(FxRobot robot) {
        assertThat(texts(robot, ".row-trim")).contains("in \u22126 \u00b7 out +12", "out \u221222");
        assertThat(texts(robot, ".row-problem")).contains("\u26a0 out is 28 frames past the end");
        assertThat(texts(robot, ".row-time")).contains("00:00:17:02", "00:00:20:11");
    }

    @Test
    void rowsOfSeveralSourcesStandUnderTheirNames(FxRobot robot) {
        robot.interact(() -> show(PretendRun.sources(2)));
        assertThat(texts(robot, ".source-heading .mono")).contains("camera_1", "camera_2");
        assertThat(keys()).startsWith("c0", "c2", "c4", "c6");
    }

    @Test
    void aChangedProposalShowsBothAndWhatIsGoneStandsUnderItsHeading(FxRobot robot) {
        robot.interact(() -> PretendRun.answerAnew(session));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts(robot, ".row-problem")).contains("\u26a0 was 00:00:06:06\u201300:00:10:02");
        assertThat(ClipWords.tip(session.clips().get(1), List.of(), 0)).contains(
                "it was 00:00:06:06\u201300:00:10:02, it is 00:00:06:16\u201300:00:10:09");
        assertThat(texts(robot, ".source-heading .words")).contains("No longer in the run");
        assertThat(keys()).as("the undecided one has left no trace").hasSize(11).endsWith("a48a", "a41f");
        assertThat(List.of(chip(robot, "all"), chip(robot, "keep"))).containsExactly("All 10", "Kept 2");
        robot.interact(() -> robot.lookup("#query").queryAs(TextField.class).setText("changed"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(keys()).containsExactly("a437");
    }

    @Test
    void clipsBeyondTheLimitAreFlaggedAndFound(FxRobot robot) {
        SimpleIntegerProperty limit = new SimpleIntegerProperty();
        robot.interact(() -> view.flagLongerThan(limit));
        assertThat(texts(robot, ".too-long")).isEmpty();
        robot.interact(() -> limit.set(4));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts(robot, ".too-long")).containsExactly("4.6");
        robot.interact(() -> robot.lookup("#query").queryAs(TextField.class).setText("long"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(keys()).containsExactly("a437");
        assertThat(text(robot, "#clips-summary")).isEqualTo("1 of 12 clips, 4.6 s");
    }

    @Test
    void whatCannotBeSavedIsShownAsJustThat(FxRobot robot) {
        ReviewedClip clip = session.clips().get(3);
        robot.interact(() -> PretendRun.unsaved(clip, clip.clipReview().withDecision(Decision.KEEP).withTitle("new")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts(robot, ".row-problem")).contains("\u26a0 not saved yet");
        assertThat(texts(robot, ".row-title")).contains("new");
        assertThat(robot.lookup(".decision-mark.unsaved").queryAll()).hasSize(1);
        assertThat(chip(robot, "keep")).as("what isn't saved doesn't count").isEqualTo("Kept 3");
    }

    @Test
    void anyColumnSortsBothWays(FxRobot robot) {
        List<ReviewedClip> clips = new ArrayList<>(session.clips());
        for (Order order : Order.values()) {
            order.sort(clips, false);
            List<ReviewedClip> forwards = List.copyOf(clips);
            order.sort(clips, true);
            assertThat(clips).containsExactlyInAnyOrderElementsOf(session.clips()).as(order.name()).isNotEqualTo(
                    forwards);
        }
        Order.TRIM.sort(clips, false);
        assertThat(clips.subList(0, 2)).extracting(ReviewedClip::key).containsExactly("a44b", "a437");
        Order.LENGTH.sort(clips, true);
        assertThat(clips.getFirst().key()).isEqualTo("a437");
    }

    @Test
    void anEmptyRunSaysSo(FxRobot robot) {
        robot.interact(() -> show(new Session()));
        assertThat(text(robot, "#clips-empty")).isEqualTo("No clips yet.");
        assertThat(robot.lookup("#clear-filter").query().isVisible()).isFalse();
    }

    private List<String> keys() {
        return session.listed().stream().map(ReviewedClip::key).toList();
    }

    @SuppressWarnings("unchecked")
    private static ListView<ListRow> list(FxRobot robot) {
        return robot.lookup("#clip-list").queryAs(ListView.class);
    }

    private static String chip(FxRobot robot, String of) {
        return robot.lookup("#chip-" + of).queryAs(ToggleButton.class).getText();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static List<String> texts(FxRobot robot, String of) {
        return robot.lookup(of).queryAllAs(Label.class).stream().map(Label::getText).toList();
    }
}
