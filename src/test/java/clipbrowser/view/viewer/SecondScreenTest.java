package clipbrowser.view.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.model.Preferences;
import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.view.Keys;
import clipbrowser.view.SilentIntents;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class SecondScreenTest extends ApplicationTest {
    private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 500, 400);
    private static final Rectangle2D RIGHT = new Rectangle2D(500, 0, 500, 400);
    private final List<Rectangle2D> screens = new ArrayList<>(List.of(LEFT, RIGHT));
    private final List<String> heard = new ArrayList<>();
    private final Session session = PretendRun.picture();
    private final Playback playback = new Playback();
    private SecondScreen second;

    @Override
    public void start(Stage stage) {
        Keys keys = new Keys(KeyMap::defaults, SilentIntents.noting(heard), () -> true, _ -> {}, () -> {});
        second = new SecondScreen(stage, () -> screens, session, playback, new Settings(Preferences.DEFAULT), keys);
        stage.setScene(new Scene(new StackPane(), 300, 200));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void theSamePictureFillsTheOtherScreenAndKeysWorkThere() {
        WritableImage image = new WritableImage(16, 9);
        interact(() -> {
            playback.show(new Playback.Shown.Frame(session.sources().getFirst(), 441, image));
            assertThat(second.toggle()).isTrue();
        });
        Window shown = lookup("#second-screen").query().getScene().getWindow();
        assertThat(shown.getX()).isEqualTo(500);
        assertThat(shown.getWidth()).isEqualTo(500);
        assertThat(lookup("#second-picture .image-view").queryAs(ImageView.class).getImage()).isSameAs(image);
        assertThat(second.boxProperty().get()).isEqualTo(new PictureView.PixelSize(500, 400));
        interact(() -> shown.getScene().getRoot().fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, false, false, false)));
        assertThat(heard).containsExactly("run " + Command.KEEP);
        interact(() -> assertThat(second.toggle()).isTrue());
        assertThat(second.isShown()).isFalse();
        assertThat(shown.isShowing()).isFalse();
        interact(() -> assertThat(second.toggle()).isTrue());
        assertThat(lookup("#second-picture .image-view").queryAs(ImageView.class).getImage()).isSameAs(image);
        interact(second::close);
    }

    @Test
    void withOneScreenThereIsNone() {
        screens.remove(RIGHT);
        interact(() -> assertThat(second.toggle()).isFalse());
        assertThat(second.isShown()).isFalse();
    }

    @Test
    void itIsTheScreenThatTheWindowIsNotOn() {
        Rectangle2D small = new Rectangle2D(1000, 0, 100, 100);
        assertThat(SecondScreen.other(new Rectangle2D(400, 0, 500, 300), List.of(LEFT, RIGHT, small)))
                .hasValue(LEFT);
        assertThat(SecondScreen.other(new Rectangle2D(20, 0, 500, 300), List.of(LEFT, RIGHT, small)))
                .hasValue(RIGHT);
        assertThat(SecondScreen.other(new Rectangle2D(-5000, 0, 500, 300), List.of(LEFT))).isEmpty();
    }
}
