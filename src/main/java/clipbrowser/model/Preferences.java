package clipbrowser.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the editor likes, across runs.
 *
 * @param volume       0 to 100
 * @param advances     whether the next undecided clip is shown after a first decision
 * @param handleFrames frames of handles that exports give to each side
 * @param limitSeconds clips longer than this are flagged; 0 for no limit
 * @param window       where the window was; null before the first time
 * @param keys         own keys by name of the command, as text
 * @param exports      what was chosen last, by destination and then by name of the choice
 */
public record Preferences(int volume, boolean muted, boolean loop, boolean advances, int handleFrames,
        int limitSeconds, Theme theme, @Nullable Bounds window, Map<String, List<String>> keys,
        Map<String, Map<String, String>> exports) {

    public enum Theme {
        DARK, LIGHT
    }

    /** Of the window, in pixels. */
    public record Bounds(int x, int y, int width, int height, boolean maximized) {}

    public static final Preferences DEFAULT = new Preferences(100, false, false, true, 24, 0, Theme.DARK, null,
            Map.of(), Map.of());

    /** Numbers out of their range are brought into it. */
    public Preferences {
        volume = Math.clamp(volume, 0, 100);
        handleFrames = Math.clamp(handleFrames, 0, 10_000);
        limitSeconds = Math.clamp(limitSeconds, 0, 86_400);
        Map<String, List<String>> ownKeys = new TreeMap<>();
        keys.forEach((command, strokes) -> ownKeys.put(command, List.copyOf(strokes)));
        keys = java.util.Collections.unmodifiableMap(ownKeys);
        Map<String, Map<String, String>> ownExports = new TreeMap<>();
        exports.forEach((name, choices) -> ownExports.put(name,
                java.util.Collections.unmodifiableMap(new TreeMap<>(choices))));
        exports = java.util.Collections.unmodifiableMap(ownExports);
    }
}
