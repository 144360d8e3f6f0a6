package clipbrowser.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/**
 * The program's folders, by the conventions of the system it runs on.
 *
 * @param settings small text that an editor may read and change
 * @param data     reviews: what must not be lost
 * @param cache    what can be fetched again, and may be deleted at any time
 * @param logs     the log
 */
public record Folders(Path settings, Path data, Path cache, Path logs) {
    /** The environment variable that puts all four into one folder. */
    public static final String HOME = "CLIP_BROWSER_HOME";

    private static final String DASHED = "clip-browser";
    private static final String SPACED = "Clip Browser";

    /** The folders of this machine and user. Nothing is made yet. */
    public static Folders here() {
        return of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * The folders by name of the system, environment and home folder.
     *
     * @param os as Java names it: {@code Linux}, {@code Mac OS X}, {@code Windows 11}
     */
    public static Folders of(String os, Map<String, String> env, Path home) {
        String own = env.getOrDefault(HOME, "");
        if (!own.isBlank()) {
            Path all = home.resolve(own);
            return new Folders(all.resolve("settings"), all.resolve("data"), all.resolve("cache"),
                    all.resolve("logs"));
        }
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve(SPACED);
            return new Folders(support, support, library.resolve("Caches").resolve(SPACED),
                    library.resolve("Logs").resolve(SPACED));
        }
        if (system.startsWith("windows")) {
            Path roaming = named(env, "APPDATA", home.resolve("AppData").resolve("Roaming")).resolve(SPACED);
            Path local = named(env, "LOCALAPPDATA", home.resolve("AppData").resolve("Local")).resolve(SPACED);
            // Reviews stay on the machine: a roaming profile copies files while they are open.
            return new Folders(roaming, local.resolve("data"), local.resolve("cache"), local.resolve("logs"));
        }
        return new Folders(named(env, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(DASHED),
                named(env, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(DASHED),
                named(env, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(DASHED),
                named(env, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(DASHED).resolve("logs"));
    }

    /** Makes those that aren't there, for this user alone where the system can say so. */
    public void make() throws IOException {
        for (Path folder : new Path[]{settings, data, cache, logs}) {
            make(folder);
        }
    }

    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            keepPrivate(folder, "rwx------");
        }
    }

    /** Makes an empty file for this user alone, in a folder for this user alone, where they aren't there. */
    public static void makePrivate(Path file) throws IOException {
        make(file.toAbsolutePath().resolveSibling(""));
        if (!Files.exists(file)) {
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException _) {
                // Another window was faster.
            }
        }
        // Also one that an earlier version left for everybody to read.
        keepPrivate(file, "rw-------");
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    /** @param permissions as {@code rwx------}; without effect where the system has no such thing */
    static void keepPrivate(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            } catch (UnsupportedOperationException | IOException _) {
                // A share that has no modes: who may read there is the share's affair. No logger is made in this class:
                // the log's place is read when the first one is, and this class tells it.
            }
        }
    }

    /** The XDG rules want relative paths ignored. */
    private static Path named(Map<String, String> env, String variable, Path otherwise) {
        String value = env.getOrDefault(variable, "");
        boolean absolute = value.startsWith("/") || value.startsWith("\\\\") || value.matches("[A-Za-z]:[\\\\/].*");
        return absolute ? Path.of(value) : otherwise;
    }
}
