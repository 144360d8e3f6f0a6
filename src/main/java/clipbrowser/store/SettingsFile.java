package clipbrowser.store;

import clipbrowser.model.Preferences;
import clipbrowser.model.Setting;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The preferences as a JSON file that may be edited by hand, and that other windows write too: what can't be read in it
 * stands at its default, what isn't known stays. Blocks; any thread, one at a time.
 */
public final class SettingsFile {
    public static final String NAME = "settings.json";

    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final int LARGEST = 1 << 20;
    /** Windows of one process: file locks are between processes. */
    private static final Object WRITING = new Object();
    /** Takes a value only as what it is: a number in quotes isn't one. */
    private static final JsonMapper JSON = JsonMapper.builder().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.SKIP))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

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
            JsonNode root = tree();
            if (root != null && root.isObject()) {
                return new Reading(preferences(root), null);
            }
            LOG.warn("settings aren't what they should be, the defaults stand in");
        } catch (IOException | JacksonException e) {
            LOG.warn("settings can't be read, the defaults stand in", e);
        }
        return new Reading(Preferences.DEFAULT, setAside());
    }

    /** Null where it is larger than any settings, or endless. */
    private @Nullable JsonNode tree() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] all = in.readNBytes(LARGEST + 1);
            return all.length > LARGEST ? null : JSON.readTree(all);
        }
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

    /**
     * Writes what was changed here, field by field: what another window has since changed in other fields stays. A
     * reader sees the old or the new file, never half of one.
     *
     * @param before what this window has read or written last
     */
    public void write(Preferences before, Preferences now) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        synchronized (WRITING) {
            try (FileChannel turn = FileChannel.open(file.resolveSibling("settings.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock _ = locked(turn)) {
                ObjectNode all = there();
                Set<String> members = new LinkedHashSet<>();
                for (Setting<?> setting : Setting.all()) {
                    if (setting instanceof Setting.Members<?>) {
                        members.add(setting.name());
                    }
                }
                merge(tree(before), tree(now), all, members);
                write(all);
            }
        }
    }

    /** Held while the file is read and written, against other processes. Null where the folder's system can't lock. */
    private static @Nullable FileLock locked(FileChannel channel) {
        try {
            return channel.lock();
        } catch (IOException e) {
            LOG.debug("settings can't be locked", e);
            return null;
        }
    }

    /** What lies there now; empty where there is nothing, or nothing that can be read. */
    private ObjectNode there() {
        try {
            if (Files.exists(file) && tree() instanceof ObjectNode found) {
                return found;
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("settings can't be read, they are written anew", e);
        }
        if (Files.exists(file)) {
            setAside();
        }
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Fields that were changed here as they are now, others as they are there; where those say nothing, as here.
     *
     * @param members objects whose fields are merged each by itself: two windows may each have set another key
     */
    private static void merge(ObjectNode before, ObjectNode now, ObjectNode there, Set<String> members) {
        Set<String> names = new LinkedHashSet<>(now.propertyNames());
        names.addAll(before.propertyNames());
        for (String name : names) {
            JsonNode was = before.get(name);
            JsonNode is = now.get(name);
            if (is == null) {
                there.remove(name);
            } else if (members.contains(name)) {
                ObjectNode others = there.get(name) instanceof ObjectNode object ? object : there.putObject(name);
                merge((ObjectNode) before.get(name), (ObjectNode) is, others, Set.of());
            } else if (!is.equals(was) || !there.has(name)) {
                there.set(name, is);
            }
        }
    }

    private void write(ObjectNode all) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), NAME, ".part");
        try {
            Files.write(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
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

    private static ObjectNode tree(Preferences of) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (Setting<?> setting : Setting.all()) {
            JsonNode value = JSON.valueToTree(of.get(setting));
            if (!value.isNull()) {
                root.set(setting.name(), value);
            }
        }
        return root;
    }

    private static Preferences preferences(JsonNode root) {
        Preferences read = Preferences.DEFAULT;
        for (Setting<?> setting : Setting.all()) {
            read = with(read, setting, root.path(setting.name()));
        }
        return read;
    }

    private static <T> Preferences with(Preferences all, Setting<T> setting, JsonNode found) {
        if (setting instanceof Setting.Members<?> members) {
            return withMembers(all, members, found);
        }
        T value = bound(setting, found);
        return value == null ? all : all.with(setting, value);
    }

    /** One by one: what can't be read of one member is nothing to the others. */
    private static <V> Preferences withMembers(Preferences all, Setting.Members<V> setting, JsonNode found) {
        Map<String, V> members = new HashMap<>();
        found.properties().forEach(entry -> {
            V value = bound(setting, entry.getValue());
            if (value != null) {
                members.put(entry.getKey(), value);
            }
        });
        return all.with(setting, members);
    }

    /** Null where it isn't there, or isn't of the setting's type. */
    private static <T> @Nullable T bound(Setting<?> setting, JsonNode found) {
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        Class<?>[] parts = setting.type().stream().skip(1).toArray(Class<?>[]::new);
        Class<?> type = setting.type().getFirst();
        try {
            return JSON.readerFor(parts.length == 0
                    ? JSON.constructType(type)
                    : JSON.getTypeFactory().constructParametricType(type, parts)).readValue(found);
        } catch (JacksonException e) {
            LOG.warn("the setting {} can't be read, its default stands in", setting.name(), e);
            return null;
        }
    }
}
