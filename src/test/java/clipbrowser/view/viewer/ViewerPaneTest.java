package clipbrowser.view.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clipbrowser.command.KeyMap;
import clipbrowser.model.Clip;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.Preferences;
import clipbrowser.model.Problem;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.Setting;
import clipbrowser.model.SourceMedia;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
import clipbrowser.view.SilentIntents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The picture of the look: clip a459 of a source at 24 frames a second, frame 441 on screen. */
@SuppressWarnings("NullAway.Init")
class ViewerPaneTest extends ApplicationTest {
    private static final FrameRate RATE = new FrameRate(24, 1);
    private final List<String> heard = new ArrayList<>();
    private final Session session = new Session();
    private final Playback playback = new Playback();
    private final Settings settings = new Settings(Preferences.DEFAULT);
    private ViewerPane viewer;

    @Override
    public void start(Stage stage) {
        viewer = new ViewerPane(session, playback, settings, new SimpleObjectProperty<>(KeyMap.defaults()),
                SilentIntents.noting(heard), new Region());
        Scene scene = new Scene(viewer, 1000, 700);
        scene.getStylesheets().add(String.valueOf(clipbrowser.view.Keys.class.getResource("theme.css")));
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        SourceMedia media = media("bbb_excerpt");
        session.show(new Run("run", RunStatus.COMPLETE,
                List.of(new Clip("a459", "a459", 1, 17083L, 20500L, 3417L, media, List.of()),
                        new Clip("bad", "bad", 2, 5000L, 4000L, 1000L, media, List.of(new Problem.Reversed())),
                        new Clip("late", "late", 3, 1000L, 2000L, 1000L, media("slow"), List.of()),
                        new Clip("later", "later", 4, 2000L, 3000L, 1000L, media("slower"), List.of())),
                null));
        session.sources().getFirst().count(SourceRate.settle(null, RATE, false, null, 720L, 30000L, RATE_REPORTED),
                new FrameGrid.Even(RATE, 720), Timecode.of(RATE));
        session.select(session.clips().getFirst());
    }

    private static SourceMedia media(String id) {
        return new SourceMedia(id, RunStatus.COMPLETE, "https://storage.xyz/" + id + ".mp4",
                new MediaInfo("video", 30000L, new BigDecimal("24"), 720L, 1920, 1080, 6));
    }

    private static final BigDecimal RATE_REPORTED = new BigDecimal("24");

    @Test
    void inAndOutAreTheFirstAndTheLastFrame() {
        assertThat(text("#readout-in")).isEqualTo("00:00:17:02");
        assertThat(text("#readout-out")).isEqualTo("00:00:20:11");
    }

    @ParameterizedTest
    @ValueSource(ints = {560, 800, 1000})
    void inOutLengthAndFrameAreShownInWholeHoweverNarrowTheWindow(int width) {
        show(441);
        // A stage of its own: other tests count on the given one being as large as their scene.
        Stage[] narrow = new Stage[1];
        interact(() -> {
            List<String> sheets = List.copyOf(viewer.getScene().getStylesheets());
            viewer.getScene().setRoot(new Region());
            narrow[0] = new Stage();
            narrow[0].setScene(new Scene(viewer, width, 700));
            narrow[0].getScene().getStylesheets().setAll(sheets);
            narrow[0].show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        for (String id : List.of("#readout-in", "#readout-out", "#readout-length", "#readout-frame", "#timecode")) {
            Label label = (Label) viewer.lookup(id);
            assertThat(label.isVisible()).as(id).isTrue();
            assertThat(label.getWidth()).as(id).isGreaterThanOrEqualTo(label.prefWidth(-1) - 0.5);
            assertThat(label.localToScene(label.getBoundsInLocal()).getMaxX()).as(id).isLessThanOrEqualTo(width);
        }
        interact(narrow[0]::close);
    }

    @Test
    void everyNumberIsThatOfThePictureOnScreen() {
        show(441);
        assertThat(text("#timecode")).isEqualTo("00:00:18:09");
        assertThat(text("#readout-frame")).isEqualTo("frame 441");
        assertThat(text("#readout-length")).isEqualTo("3.4 s, 2.1 s left");
    }

    @Test
    void aPictureThatIsNotNamedForSureSaysSo() {
        interact(() -> playback.show(new Playback.Shown.Unsure(session.sources().getFirst(), 441,
                new WritableImage(16, 9))));
        assertThat(text("#readout-frame")).isEqualTo("about frame 441");
        assertThat(lookup("#timecode").query().getStyleClass()).contains("unsure");
    }

    @Test
    void aFrameThatIsMissingSaysSoAndTheNextOneDoesNot() {
        interact(() -> playback.show(
                new Playback.Shown.Frame(session.sources().getFirst(), 441, new WritableImage(16, 9), true)));
        assertThat(text("#viewer-message")).isEqualTo("This frame can't be decoded.");
        assertThat(lookup("#viewer-message").query().getParent().isVisible()).isTrue();
        show(442);
        assertThat(lookup("#viewer-message").query().getParent().isVisible()).isFalse();
    }

    @Test
    void aSourceThatFailsSaysWhyAndCanBeTriedAgain() {
        interact(() -> playback.fail(new MediaFailure.Unreachable("storage.xyz")));
        assertThat(text("#viewer-message")).isEqualTo("No connection to storage.xyz.");
        clickOn("#retry");
        assertThat(heard).anyMatch(h -> h.startsWith("retry"));
    }

    @Test
    void thePictureOfAnotherSourceIsDimmedWhileTheClipsOwnIsWaitedFor() throws Exception {
        show(441);
        interact(() -> {
            choose(2);
            assertThat(viewer.picture().getOpacity()).as("at once").isEqualTo(1);
        });
        // Whatever else is chosen meanwhile doesn't begin the waiting anew.
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            choose(session.selected() == session.clips().get(2) ? 3 : 2);
            return viewer.picture().getOpacity() < 0.5;
        }));
        interact(() -> choose(2));
        assertThat(lookup("#awaited").query().getParent().isVisible()).isTrue();
        assertThat(text("#awaited")).isEqualTo("Waiting for slow");
        assertThat(text("#timecode")).as("of the picture").isEqualTo("00:00:18:09");
        assertThat(lookup("#timecode").query().getStyleClass()).contains("former");

