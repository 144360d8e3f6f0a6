package clipbrowser.app;

import clipbrowser.model.Preferences;
import clipbrowser.session.Settings;
import clipbrowser.view.MainWindow;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Where the window stands: as it was left, if that can still be seen. FX thread. */
final class WindowPlace {
    /** So much of the title bar has to lie on a screen, in pixels: enough to drag the window by it. */
    private static final double GRIP_WIDTH = 120;
    private static final double GRIP_HEIGHT = 24;
    private static final Duration SETTLE = Duration.millis(200);

    private WindowPlace() {}

    /**
     * Puts a window where it was left and notes from then on where it is.
     *
     * @param screens the parts of the screens that windows may use
     */
    static void keep(Stage stage, Settings settings, List<Rectangle2D> screens) {
        Preferences.Bounds left = settings.windowProperty().get();
        Preferences.Bounds seen = left == null ? null : within(left, screens);
        if (seen != null) {
            stage.setX(seen.x());
            stage.setY(seen.y());
            stage.setWidth(seen.width());
            stage.setHeight(seen.height());
            stage.setMaximized(seen.maximized());
        }
        // A window that is being maximized changes its size before it says so: it is asked when it has come to rest.
        PauseTransition settle = new PauseTransition(SETTLE);
        settle.setOnFinished(_ -> note(stage, settings));
        Runnable moved = settle::playFromStart;
        stage.xProperty().subscribe((_, _) -> moved.run());
        stage.yProperty().subscribe((_, _) -> moved.run());
        stage.widthProperty().subscribe((_, _) -> moved.run());
        stage.heightProperty().subscribe((_, _) -> moved.run());
        stage.maximizedProperty().subscribe((_, _) -> moved.run());
    }

    /** The bounds where enough of them can be seen, no larger than their screen; null where they can't. */
    static Preferences.@Nullable Bounds within(Preferences.Bounds left, List<Rectangle2D> screens) {
        for (Rectangle2D screen : screens) {
            double width = Math.min(left.x() + left.width(), screen.getMaxX()) - Math.max(left.x(), screen.getMinX());
            boolean grip = left.y() >= screen.getMinY() - GRIP_HEIGHT / 2
                    && left.y() + GRIP_HEIGHT <= screen.getMaxY();
            if (width >= GRIP_WIDTH && grip) {
                return new Preferences.Bounds(left.x(), left.y(),
                        (int) Math.clamp(left.width(), MainWindow.MIN_WIDTH, Math.max(MainWindow.MIN_WIDTH,
                                screen.getWidth())),
                        (int) Math.clamp(left.height(), MainWindow.MIN_HEIGHT, Math.max(MainWindow.MIN_HEIGHT,
                                screen.getHeight())),
                        left.maximized());
            }
        }
        return null;
    }

    private static void note(Stage stage, Settings settings) {
        if (!stage.isShowing() || stage.isFullScreen() || stage.isIconified() || Double.isNaN(stage.getX())) {
            return;
        }
        Preferences.Bounds before = settings.windowProperty().get();
        Preferences.Bounds now = new Preferences.Bounds((int) stage.getX(), (int) stage.getY(),
                (int) stage.getWidth(), (int) stage.getHeight(), false);
        if (stage.isMaximized()) {
            // What it goes back to is what it was.
            Preferences.Bounds normal = before == null ? now : before;
            now = new Preferences.Bounds(normal.x(), normal.y(), normal.width(), normal.height(), true);
        }
        if (!now.equals(before)) {
            settings.windowProperty().set(now);
        }
    }
}
