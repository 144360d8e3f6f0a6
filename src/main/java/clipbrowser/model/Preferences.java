package clipbrowser.model;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the editor likes, across runs: a value for each {@link Setting}. Immutable; any thread. */
public final class Preferences {
    public static final Preferences DEFAULT = new Preferences(Map.of());

    /** Light or dark; {@link #SYSTEM} as the rest of the desktop. */
    public enum Theme {
        DARK,
        LIGHT,
        SYSTEM
    }

    /** What the timeline shows of a source at first. */
    public enum TimelineOpening {
        /** The neighbourhood of the clip in sources over twenty minutes, else all of it. */
        BY_LENGTH,
        WHOLE,
        NEIGHBOURHOOD,
        CLIP
    }

    /** Of the window, in pixels. */
    public record Bounds(int x, int y, int width, int height, boolean maximized) {}

    /** Those that aren't at their default. */
    private final Map<Setting<?>, Object> values;

    private Preferences(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    // A value is put in only by with(), as its setting's type.
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        return value == null ? setting.standard() : (T) value;
    }

    /** These with another value for one setting; what is out of bounds is brought into them. */
    public <T> Preferences with(Setting<T> setting, T value) {
        T within = setting.within(value);
        Map<Setting<?>, Object> all = new HashMap<>(values);
        if (within.equals(setting.standard())) {
            all.remove(setting);
        } else {
            all.put(setting, within);
        }
        return new Preferences(Map.copyOf(all));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Preferences those && values.equals(those.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
