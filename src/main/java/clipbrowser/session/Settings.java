package clipbrowser.session;

import clipbrowser.model.Preferences;
import clipbrowser.model.Setting;
import clipbrowser.model.SettingsTrouble;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The editor's preferences, observable: a property for each {@link Setting}. FX thread. */
public final class Settings {
    private final Map<Setting<?>, Property<?>> properties = new LinkedHashMap<>();
    private final ObjectProperty<@Nullable SettingsTrouble> trouble = new SimpleObjectProperty<>();

    public Settings(Preferences from) {
        for (Setting<?> each : Setting.all()) {
            properties.put(each, property(each, from));
        }
    }

    private static Property<?> property(Setting<?> of, Preferences from) {
        return switch (of) {
            case Setting.Number number -> new SimpleIntegerProperty(from.get(number));
            case Setting.Flag flag -> new SimpleBooleanProperty(from.get(flag));
            case Setting.Value<?> value -> new SimpleObjectProperty<>(from.get(value));
            case Setting.Members<?> members -> new SimpleObjectProperty<>(from.get(members));
        };
    }

    public IntegerProperty of(Setting.Number number) {
        return (IntegerProperty) known(number);
    }

    public BooleanProperty of(Setting.Flag flag) {
        return (BooleanProperty) known(flag);
    }

    // As property() made them.
    @SuppressWarnings("unchecked")
    public <T> ObjectProperty<T> of(Setting.Value<T> value) {
        return (ObjectProperty<T>) known(value);
    }

    @SuppressWarnings("unchecked")
    public <V> ObjectProperty<Map<String, V>> of(Setting.Members<V> members) {
        return (ObjectProperty<Map<String, V>>) known(members);
    }

    private Property<?> known(Setting<?> setting) {
        Property<?> found = properties.get(setting);
        if (found == null) {
            throw new IllegalArgumentException(setting.name());
        }
        return found;
    }

    /** As they stand now. */
    public Preferences preferences() {
        Preferences now = Preferences.DEFAULT;
        for (Setting<?> each : properties.keySet()) {
            now = with(now, each);
        }
        return now;
    }

    @SuppressWarnings("unchecked")
    private <T> Preferences with(Preferences all, Setting<T> setting) {
        return all.with(setting, (T) known(setting).getValue());
    }

    /** Tells of every change, whichever it is. */
    public Subscription subscribe(Runnable changed) {
        Collection<Property<?>> all = properties.values();
        return all.stream().map(each -> each.subscribe((_, _) -> changed.run()))
                .reduce(Subscription.EMPTY, Subscription::and);
    }

    /** What happened to their file; null while all is well. */
    public ObjectProperty<@Nullable SettingsTrouble> troubleProperty() {
        return trouble;
    }

    /** What was chosen last for a destination; empty before the first time. */
    public Map<String, String> export(String destination) {
        return of(Setting.EXPORTS).get().getOrDefault(destination, Map.of());
    }

    public void export(String destination, Map<String, String> choices) {
        Map<String, Map<String, String>> all = new HashMap<>(of(Setting.EXPORTS).get());
        all.put(destination, Map.copyOf(choices));
        of(Setting.EXPORTS).set(Map.copyOf(all));
    }
}
