package clipbrowser.session;

import clipbrowser.model.Preferences;
import clipbrowser.model.SettingsTrouble;
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
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The editor's preferences, observable; see {@link Preferences} for what each means. FX thread. */
public final class Settings {
    private final IntegerProperty volume = new SimpleIntegerProperty();
    private final BooleanProperty muted = new SimpleBooleanProperty();
    private final BooleanProperty loop = new SimpleBooleanProperty();
    private final IntegerProperty loopHandlesMs = new SimpleIntegerProperty();
    private final IntegerProperty skimSeconds = new SimpleIntegerProperty();
    private final BooleanProperty timecode = new SimpleBooleanProperty();
    private final BooleanProperty safeAreas = new SimpleBooleanProperty();
    private final StringProperty stills = new SimpleStringProperty("");
    private final BooleanProperty advances = new SimpleBooleanProperty();
    private final IntegerProperty handleFrames = new SimpleIntegerProperty();
    private final IntegerProperty limitSeconds = new SimpleIntegerProperty();
    private final ObjectProperty<Preferences.Theme> theme = new SimpleObjectProperty<>();
    private final ObjectProperty<Preferences.@Nullable Bounds> window = new SimpleObjectProperty<>();
    private final ObjectProperty<Map<String, List<String>>> keys = new SimpleObjectProperty<>();
    private final ObjectProperty<Map<String, Map<String, String>>> exports = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable SettingsTrouble> trouble = new SimpleObjectProperty<>();

    public Settings(Preferences from) {
        volume.set(from.playing().volume());
        muted.set(from.playing().muted());
        loop.set(from.playing().loop());
        loopHandlesMs.set(from.playing().loopHandlesMs());
        skimSeconds.set(from.playing().skimSeconds());
        timecode.set(from.viewing().timecode());
        safeAreas.set(from.viewing().safeAreas());
        stills.set(from.viewing().stills());
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
        return new Preferences(
                new Preferences.Playing(volume.get(), muted.get(), loop.get(), loopHandlesMs.get(), skimSeconds.get()),
                new Preferences.Viewing(timecode.get(), safeAreas.get(), stills.get()), advances.get(),
                handleFrames.get(), limitSeconds.get(), theme.get(), window.get(), keys.get(), exports.get());
    }

    /** Tells of every change, whichever it is. */
    public Subscription subscribe(Runnable changed) {
        Subscription all = Subscription.EMPTY;
        for (Property<?> each : List.of(volume, muted, loop, loopHandlesMs, skimSeconds, timecode, safeAreas, stills,
                advances, handleFrames, limitSeconds, theme, window, keys, exports)) {
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

    public IntegerProperty loopHandlesProperty() {
        return loopHandlesMs;
    }

    public IntegerProperty skimSecondsProperty() {
        return skimSeconds;
    }

    /** Whether the timecode lies over the picture. */
    public BooleanProperty timecodeProperty() {
        return timecode;
    }

    public BooleanProperty safeAreasProperty() {
        return safeAreas;
    }

    public StringProperty stillsProperty() {
        return stills;
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

    /** What happened to their file; null while all is well. */
    public ObjectProperty<@Nullable SettingsTrouble> troubleProperty() {
        return trouble;
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
