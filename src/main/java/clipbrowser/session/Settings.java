package clipbrowser.session;

import clipbrowser.model.Preferences;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The editor's preferences, observable; see {@link Preferences} for what each means. FX thread. */
public final class Settings {
    private final IntegerProperty volume = new SimpleIntegerProperty();
    private final BooleanProperty muted = new SimpleBooleanProperty();
    private final BooleanProperty loop = new SimpleBooleanProperty();
    private final BooleanProperty advances = new SimpleBooleanProperty();
    private final IntegerProperty handleFrames = new SimpleIntegerProperty();
    private final IntegerProperty limitSeconds = new SimpleIntegerProperty();
    private final ObjectProperty<Preferences.Theme> theme = new SimpleObjectProperty<>();
    private final ObjectProperty<Preferences.@Nullable Bounds> window = new SimpleObjectProperty<>();
    private final ObjectProperty<Map<String, List<String>>> keys = new SimpleObjectProperty<>();
    private final ObjectProperty<Map<String, Map<String, String>>> exports = new SimpleObjectProperty<>();

    public Settings(Preferences from) {
        volume.set(from.volume());
        muted.set(from.muted());
        loop.set(from.loop());
        advances.set(from.advances());
        handleFrames.set(from.handleFrames());
        limitSeconds.set(from.limitSeconds());
        theme.set(from.theme());
        window.set(from.window());
        keys.set(from.keys());
        exports.set(from.exports());
    }

    /** As they stand now. */
    public Preferences preferences() {
        return new Preferences(volume.get(), muted.get(), loop.get(), advances.get(), handleFrames.get(),
                limitSeconds.get(), theme.get(), window.get(), keys.get(), exports.get());
    }

    /** Tells of every change, whichever it is. */
    public Subscription subscribe(Runnable changed) {
        Subscription all = Subscription.EMPTY;
        for (Property<?> each : List.of(volume, muted, loop, advances, handleFrames, limitSeconds, theme, window, keys,
                exports)) {
            all = all.and(each.subscribe((_, _) -> changed.run()));
        }
        return all;
    }

    public IntegerProperty volumeProperty() {
        return volume;
    }

    public BooleanProperty mutedProperty() {
        return muted;
    }

    public BooleanProperty loopProperty() {
        return loop;
    }

    public BooleanProperty advancesProperty() {
        return advances;
    }

    public IntegerProperty handleFramesProperty() {
        return handleFrames;
    }

    public IntegerProperty limitSecondsProperty() {
        return limitSeconds;
    }

    public ObjectProperty<Preferences.Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<Preferences.@Nullable Bounds> windowProperty() {
        return window;
    }

    public ObjectProperty<Map<String, List<String>>> keysProperty() {
        return keys;
    }

    /** What was chosen last for a destination; empty before the first time. */
    public Map<String, String> export(String destination) {
        return exports.get().getOrDefault(destination, Map.of());
    }

    public void export(String destination, Map<String, String> choices) {
        Map<String, Map<String, String>> all = new TreeMap<>(exports.get());
        all.put(destination, Map.copyOf(choices));
        exports.set(all);
    }
}
