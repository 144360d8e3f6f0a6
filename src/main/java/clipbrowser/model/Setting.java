package clipbrowser.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One setting, and the table of them all: a new setting is one constant here. The file, the observable settings and
 * their defaults follow from it; only its row in the settings panel is made by hand. Any thread.
 */
public abstract sealed class Setting<T> {
    // Filled by the constructors, so it comes before the constants.
    private static final List<Setting<?>> TABLE = new ArrayList<>();

    /** In percent. */
    public static final Number VOLUME = new Number("volume", 100, 0, 100);
    public static final Flag MUTED = new Flag("muted", false);
    public static final Flag LOOP = new Flag("loop", false);
    /** What a loop takes in beyond each end of the clip, in milliseconds. */
    public static final Number LOOP_HANDLES_MS = new Number("loop_handles_ms", 0, 0, 10_000);
    /** How much of each end of a clip is shown in skimming. */
    public static final Number SKIM_SECONDS = new Number("skim_seconds", 2, 1, 30);
    /** Whether the timecode lies over the picture. */
    public static final Flag TIMECODE = new Flag("timecode", false);
    public static final Flag SAFE_AREAS = new Flag("safe_areas", false);
    /** A folder; empty for the one that the system has for pictures. */
    public static final Value<String> STILLS = new Value<>("stills", "", String.class);
    /** Whether the next undecided clip is shown after a first decision. */
    public static final Flag ADVANCES = new Flag("advances", true);
    /** Frames of handles that exports give to each side. */
    public static final Number HANDLE_FRAMES = new Number("handle_frames", 24, 0, 10_000);
    /** Clips longer than this are flagged; 0 for no limit. */
    public static final Number LIMIT_SECONDS = new Number("limit_seconds", 0, 0, 86_400);
    /** What the timeline shows of a source at first. */
    public static final Value<Preferences.TimelineOpening> TIMELINE = new Value<>("timeline",
            Preferences.TimelineOpening.BY_LENGTH, Preferences.TimelineOpening.class);
    /** Whether the log tells of every request, and of what is tried again. */
    public static final Flag DETAILED_LOG = new Flag("detailed_log", false);
    public static final Value<Preferences.Theme> THEME = new Value<>("theme", Preferences.Theme.DARK,
            Preferences.Theme.class);
    /** Where the window was; empty before the first time. */
    public static final Value<Optional<Preferences.Bounds>> WINDOW = new Value<>("window", Optional.empty(),
            bounds -> bounds.filter(b -> b.width() > 0 && b.height() > 0), Optional.class, Preferences.Bounds.class);
    /** Own keys by name of the command, as text. */
    public static final Members<List<String>> KEYS = new Members<>("keys", List.class, String.class);
    /** What was chosen last, by destination and then by name of the choice. */
    public static final Members<Map<String, String>> EXPORTS = new Members<>("exports", Map.class, String.class,
            String.class);

    private final String name;
    private final T standard;
    private final List<Class<?>> type;

    private Setting(String name, T standard, Class<?>... type) {
        this.name = name;
        this.standard = standard;
        this.type = List.of(type);
        TABLE.add(this);
    }

    /** A whole number. */
    public static final class Number extends Setting<Integer> {
        private final int least;
        private final int most;

        private Number(String name, int standard, int least, int most) {
            super(name, standard, Integer.class);
            this.least = least;
            this.most = most;
        }

        public int least() {
            return least;
        }

        /** Inclusive. */
        public int most() {
            return most;
        }

        @Override
        Integer within(Integer value) {
            return Math.clamp(value, least, most);
        }
    }

    public static final class Flag extends Setting<Boolean> {
        private Flag(String name, boolean standard) {
            super(name, standard, Boolean.class);
        }
    }

    /** Anything else that is immutable. */
    public static final class Value<T> extends Setting<T> {
        private final UnaryOperator<T> bounds;

        private Value(String name, T standard, Class<?>... type) {
            this(name, standard, UnaryOperator.identity(), type);
        }

        private Value(String name, T standard, UnaryOperator<T> bounds, Class<?>... type) {
            super(name, standard, type);
            this.bounds = bounds;
        }

        @Override
        T within(T value) {
            return bounds.apply(value);
        }
    }

    /** Immutable values by name, each of which can be changed by itself; none at first. */
    public static final class Members<V> extends Setting<Map<String, V>> {
        private Members(String name, Class<?>... type) {
            super(name, Map.of(), type);
        }

        @Override
        Map<String, V> within(Map<String, V> value) {
            return Collections.unmodifiableMap(new TreeMap<>(value));
        }
    }

    /** All of them, in the order in which they are written. */
    public static List<Setting<?>> all() {
        return List.copyOf(TABLE);
    }

    /** As it is called in the file. */
    public String name() {
        return name;
    }

    /** Its default. */
    public T standard() {
        return standard;
    }

    /** Its class and the classes of what that is made of; of {@link Members}, those of one member. */
    public List<Class<?>> type() {
        return type;
    }

    /** The nearest value that is allowed. */
    T within(T value) {
        return value;
    }

    @Override
    public String toString() {
        return name;
    }
}
