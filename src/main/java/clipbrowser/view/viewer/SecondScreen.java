package clipbrowser.view.viewer;

import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import clipbrowser.session.Settings;
import clipbrowser.view.Keys;
import clipbrowser.wording.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/** The picture by itself on another screen, while the window goes on beside it and the keys work in both. FX thread. */
public final class SecondScreen {
    private final Stage window;
    private final Supplier<List<Rectangle2D>> screens;
    private final Keys keys;
    private final List<String> sheets;
    private final Monitor monitor;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private @Nullable Stage stage;

    /**
     * @param window  the program's
     * @param screens the bounds of every screen there is
     * @param keys    the ones of the window
     */
    public SecondScreen(Stage window, Supplier<List<Rectangle2D>> screens, Session session, Playback playback,
            Settings settings, Keys keys) {
        this.window = window;
        this.screens = screens;
        this.keys = keys;
        this.sheets = List.of(String.valueOf(Keys.class.getResource("theme.css")));
        this.monitor = new Monitor(session, playback, settings);
        monitor.getStyleClass().add("second-screen");
        monitor.setId("second-screen");
        monitor.picture().setId("second-picture");
    }

    /** Shows or hides it. @return false where there is no other screen */
    public boolean toggle() {
        if (close()) {
            return true;
        }
        Optional<Rectangle2D> other = other(new Rectangle2D(window.getX(), window.getY(), window.getWidth(),
                window.getHeight()), screens.get());
        other.ifPresent(this::show);
        return other.isPresent();
    }

    /** @return whether there was something to hide */
    public boolean close() {
        if (stage == null) {
            return false;
        }
        stage.close();
        return true;
    }

    /** Whether it is what has the keys now. */
    public boolean hasFocus() {
        return stage != null && stage.isFocused();
    }

    /** What its picture is fitted into, in device pixels. */
    public ReadOnlyObjectProperty<PictureView.PixelSize> boxProperty() {
        return monitor.picture().boxProperty();
    }

    public boolean isShown() {
        return shown.get();
    }

    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private void show(Rectangle2D at) {
        Stage made = new Stage(StageStyle.UNDECORATED);
        made.initOwner(window);
        made.setTitle(Messages.text("program.name"));
        Scene scene = new Scene(monitor, at.getWidth(), at.getHeight());
        scene.getStylesheets().setAll(sheets);
        keys.attach(scene);
        made.setScene(scene);
        made.setX(at.getMinX());
        made.setY(at.getMinY());
        made.setWidth(at.getWidth());
        made.setHeight(at.getHeight());
        made.setOnHidden(_ -> {
            monitor.end();
            scene.setRoot(new javafx.scene.layout.Region());
            stage = null;
            shown.set(false);
        });
        stage = made;
        monitor.begin();
        made.show();
        shown.set(true);
        window.requestFocus();
    }

    /** The screen that most of the window isn't on; the largest where there are several. */
    static Optional<Rectangle2D> other(Rectangle2D window, List<Rectangle2D> screens) {
        Rectangle2D own = null;
        double most = -1;
        for (Rectangle2D screen : screens) {
            double shared = Math.max(0, Math.min(window.getMaxX(), screen.getMaxX()) - Math.max(window.getMinX(),
                    screen.getMinX()))
                    * Math.max(0, Math.min(window.getMaxY(), screen.getMaxY())
                            - Math.max(window.getMinY(), screen.getMinY()));
            if (shared > most) {
                most = shared;
                own = screen;
            }
        }
        Rectangle2D of = own;
        return screens.stream().filter(screen -> screen != of)
                .max((a, b) -> Double.compare(a.getWidth() * a.getHeight(), b.getWidth() * b.getHeight()));
    }
}
