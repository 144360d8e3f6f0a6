package clipbrowser.store;

import clipbrowser.model.Preferences;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The preferences as a JSON file that may be edited by hand: what can't be read in it stands at its default, what isn't
 * known is left out when it is next written. Blocks; any thread, one at a time.
 */
public final class SettingsFile {
    public static final String NAME = "settings.json";

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final long LARGEST = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    /** @param folder made when something is first written */
    public SettingsFile(Path folder) {
        file = folder.resolve(NAME);
    }

    /**
     * What was read.
     *
     * @param aside where a file that couldn't be read was put; null where all is well
     */
    public record Reading(Preferences preferences, @Nullable Path aside) {}

    public Path path() {
        return file;
    }

    /** Never fails: a file that isn't there gives the defaults, one that can't be read is set aside for them. */
    public Reading read() {
        if (!Files.exists(file)) {
            return new Reading(Preferences.DEFAULT, null);
        }
        try {
            JsonNode root = Files.size(file) > LARGEST ? null : JSON.readTree(Files.readAllBytes(file));
            if (root != null && root.isObject()) {
                return new Reading(preferences(root), null);
            }
            LOG.warn("settings aren't what they should be, the defaults stand in");
        } catch (IOException | JacksonException e) {
            LOG.warn("settings can't be read, the defaults stand in", e);
        }
        return new Reading(Preferences.DEFAULT, setAside());
    }

    private @Nullable Path setAside() {
        try {
            for (int n = 1;; n++) {
                Path aside = file.resolveSibling("settings-damaged" + (n == 1 ? "" : "-" + n) + ".json");
                try {
                    return Files.move(file, aside);
                } catch (FileAlreadyExistsException _) {
                    // An older one that nobody has looked at yet: it stays.
                }
            }
        } catch (IOException e) {
            LOG.warn("damaged settings can't be set aside", e);
            return null;
        }
    }

    /** Writes all of them; a reader sees the old or the new file, never half of one. */
    public void write(Preferences now) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), NAME, ".part");
        try {
            Files.write(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(now)));
            try (FileChannel bytes = FileChannel.open(part, StandardOpenOption.WRITE)) {
                bytes.force(true);
            }
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static ObjectNode tree(Preferences now) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("volume", now.playing().volume());
        root.put("muted", now.playing().muted());
        root.put("loop", now.playing().loop());
        root.put("loop_handles_ms", now.playing().loopHandlesMs());
        root.put("skim_seconds", now.playing().skimSeconds());
        root.put("timecode", now.viewing().timecode());
        root.put("safe_areas", now.viewing().safeAreas());
        root.put("stills", now.viewing().stills());
        root.put("advances", now.advances());
        root.put("handle_frames", now.handleFrames());
        root.put("limit_seconds", now.limitSeconds());
        root.put("theme", now.theme().name());
        Preferences.Bounds bounds = now.window();
        if (bounds != null) {
            root.putObject("window").put("x", bounds.x()).put("y", bounds.y()).put("width", bounds.width())
                    .put("height", bounds.height()).put("maximized", bounds.maximized());
        }
        ObjectNode keys = root.putObject("keys");
        now.keys().forEach((command, strokes) -> strokes.forEach(keys.putArray(command)::add));
        ObjectNode exports = root.putObject("exports");
        now.exports().forEach((name, choices) -> choices.forEach(exports.withObjectProperty(name)::put));
        return root;
    }

    private static Preferences preferences(JsonNode root) {
        Preferences or = Preferences.DEFAULT;
        Map<String, List<String>> keys = new TreeMap<>();
        root.path("keys").properties().forEach(entry -> {
            List<String> strokes = new ArrayList<>();
            entry.getValue().forEach(stroke -> {
                if (stroke.isString()) {
                    strokes.add(stroke.stringValue());
                }
            });
            keys.put(entry.getKey(), strokes);
        });
        Map<String, Map<String, String>> exports = new TreeMap<>();
        root.path("exports").properties().forEach(entry -> {
            Map<String, String> choices = new TreeMap<>();
            entry.getValue().properties().forEach(choice -> {
                if (choice.getValue().isString()) {
                    choices.put(choice.getKey(), choice.getValue().stringValue());
                }
            });
            exports.put(entry.getKey(), choices);
        });
        JsonNode window = root.path("window");
        boolean whole = number(window, "width", 0) > 0 && number(window, "height", 0) > 0;
        Preferences.Playing playing = new Preferences.Playing(number(root, "volume", or.playing().volume()),
                flag(root, "muted", or.playing().muted()), flag(root, "loop", or.playing().loop()),
                number(root, "loop_handles_ms", or.playing().loopHandlesMs()),
                number(root, "skim_seconds", or.playing().skimSeconds()));
        Preferences.Viewing viewing = new Preferences.Viewing(flag(root, "timecode", or.viewing().timecode()),
                flag(root, "safe_areas", or.viewing().safeAreas()), root.path("stills").asString(""));
        return new Preferences(playing, viewing, flag(root, "advances", or.advances()),
                number(root, "handle_frames", or.handleFrames()), number(root, "limit_seconds", or.limitSeconds()),
                theme(root.path("theme").asString("")),
                whole
                        ? new Preferences.Bounds(number(window, "x", 0), number(window, "y", 0),
                                number(window, "width", 0), number(window, "height", 0),
                                flag(window, "maximized", false))
                        : null,
                keys, exports);
    }

    private static Preferences.Theme theme(String name) {
        return Stream.of(Preferences.Theme.values()).filter(theme -> theme.name().equals(name)).findFirst()
                .orElse(Preferences.DEFAULT.theme());
    }

    private static int number(JsonNode in, String name, int otherwise) {
        JsonNode found = in.path(name);
        return found.isInt() ? found.intValue() : otherwise;
    }

    private static boolean flag(JsonNode in, String name, boolean otherwise) {
        JsonNode found = in.path(name);
        return found.isBoolean() ? found.booleanValue() : otherwise;
    }
}