        interact(() -> playback.show(new Playback.Shown.Frame(session.sources().get(1), 24,
                new WritableImage(16, 9))));
        assertThat(viewer.picture().getOpacity()).isEqualTo(1);
        interact(() -> playback.state(Playback.State.PAUSED));
        assertThat(lookup("#awaited").query().getParent().isVisible()).isFalse();
        assertThat(lookup("#timecode").query().getStyleClass()).doesNotContain("former");
    }

    private void choose(int clip) {
        session.select(session.clips().get(clip));
        playback.state(Playback.State.OPENING);
    }

    @Test
    void aProblemClipSaysWhatIsWrong() {
        interact(() -> {
            playback.show(new Playback.Shown.Nothing());
            session.select(session.clips().get(1));
        });
        assertThat(text("#viewer-message")).isEqualTo("This clip ends before it starts.");
        assertThat(text("#readout-in")).isEqualTo("–");
    }

    @Test
    void buttonsDecideStepAndPlay() {
        clickOn("#keep").clickOn("#reject").clickOn("#play").clickOn("#step-forward");
        assertThat(heard).containsSequence("run KEEP", "run REJECT", "run PLAY_PAUSE", "run FRAME_FORWARD");
    }

    @Test
    void theRoomForThePictureIsToldInItsOwnShape() {
        PictureView.PixelSize room = viewer.picture().roomProperty().get();
        assertThat(Math.abs(room.width() * 9 - room.height() * 16)).isLessThanOrEqualTo(16);
        interact(() -> viewer.picture().shape(1080, 1920));
        interact(viewer::layout);
        PictureView.PixelSize upright = viewer.picture().roomProperty().get();
        assertThat(upright.height()).isGreaterThan(upright.width());
    }

    private void show(long frame) {
        interact(() -> playback.show(new Playback.Shown.Frame(session.sources().getFirst(), frame,
                new WritableImage(16, 9))));
    }

    private String text(String id) {
        return lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void loopingIsSeenOnItsButton() {
        interact(() -> playback.loopProperty().set(true));
        ToggleButton loop = lookup("#loop").query();
        assertThat(loop.getBackground().getFills().getFirst().getFill()).isEqualTo(Color.web("#34476b"));
    }

    @Test
    void nothingLiesOverThePictureUnlessItIsSwitchedOn() {
        show(441);
        assertThat(lookup(".over-timecode").query().isVisible()).isFalse();
        assertThat(lookup(".safe-title").query().isVisible()).isFalse();
        interact(() -> {
            settings.of(Setting.TIMECODE).set(true);
            settings.of(Setting.SAFE_AREAS).set(true);
        });
        assertThat(text(".over-timecode")).isEqualTo("00:00:18:09").isEqualTo(text("#timecode"));
        Rectangle2D picture = viewer.picture().placeProperty().get();
        Rectangle action = lookup(".safe-action").query();
        Rectangle title = lookup(".safe-title").query();
        assertThat(action.getWidth()).isCloseTo(picture.getWidth() * 0.93, within(2.0));
        assertThat(title.getHeight()).isCloseTo(picture.getHeight() * 0.90, within(2.0));
    }

    @Test
    void magnifiedThePictureHasItsOwnPixelsAndIsDraggedNoFurtherThanItsEdge() {
        show(441);
        interact(() -> session.sources().getFirst().read(facts(0, 1)));
        interact(() -> viewer.picture().zoomProperty().set(PictureView.Zoom.DOUBLE));
        interact(viewer::layout);
        assertThat(viewer.picture().boxProperty().get()).isEqualTo(new PictureView.PixelSize(1920, 1080));
        Rectangle2D before = viewer.picture().placeProperty().get();
        assertThat(before.getWidth()).isEqualTo(3840);
        drag(viewer.picture()).dropBy(200, 100);
        Rectangle2D after = viewer.picture().placeProperty().get();
        assertThat(after.getMinX() - before.getMinX()).isCloseTo(200, within(12.0));
        for (int i = 0; i < 12; i++) {
            drag(viewer.picture()).dropBy(300, 250);
        }
        assertThat(viewer.picture().placeProperty().get().getMinX()).isZero();
        assertThat(viewer.picture().placeProperty().get().getMinY()).isZero();
        assertThat(text("#view-state")).isEqualTo("200 %");
    }

    @Test
    void aPictureThatWasFilmedUprightIsTurned() {
        show(441);
        interact(() -> session.sources().getFirst().read(facts(90, 1)));
        interact(viewer::layout);
        Rectangle2D at = viewer.picture().placeProperty().get();
        assertThat(at.getHeight()).isGreaterThan(at.getWidth());
        Node image = lookup("#picture .image-view").query();
        assertThat(image.getRotate()).isEqualTo(90);
        assertThat(image.getBoundsInParent().getMinX()).isCloseTo(at.getMinX(), within(0.6));
        assertThat(image.getBoundsInParent().getHeight()).isCloseTo(at.getHeight(), within(0.6));
    }

    @Test
    void aClickOnAChannelHasItHeardAloneAndAnotherOneAll() {
        interact(() -> session.sources().getFirst().read(facts(0, 6)));
        Node meter = lookup("#level-meter").query();
        clickOn(meter);
        int solo = playback.audioProperty().get().solo();
        assertThat(solo).isBetween(2, 3);
        assertThat(text("#view-state")).isEqualTo("solo " + (solo + 1));
        clickOn(meter);
        assertThat(playback.audioProperty().get().solo()).isEqualTo(-1);
        assertThat(lookup("#view-state").query().isVisible()).isFalse();
    }

    @Test
    void theMenuKnowsTracksAndWhatIsSwitchedOn() {
        FileFacts two = new FileFacts("mp4", "avc1", 1920, 1080, 1, 1, 0, false, false, false,
                List.of(new FileFacts.AudioTrack(1, "mp4a", 2, 48000, "eng"),
                        new FileFacts.AudioTrack(2, "mp4a", 1, 48000, "")),
                RATE, null);
        interact(() -> {
            session.sources().getFirst().read(two);
            settings.of(Setting.SAFE_AREAS).set(true);
        });
        ViewMenu menu = new ViewMenu(session, playback, settings, viewer.picture(),
                new SimpleObjectProperty<>(KeyMap.defaults()), SilentIntents.noting(heard));
        List<MenuItem> items = menu.items();
        assertThat(items).extracting(MenuItem::getText).contains("Track 1, English, 2 channels",
                "Track 2, 1 channel", "Safe areas   Ctrl+G", "Mono sum");
        MenuItem safe = items.stream().filter(i -> "view-SAFE_AREAS".equals(i.getId())).findFirst().orElseThrow();
        assertThat(((CheckMenuItem) safe).isSelected()).isTrue();
        interact(() -> items.stream().filter(i -> "view-track-1".equals(i.getId())).findFirst().orElseThrow().fire());
        assertThat(playback.audioProperty().get().track()).isEqualTo(1);
        interact(safe::fire);
        assertThat(heard).contains("run SAFE_AREAS");
    }

    @Test
    void whatIsHighRangeOrLogSaysThatColoursAreNotTrue() {
        show(441);
        Node badge = lookup("#not-colour-accurate").query();
        assertThat(badge.isVisible()).isFalse();
        interact(() -> session.sources().getFirst().read(new FileFacts("mov", "hvc1", 1920, 1080, 1, 1, 0, false, false,
                true, List.of(), RATE, null)));
        assertThat(badge.isVisible()).isTrue();
        Bounds picture = viewer.picture().localToScene(viewer.picture().getBoundsInLocal());
        assertThat(picture.intersects(badge.localToScene(badge.getBoundsInLocal()))).as("over the picture").isFalse();
    }

    @Test
    void severalClipsSayWhichOfThemIsPlayed() {
        interact(() -> {
            playback.mode(Playback.Mode.KEPT);
            playback.passing(new Playback.Passing(2, 5));
        });
        assertThat(text("#passing")).isEqualTo("Kept 2 of 5");
        interact(() -> playback.mode(Playback.Mode.CLIP));
        assertThat(lookup("#passing").query().isVisible()).isFalse();
    }

    private static FileFacts facts(int rotation, int channels) {
        return new FileFacts("mp4", "avc1", 1920, 1080, 1, 1, rotation, false, false, false,
                List.of(new FileFacts.AudioTrack(1, "mp4a", channels, 48000, "eng")), RATE, null);
    }
}
