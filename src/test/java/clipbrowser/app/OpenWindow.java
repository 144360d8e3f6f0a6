package clipbrowser.app;

import atlantafx.base.theme.PrimerDark;
import clipbrowser.cli.Start;
import clipbrowser.store.Folders;
import clipbrowser.testing.NumberStrip;
import clipbrowser.view.Fonts;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The whole program in a real window on the test's display, looked at as a person would: by its pixels. */
final class OpenWindow implements AutoCloseable {
    private final FxRobot robot;
    private final Program program;

    /** FX thread. */
    OpenWindow(FxRobot robot, Stage stage, Start start, Path home, Map<String, String> environment) throws Exception {
        this(robot, stage, start, home, environment, 1600, 1000);
    }

    /** @param width in pixels @param height in pixels; the headless platform's display has 1000×1000 */
    OpenWindow(FxRobot robot, Stage stage, Start start, Path home, Map<String, String> environment, int width,
            int height) throws Exception {
        this.robot = robot;
        Fonts.load();
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        Folders folders = Folders.of("Linux", Map.of(Folders.HOME, home.toString()), home);
        program = new Program(stage, start, folders, environment);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
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

    /** Opens a run through the form of the start page. */
    void open(String runId) {
        await("the form", () -> robot.lookup("#run-id").query().isFocused());
        robot.write(runId).type(KeyCode.ENTER);
    }

    /** Whether a node is there and can be seen. */
    boolean shows(String id) {
        return robot.lookup(id).tryQuery().filter(OpenWindow::isSeen).isPresent();
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Waits until a label that can be seen says so. */
    void awaitText(String id, String text) {
        awaitText(id, text::equals, text);
    }

    /** Waits until a label that can be seen says something of that kind. @param what for the failure */
    void awaitText(String id, Predicate<String> text, String what) {
        try {
            await(id + ": " + what, () -> shows(id) && text.test(text(id)));
        } catch (AssertionError e) {
            throw new AssertionError(id + " says \"" + text(id) + "\", not " + what, e);
        }
    }

    /** What the selected row of the list says, by style class; empty where it says nothing. */
    String selectedRow(String style) {
        return robot.lookup(".clip-list .list-cell").queryAll().stream()
                .filter(cell -> cell instanceof ListCell<?> c && c.isSelected())
                .flatMap(cell -> robot.from(cell).lookup(style).queryAllAs(Label.class).stream())
                .filter(OpenWindow::isSeen).map(Label::getText).findFirst().orElse("");
    }

    /** Goes down the list to a clip, by its id; from above it. */
    void goTo(String clipId) {
        goTo(clipId, KeyCode.DOWN);
    }

    /** Goes up or down the list to a clip, by its id. */
    void goTo(String clipId, KeyCode key) {
        for (int tries = 0; tries < 40 && !selectedRow(".row-title").equals(clipId); tries++) {
            String before = selectedRow(".row-title") + selectedRow(".row-number");
            robot.type(key);
            await("the next row", () -> !(selectedRow(".row-title") + selectedRow(".row-number")).equals(before));
        }
        await("clip " + clipId, () -> selectedRow(".row-title").equals(clipId));
    }

    /** Waits until the clip on screen stands on its in frame, plays it and waits for its last one: by the pixels. */
    void plays(int in, int last) {
        awaitFrame(in);
        robot.type(KeyCode.ENTER);
        awaitFrame(last);
        await("it stands still", () -> robot.lookup("#play .ikonli-font-icon").queryAs(FontIcon.class)
                .getIconCode() == Feather.PLAY);
    }

    /** Waits until the window names a frame, also where it has no room to say it, and its picture is on the display. */
    void awaitFrame(int frame) {
        try {
            await("frame " + frame, () -> text("#readout-frame").equals("frame " + frame));
        } catch (AssertionError e) {
            throw new AssertionError("\"" + text("#readout-frame") + "\", \"" + text("#viewer-message")
                    + "\" instead of frame " + frame, e);
        }
        awaitNumber(frame);
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

    Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
