package clipbrowser.store;

import clipbrowser.model.Preferences;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Never fails: a file that isn't there or can't be read gives the defaults. */
    public Preferences read() {
        try {
            if (!Files.exists(file) || Files.size(file) > LARGEST) {
                return Preferences.DEFAULT;
            }
            return preferences(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException | JacksonException e) {
            LOG.warn("settings can't be read, the defaults stand in", e);
            return Preferences.DEFAULT;
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
        root.put("volume", now.volume());
        root.put("muted", now.muted());
        root.put("loop", now.loop());
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
        return new Preferences(number(root, "volume", or.volume()), flag(root, "muted", or.muted()),
                flag(root, "loop", or.loop()), flag(root, "advances", or.advances()),
                number(root, "handle_frames", or.handleFrames()), number(root, "limit_seconds", or.limitSeconds()),
                "LIGHT".equals(root.path("theme").asString("")) ? Preferences.Theme.LIGHT : or.theme(),
                whole
                        ? new Preferences.Bounds(number(window, "x", 0), number(window, "y", 0),
                                number(window, "width", 0), number(window, "height", 0),
                                flag(window, "maximized", false))
                        : null,
                keys, exports);
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
