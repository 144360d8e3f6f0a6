package clipbrowser.app;

import atlantafx.base.theme.PrimerDark;
import clipbrowser.store.Folders;
import clipbrowser.testing.NumberStrip;
import clipbrowser.view.Fonts;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole program in a real window on the test's display, looked at as a person would: by its pixels. */
final class OpenWindow implements AutoCloseable {
    private final FxRobot robot;
    private final Program program;

    /** FX thread. */
    OpenWindow(FxRobot robot, Stage stage, Start start, Path home, Map<String, String> environment) throws Exception {
        this.robot = robot;
        Fonts.load();
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        Folders folders = Folders.of("Linux", Map.of(Folders.HOME, home.toString()), home);
        program = new Program(stage, start, folders, environment);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1600);
        stage.setHeight(1000);
        stage.show();
        program.begin();
    }

    /** Waits for something to become true on the FX thread. */
    static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get(10, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new AssertionError("never came: " + what, e);
        }
    }

    /** The text of a label, also of one that has no room in a narrow window; empty where it isn't there. */
    String text(String id) {
        return robot.lookup(id).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    /** Waits until the display shows a frame: what the window has been told is painted a moment later. */
    void awaitNumber(int frame) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        OptionalInt seen = numberOnScreen();
        while ((seen.isEmpty() || seen.getAsInt() != frame) && System.nanoTime() < end) {
            seen = numberOnScreen();
        }
        if (seen.isEmpty() || seen.getAsInt() != frame) {
            throw new AssertionError("frame " + frame + " wasn't shown, but " + seen);
        }
    }

    /** The frame number in the pixels of the picture on the display; empty where there is none. */
    OptionalInt numberOnScreen() {
        Node image = robot.lookup("#picture .image-view").query();
        Bounds at = WaitForAsyncUtils.waitForAsyncFx(5000, () -> image.localToScreen(image.getBoundsInLocal()));
        int width = (int) Math.round(at.getWidth());
        int height = (int) Math.round(at.getHeight());
        if (width < 32 || height < 32) {
            return OptionalInt.empty();
        }
        // Only the strip: the less is read, the more often it can be.
        int rows = Math.max(2, height / 30);
        Image strip = robot.capture(new Rectangle2D(Math.round(at.getMinX()),
                Math.round(at.getMinY()) + height - rows, width, rows)).getImage();
        PixelReader pixels = strip.getPixelReader();
        return NumberStrip.read(width, height, (x, y) -> {
            int row = Math.clamp(y - (height - rows), 0, (int) strip.getHeight() - 1);
            int argb = pixels.getArgb(Math.min(x, (int) strip.getWidth() - 1), row);
            return ((argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255)) / 3;
        });
    }

    @Override
    public void close() {
        program.close();
    }
}
