package clipbrowser.view.source;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import clipbrowser.transcript.SourceTranscript;
import clipbrowser.transcript.TranscriptFailure;
import clipbrowser.transcript.TranscriptFile;
import clipbrowser.transcript.UnreadableTranscript.Reason;
import clipbrowser.view.Fonts;
import clipbrowser.view.Keys;
import clipbrowser.view.source.SourceActions.Looked;
import clipbrowser.view.source.SourceActions.Sign;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class SourcePanelTest {
    private static final FrameRate NTSC = new FrameRate(30000, 1001);

    private final Session session = new Session();
    private final Pretend sourcing = new Pretend();
    private Source source;

    @Start
    void start(Stage stage) {
        Fonts.load();
        SourceMedia media = new SourceMedia("interview", RunStatus.COMPLETE, "https://a.example/interview.mp4",
                new MediaInfo("video", 150_020L, new BigDecimal("29.97"), 4496L, 1920, 1080, 2));
        session.show(new Run("r", RunStatus.COMPLETE, List.of(PretendRun.clip("a", 1, 10, 100, media)), null));
        session.select(session.clips().getFirst());
        source = session.sources().getFirst();
        sourcing.file = new FrameGrid.Even(NTSC, 4496);
        source.read(new FileFacts("mp4", "avc1", 1920, 1080, 1, 1, 0, false, false, false, List.of(), NTSC,
                new FileFacts.StartTimecode(17982, NTSC, true)));
        sourcing.only = source;
        sourcing.set(source, SourceSettings.NONE);
        HBox room = new HBox(new SourcePanel(session, sourcing));
        room.setFillHeight(true);
        stage.setScene(new Scene(room, SourcePanel.WIDTH, 900));
        stage.getScene().getStylesheets().add(String.valueOf(Keys.class.getResource("theme.css")));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void theVerdictIsOneSentenceWithItsEvidence(FxRobot robot) {
        assertThat(text(robot, "#source-verdict")).isEqualTo(
                "29.97 \u2192 30000/1001: file says 30000/1001, 4,496 frames in 150.02 s agree");
        assertThat(robot.lookup(".source-warning").match(n -> n.isVisible()).queryAll()).isEmpty();
    }

    @Test
    void disagreementAndVariableRateAreWarnedOf(FxRobot robot) {
        sourcing.file = new FrameGrid.Even(new FrameRate(25, 1), 3751);
        robot.interact(() -> sourcing.set(source, SourceSettings.NONE));
        assertThat(warnings(robot)).singleElement().asString().contains("the service says 29.97").contains(
                "What counts is the file");
        sourcing.file = new FrameGrid.Listed(new long[]{0, 3000, 9000}, 12_000, 90_000, NTSC);
        robot.interact(() -> sourcing.set(source, SourceSettings.NONE.withFile("/x", 0)));
        assertThat(warnings(robot)).first().asString().contains("aren't equally long").contains("30000/1001");
    }

    @Test
    void whichClockTheServiceCountsOnIsAskedOnlyWhereClocksDiffer(FxRobot robot) {
        assertThat(robot.lookup("#source-clock").query().isVisible()).isFalse();
        MediaTime late = MediaTime.ofMillis(850);
        sourcing.file = new FrameGrid.Even(NTSC, 4496, late);
        robot.interact(() -> sourcing.set(source, SourceSettings.NONE.withSettled(NTSC, late)));
        assertThat(text(robot, "#source-clock-evidence")).contains("0.850 s after the sound").contains(
                "ends at 150.867 s; the service says 150.020 s");
        assertThat(source.grid()).extracting(FrameGrid::origin).isEqualTo(late);
        robot.clickOn("#source-clock-picture");
        assertThat(source.settings().pictureAtZero()).isTrue();
        assertThat(source.grid()).extracting(FrameGrid::origin).isEqualTo(MediaTime.ZERO);
        assertThat(robot.lookup("#source-clock").query().isVisible()).isTrue();
    }

    private static List<String> warnings(FxRobot robot) {
        return robot.lookup(".source-warning").queryAllAs(Labeled.class).stream().filter(Labeled::isVisible).map(
                Labeled::getText).toList();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aRateIsSetAndGivenBackToTheEvidence(FxRobot robot) {
        ComboBox<String> rate = robot.lookup("#source-rate-choice").queryAs(ComboBox.class);
        robot.interact(() -> rate.setValue("30"));
        assertThat(source.settings().rate()).isEqualTo(new FrameRate(30, 1));
        assertThat(text(robot, "#source-verdict")).contains("you set 30");
        robot.interact(() -> rate.setValue("fast"));
        assertThat(source.settings().rate()).isEqualTo(new FrameRate(30, 1));
        assertThat(text(robot, "#source-wrong")).contains("fast");
        robot.interact(() -> rate.setValue(rate.getItems().getFirst()));
        assertThat(source.settings().rate()).isNull();
    }

    @Test
    void labelsFollowTheFileUntilSomethingIsSet(FxRobot robot) {
        TextField start = robot.lookup("#source-start").queryAs(TextField.class);
        CheckBox drop = robot.lookup("#source-drop").queryAs(CheckBox.class);
        assertThat(start.getText()).isEqualTo("00:10:00;00");
        assertThat(drop.isSelected()).isTrue();
        assertThat(drop.isDisabled()).isFalse();
        assertThat(robot.lookup("#source-as-file").query().isVisible()).isFalse();
        robot.interact(() -> {
            start.setText("01:00:00:00");
            start.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(source.settings().startTimecode()).isEqualTo("01:00:00;00");
        assertThat(source.timecode().label(0)).isEqualTo("01:00:00;00");
        robot.clickOn("#source-drop");
        assertThat(source.timecode().label(0)).isEqualTo("01:00:00:00");
        robot.clickOn("#source-as-file");
        assertThat(source.settings()).isEqualTo(SourceSettings.NONE);
        assertThat(start.getText()).isEqualTo("00:10:00;00");
        robot.interact(() -> {
            start.setText("99:99");
            start.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(text(robot, "#source-start-from")).contains("99:99");
    }

    @Test
    @SuppressWarnings("unchecked")
    void onlyTheTwoRatesCanDrop(FxRobot robot) {
        ComboBox<String> rate = robot.lookup("#source-rate-choice").queryAs(ComboBox.class);
        robot.interact(() -> rate.setValue("25"));
        assertThat(robot.lookup("#source-drop").query().isDisabled()).isTrue();
        robot.interact(() -> rate.setValue("59.94"));
        assertThat(robot.lookup("#source-drop").query().isDisabled()).isFalse();
    }

    @Test
    void aFileIsLinkedHeldAgainstTheSourceAndLetGo(FxRobot robot) throws Exception {
        sourcing.chosen = "/media/interview.mov";
        robot.clickOn("#original-choose");
        assertThat(source.settings().file()).isEqualTo("/media/interview.mov");
        assertThat(text(robot, "#original-file")).isEqualTo("interview.mov");
        assertThat(text(robot, "#original-signs")).contains("name, length, rate");
        robot.clickOn("#original-compare");
        assertThat(sourcing.asked).contains("compare 0 +0");
        assertThat(robot.lookup(".original-picture .image-view").queryAllAs(ImageView.class)).allMatch(
                v -> v.getImage() != null);
        robot.clickOn("#original-plays");
        assertThat(source.settings().playsFile()).isTrue();
        robot.interact(() -> sourcing.set(source, source.settings().withFile("/media/interview.mov", 12)));
        assertThat(source.settings().playsFile()).isFalse();
        assertThat(robot.lookup("#original-plays").query().isDisabled()).isTrue();
        robot.clickOn("#original-compare");
        assertThat(sourcing.asked).contains("compare 0 +12");
        robot.clickOn("#original-unlink");
        assertThat(source.settings().file()).isNull();
        assertThat(robot.lookup("#original-unlink").query().isVisible()).isFalse();
    }

    @Test
    void aFileThatDiffersSaysSoAndIsNotPlayed(FxRobot robot) {
        sourcing.chosen = "/media/other.mov";
        sourcing.differ = List.of(Sign.RATE, Sign.LENGTH);
        robot.clickOn("#original-choose");
        assertThat(text(robot, "#original-differs")).contains("rate, length");
        assertThat(robot.lookup("#original-plays").query().isDisabled()).isTrue();
        assertThat(text(robot, "#original-why-not")).isNotEmpty();
        sourcing.unreadable = true;
        robot.interact(() -> sourcing.set(source, source.settings().withFile("/media/text.txt", 0)));
        assertThat(text(robot, "#original-differs")).contains("can't be read");
    }

    @Test
    void aFolderIsSearchedForTheWholeRun(FxRobot robot) {
        sourcing.folder = "/media";
        robot.clickOn("#original-folder");
        assertThat(sourcing.asked).contains("search /media");
        assertThat(robot.lookup("#original-found .button").queryAllAs(Labeled.class)).extracting(Labeled::getText)
                .containsExactly("Link");
        robot.clickOn("#original-found .button");
        assertThat(source.settings().file()).isEqualTo("/media/interview.mov");
    }

    @Test
    void escapeClosesIt(FxRobot robot) {
        robot.clickOn("#source-start").press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(sourcing.asked).contains("close");
    }

    /** Counts as the controllers do, and remembers what it was asked. */
    @Test
    void theTranscriptSaysWhatWasReadAndIsShiftedAndTakenAway(FxRobot robot) throws Exception {
        assertThat(text(robot, "#transcript-file")).startsWith("No transcript.");
        TranscriptFile file = TranscriptFile.read(("1\n00:00:01,000 --> 00:00:03,000\nHello there\n\n"
                + "2\n00:00:09,000 --> 00:00:03,000\nbackwards\n").getBytes(StandardCharsets.UTF_8));
        robot.interact(() -> source.transcript(SourceTranscript.of("talk.srt", -1500, file)));
        assertThat(text(robot, "#transcript-file")).isEqualTo("talk.srt");
        assertThat(text(robot, "#transcript-facts"))
                .isEqualTo("SRT, 2 words. One cue had no usable times and is left out.");
        assertThat(text(robot, "#transcript-guessed")).isEmpty();
        TextField offset = robot.lookup("#transcript-offset").queryAs(TextField.class);
        assertThat(offset.getText()).isEqualTo("\u221200:00:01.500");
        robot.interact(() -> {
            offset.setText("2 s");
            offset.getOnAction().handle(new ActionEvent());
        });
        assertThat(offset.getText()).isEqualTo("+00:00:02.000");
        robot.interact(() -> robot.lookup("#transcript-remove").queryAs(Button.class).fire());
        assertThat(sourcing.asked).contains("shift 2000", "remove transcript");
        robot.interact(() -> source.transcriptFails(new TranscriptFailure("page.html", Reason.UNKNOWN_FORMAT)));
        assertThat(text(robot, "#transcript-failed")).contains("page.html is neither SRT, WebVTT nor Whisper JSON.");
    }

    private static final class Pretend implements SourceActions {
        private final List<String> asked = new ArrayList<>();
        private @Nullable FrameGrid file;
        private @Nullable String chosen;
        private @Nullable String folder;
        private List<Sign> differ = List.of();
        private boolean unreadable;
        private @Nullable Source only;

        @Override
        public void chooseTranscript(Source source) {
            asked.add("choose transcript");
        }

        @Override
        public void removeTranscript(Source source) {
            asked.add("remove transcript");
        }

        @Override
        public void shiftTranscript(Source source, long ms) {
            asked.add("shift " + ms);
        }

        @Override
        public void set(Source source, SourceSettings to) {
            SourceTiming timing = SourceTiming.of(source.media(), source.facts(), file, to, 0);
            source.set(to);
            source.count(timing.rate(), timing.grid(), timing.timecode());
        }

        @Override
        public @Nullable String chooseFile(Source source) {
            return chosen;
        }

        @Override
        public @Nullable String chooseFolder() {
            return folder;
        }

        private Looked looked(String path) {
            List<Sign> agree = new ArrayList<>(List.of(Sign.values()));
            agree.removeAll(differ);
            return new Looked(path, "facts", agree, differ);
        }

        @Override
        public void look(Source source, String path, Consumer<@Nullable Looked> told) {
            told.accept(unreadable ? null : looked(path));
        }

        @Override
        public void search(String at, Consumer<List<Found>> told) {
            asked.add("search " + at);
            told.accept(List.of(new Found(java.util.Objects.requireNonNull(only), looked(at + "/interview.mov"))));
        }

        @Override
        public void compare(Source source, String path, long frame, long offset, Consumer<Pair> told) {
            asked.add("compare " + frame + " +" + offset);
            told.accept(new Pair(new WritableImage(4, 4), new WritableImage(4, 4)));
        }

        @Override
        public long frameOnScreen(Source source) {
            return 0;
        }

        @Override
        public void close() {
            asked.add("close");
        }
    }
}
