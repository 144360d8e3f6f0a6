package clipbrowser.view.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.KeyMap;
import clipbrowser.model.Clip;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.MediaInfo;
import clipbrowser.model.Preferences;
import clipbrowser.model.Problem;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
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
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

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
        stage.setScene(new Scene(viewer, 1000, 700));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        SourceMedia media = new SourceMedia("bbb_excerpt", RunStatus.COMPLETE, "https://storage.xyz/bbb.mp4",
                new MediaInfo("video", 30000L, new BigDecimal("24"), 720L, 1920, 1080, 6));
        session.show(new Run("run", RunStatus.COMPLETE,
                List.of(new Clip("a459", "a459", 1, 17083L, 20500L, 3417L, media, List.of()),
                        new Clip("bad", "bad", 2, 5000L, 4000L, 1000L, media, List.of(new Problem.Reversed()))),
                null));
        session.sources().getFirst().count(SourceRate.settle(null, RATE, false, null, 720L, 30000L, RATE_REPORTED),
                new FrameGrid.Even(RATE, 720), Timecode.of(RATE));
        session.select(session.clips().getFirst());
    }

    private static final BigDecimal RATE_REPORTED = new BigDecimal("24");

    @Test
    void inAndOutAreTheFirstAndTheLastFrame() {
        assertThat(text("#readout-in")).isEqualTo("00:00:17:02");
        assertThat(text("#readout-out")).isEqualTo("00:00:20:11");
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
    void aSourceThatFailsSaysWhyAndCanBeTriedAgain() {
        interact(() -> playback.fail(new MediaFailure.Unreachable("storage.xyz")));
        assertThat(text("#viewer-message")).isEqualTo("No connection to storage.xyz.");
        clickOn("#retry");
        assertThat(heard).anyMatch(h -> h.startsWith("retry"));
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
}
