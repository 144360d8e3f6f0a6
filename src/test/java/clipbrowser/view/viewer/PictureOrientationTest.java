package clipbrowser.view.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** All eight ways in which a picture may have to be shown, read back from the window's pixels. */
@SuppressWarnings("NullAway.Init")
class PictureOrientationTest extends ApplicationTest {
    private static final int SIDE = 300;
    private PictureView view;
    private StackPane pane;

    @Override
    public void start(Stage stage) {
        view = new PictureView();
        pane = new StackPane(view);
        stage.setScene(new Scene(pane, SIDE, SIDE));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        // Red and green above blue and white.
        WritableImage image = new WritableImage(100, 100);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                image.getPixelWriter().setColor(x, y, y < 50
                        ? x < 50 ? Color.RED : Color.LIME
                        : x < 50 ? Color.BLUE : Color.WHITE);
            }
        }
        view.shape(100, 100);
        view.show(image);
    }

    @ParameterizedTest
    @CsvSource({"0, false, RGBW", "90, false, BRWG", "180, false, WBGR", "270, false, GWRB", "0, true, GRWB",
            "90, true, WGBR", "180, true, BWRG", "270, true, RBGW"})
    void itIsMirroredFirstAndThenTurnedClockwise(int degrees, boolean mirrored, String corners) {
        interact(() -> view.turn(degrees, mirrored));
        WaitForAsyncUtils.waitForFxEvents();
        StringBuilder seen = new StringBuilder();
        interact(() -> {
            PixelReader pixels = pane.snapshot(null, null).getPixelReader();
            for (int y : new int[]{SIDE / 4, SIDE * 3 / 4}) {
                for (int x : new int[]{SIDE / 4, SIDE * 3 / 4}) {
                    seen.append(letter(pixels.getColor(x, y)));
                }
            }
        });
        assertThat(seen).hasToString(corners);
    }

    private static char letter(Color colour) {
        boolean red = colour.getRed() > 0.5;
        boolean green = colour.getGreen() > 0.5;
        return red && green ? 'W' : red ? 'R' : green ? 'G' : 'B';
    }
}
