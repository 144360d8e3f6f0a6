package clipbrowser.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last few good copies of the review file, beside it in {@code backups}. */
final class Backups {
    static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(
            ZoneOffset.UTC);

    private final Path file;
    private final Path folder;

    Backups(Path file) {
        this.file = file;
        this.folder = file.resolveSibling("backups");
    }

    /** A copy of the file as it stands, unless nothing was written since the last. Old copies beyond three go. */
    void make(Database database, Instant now) throws StoreException, IOException {
        if (newest().isPresent() && modified(newest().get()).compareTo(lastWrite()) >= 0) {
            return;
        }
        Files.createDirectories(folder);
        Folders.keepPrivate(folder, "rwx------");
        Path part = folder.resolve(stamp(now) + ".part");
        database.alone(connection -> {
            try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, part.toString());
                return copy.execute();
            }
        });
        Folders.keepPrivate(part, "rw-------");
        Files.move(part, folder.resolve("reviews-" + stamp(now) + ".db"), StandardCopyOption.ATOMIC_MOVE);
        List<Path> all = all();
        for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** The newest copy; empty where there is none. */
    Optional<Path> newest() {
        return all().stream().findFirst();
    }

    /** Newest first. */
    List<Path> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(p -> p.getFileName().toString().matches("reviews-[0-9-]+\\.db")).sorted(
                    Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            LOG.warn("backups can't be listed", e);
            return List.of();
        }
    }

    /** Moves a damaged file out of the way, its journal with it. @return where it lies now */
    Path setAside(Instant now) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + stamp(now));
        for (String tail : new String[]{"-wal", "-shm", ""}) {
            Path part = file.resolveSibling(file.getFileName() + tail);
            if (Files.exists(part)) {
                Files.move(part, aside.resolveSibling(aside.getFileName() + tail));
            }
        }
        return aside;
    }

    static String stamp(Instant at) {
        return STAMP.format(at);
    }

    private FileTime lastWrite() throws IOException {
        Path journal = file.resolveSibling(file.getFileName() + "-wal");
        FileTime main = modified(file);
        FileTime log = Files.exists(journal) && Files.size(journal) > 0 ? modified(journal) : main;
        return main.compareTo(log) > 0 ? main : log;
    }

    private static FileTime modified(Path path) throws IOException {
        return Files.getLastModifiedTime(path);
    }
}
