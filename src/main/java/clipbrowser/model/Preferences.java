package clipbrowser.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the editor likes, across runs.
 *
 * @param advances     whether the next undecided clip is shown after a first decision
 * @param handleFrames frames of handles that exports give to each side
 * @param limitSeconds clips longer than this are flagged; 0 for no limit
 * @param window       where the window was; null before the first time
 * @param keys         own keys by name of the command, as text
 * @param exports      what was chosen last, by destination and then by name of the choice
 */
public record Preferences(Playing playing, Viewing viewing, boolean advances, int handleFrames, int limitSeconds,
        Theme theme, @Nullable Bounds window, Map<String, List<String>> keys,
        Map<String, Map<String, String>> exports) {

    /** Light or dark; {@link #SYSTEM} as the rest of the desktop. */
    public enum Theme {
        DARK, LIGHT, SYSTEM
    }

    /**
     * How clips are played.
     *
     * @param volume        0 to 100
     * @param loopHandlesMs what a loop takes in beyond each end of the clip, in milliseconds
     * @param skimSeconds   how much of each end of a clip is shown in skimming
     */
    public record Playing(int volume, boolean muted, boolean loop, int loopHandlesMs, int skimSeconds) {
        public static final Playing DEFAULT = new Playing(100, false, false, 0, 2);

        /** Numbers out of their range are brought into it. */
        public Playing {
            volume = Math.clamp(volume, 0, 100);
            loopHandlesMs = Math.clamp(loopHandlesMs, 0, 10_000);
            skimSeconds = Math.clamp(skimSeconds, 1, 30);
        }
    }

    /**
     * What lies over the picture, and where stills of it go.
     *
     * @param stills a folder; empty for the one that the system has for pictures
     */
    public record Viewing(boolean timecode, boolean safeAreas, String stills) {
        public static final Viewing DEFAULT = new Viewing(false, false, "");
    }

    /** Of the window, in pixels. */
    public record Bounds(int x, int y, int width, int height, boolean maximized) {}

    public static final Preferences DEFAULT = new Preferences(Playing.DEFAULT, Viewing.DEFAULT, true, 24, 0,
            Theme.DARK, null, Map.of(), Map.of());

    /** Numbers out of their range are brought into it. */
    public Preferences {
        handleFrames = Math.clamp(handleFrames, 0, 10_000);
        limitSeconds = Math.clamp(limitSeconds, 0, 86_400);
        Map<String, List<String>> ownKeys = new TreeMap<>();
        keys.forEach((command, strokes) -> ownKeys.put(command, List.copyOf(strokes)));
        keys = Collections.unmodifiableMap(ownKeys);
        Map<String, Map<String, String>> ownExports = new TreeMap<>();
        exports.forEach((name, choices) -> ownExports.put(name,
                Collections.unmodifiableMap(new TreeMap<>(choices))));
        exports = Collections.unmodifiableMap(ownExports);
    }
}
