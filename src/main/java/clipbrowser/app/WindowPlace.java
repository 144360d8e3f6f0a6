package clipbrowser.app;

import clipbrowser.model.Preferences;
import clipbrowser.model.Setting;
import clipbrowser.session.Settings;
import clipbrowser.view.window.MainWindow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
    /** What a window manager may add to the content, in pixels: the frames of GNOME and Windows are within that. */
    private static final int FRAME_WIDTH = 16;
    private static final int FRAME_HEIGHT = 40;
    private static final Duration SETTLE = Duration.millis(200);

    private WindowPlace() {}

    /**
     * Puts a window where it was left, or in the midst of the first screen, and notes from then on where it is. Before
     * the window is shown.
     *
     * @param screens asks for the parts of the screens that windows may use, the main one first
     */
    static void keep(Stage stage, Settings settings, Supplier<List<Rectangle2D>> screens) {
        List<Rectangle2D> now = screens.get();
        Preferences.Bounds left = settings.of(Setting.WINDOW).get().orElse(null);
        Preferences.Bounds seen = left == null ? null : within(left, now);
        Preferences.Bounds asked = seen != null || now.isEmpty() ? seen : first(now.getFirst());
        if (seen != null) {
            stage.setX(seen.x());
            stage.setY(seen.y());
            stage.setWidth(seen.width());
            stage.setHeight(seen.height());
            stage.setMaximized(seen.maximized());
        } else if (!now.isEmpty()) {
            first(stage, now.getFirst());
        }
        // A window that is being maximized changes its size before it says so: it is asked when it has come to rest.
        PauseTransition settle = new PauseTransition(SETTLE);
        boolean[] rested = new boolean[1];
        settle.setOnFinished(_ -> {
            // Rarely (one start of 24 under load) JavaFX moves it to 0, 0, with the frame outside: set once more.
            if (!rested[0] && asked != null && !stage.isMaximized() && !stage.isFullScreen() && stage.getY() < 0
                    && screens.get().stream().noneMatch(screen -> stage.getY() >= screen.getMinY()
                            && screen.contains(stage.getX() + stage.getWidth() / 2, stage.getY() + GRIP_HEIGHT))) {
                stage.setX(asked.x());
                stage.setY(asked.y());
            }
            rested[0] = true;
            note(stage, settings, screens.get());
        });
        Runnable moved = settle::playFromStart;
        stage.xProperty().subscribe((_, _) -> moved.run());
        stage.yProperty().subscribe((_, _) -> moved.run());
        stage.widthProperty().subscribe((_, _) -> moved.run());
        stage.heightProperty().subscribe((_, _) -> moved.run());
        stage.maximizedProperty().subscribe((_, _) -> moved.run());
    }

    /**
     * Not left to JavaFX: where it puts a window itself it moves it again by half the frame's size once it hears of
     * that from the window manager, and away from 0, 0 if it hasn't heard by then where the window is. One start of
     * six under load then had its title bar above the screen (JavaFX 26, X11).
     */
    private static void first(Stage stage, Rectangle2D screen) {
        Preferences.Bounds bounds = first(screen);
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        if (bounds.width() < MainWindow.WIDTH + FRAME_WIDTH) {
            stage.setWidth(bounds.width());
        }
        if (bounds.height() < MainWindow.HEIGHT + FRAME_HEIGHT) {
            stage.setHeight(bounds.height());
        }
    }

    /** In the midst of a screen, a little higher, and no larger than it. */
    static Preferences.Bounds first(Rectangle2D screen) {
        int width = (int) Math.min(MainWindow.WIDTH + FRAME_WIDTH, screen.getWidth());
        int height = (int) Math.min(MainWindow.HEIGHT + FRAME_HEIGHT, screen.getHeight());
        return new Preferences.Bounds((int) (screen.getMinX() + (screen.getWidth() - width) / 2),
                (int) (screen.getMinY() + (screen.getHeight() - height) / 3), width, height, false);
    }

    /** The bounds where enough of them can be seen, no higher up or larger than their screen; null where they can't. */
    static Preferences.@Nullable Bounds within(Preferences.Bounds left, List<Rectangle2D> screens) {
        for (Rectangle2D screen : screens) {
            double width = Math.min(left.x() + left.width(), screen.getMaxX()) - Math.max(left.x(), screen.getMinX());
            boolean grip = left.y() >= screen.getMinY() - GRIP_HEIGHT / 2
                    && left.y() + GRIP_HEIGHT <= screen.getMaxY();
            if (width >= GRIP_WIDTH && grip) {
                return new Preferences.Bounds(left.x(), (int) Math.max(left.y(), Math.ceil(screen.getMinY())),
                        (int) Math.clamp(left.width(), MainWindow.MIN_WIDTH, Math.max(MainWindow.MIN_WIDTH,
                                screen.getWidth())),
                        (int) Math.clamp(left.height(), MainWindow.MIN_HEIGHT, Math.max(MainWindow.MIN_HEIGHT,
                                screen.getHeight())),
                        left.maximized());
            }
        }
        return null;
    }

    private static void note(Stage stage, Settings settings, List<Rectangle2D> screens) {
        if (!stage.isShowing() || stage.isFullScreen() || stage.isIconified() || Double.isNaN(stage.getX())) {
            return;
        }
        Preferences.Bounds before = settings.of(Setting.WINDOW).get().orElse(null);
        Preferences.Bounds now = new Preferences.Bounds((int) stage.getX(), (int) stage.getY(),
                (int) stage.getWidth(), (int) stage.getHeight(), false);
        if (stage.isMaximized()) {
            // Maximized: the bounds to restore stay as they were.
            Preferences.Bounds normal = before == null ? now : before;
            now = new Preferences.Bounds(normal.x(), normal.y(), normal.width(), normal.height(), true);
        }
        // Bounds that wouldn't be restored aren't kept.
        if (!now.equals(before) && within(now, screens) != null) {
            settings.of(Setting.WINDOW).set(Optional.of(now));
        }
    }
}
