package clipbrowser.store;

import clipbrowser.model.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.PreparedStatement;
import java.sql.Statement;
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

    private static final String SAME_RUN = """
             FROM old.%1$s o JOIN old.run was ON was.id = o.run
            JOIN main.run now ON now.origin = was.origin AND now.name = was.name""";
    /** Row ids differ from file to file, so runs are matched by their ids from the service. */
    private static final List<String> BRING_BACK = List.of("""
            INSERT INTO main.run(origin, name, opened_ms, kept, rejected, undecided)
            SELECT origin, name, opened_ms, kept, rejected, undecided FROM old.run WHERE true
            ON CONFLICT DO UPDATE SET opened_ms = max(opened_ms, excluded.opened_ms)""", """
            INSERT OR IGNORE INTO main.clip(run, key, clip_id, start_ms, end_ms, media_id)
            SELECT now.id, o.key, o.clip_id, o.start_ms, o.end_ms, o.media_id"""
            + SAME_RUN.formatted("clip"),
            "UPDATE main.counter SET change = change + 1", """
                    INSERT OR IGNORE INTO main.said(run, clip, field, value, change, said_by, at_ms, sum)
                    SELECT now.id, o.clip, o.field, o.value, (SELECT change FROM main.counter), 'backup',
                    o.at_ms, o.sum""" + SAME_RUN.formatted("said"),
            "INSERT OR IGNORE INTO main.source SELECT * FROM old.source");

    private final Path file;
    private final Path folder;

    Backups(Path file) {
        this.file = file;
        this.folder = file.resolveSibling("backups");
    }

    /** Copies the file, unless nothing was written since the last copy. Keeps the three newest copies. */
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

    /** The newest copy that stands every check, to be offered; empty where there is none. */
    Optional<Path> newestGood() {
        return all().stream().filter(this::good).findFirst();
    }

    private boolean good(Path backup) {
        try {
            return copied(backup, _ -> true);
        } catch (StoreException | IOException e) {
            LOG.warn("backup {} can't be used", backup, e);
            return false;
        }
    }

    /** The number of the last change that the newest copy holds; 0 where there is none, or it can't be read. */
    long lastChange() {
        return newest().map(backup -> {
            try {
                return copied(backup, old -> (long) old.alone(c -> Database.number(c, "SELECT change FROM counter")));
            } catch (StoreException | IOException e) {
                LOG.warn("backup {} can't be read", backup, e);
                return 0L;
            }
        }).orElse(0L);
    }

    /** Something that is done with a backup. */
    private interface Use<T> {
        T of(Database old) throws StoreException;
    }

    /** With a copy, because an older backup is first brought up to this program's version. */
    private <T> T copied(Path backup, Use<T> use) throws StoreException, IOException {
        Path copy = Files.createTempFile(file.toAbsolutePath().getParent(), "backup", ".part");
        try {
            Files.copy(backup, copy, StandardCopyOption.REPLACE_EXISTING);
            try (Database old = Database.open(copy)) {
                return use.of(old);
            }
        } finally {
            for (String tail : new String[]{"", "-wal", "-shm"}) {
                Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + tail));
            }
        }
    }

    static StoreFailure.Backup of(Path backup) {
        String stamp = backup.getFileName().toString().replaceAll("^reviews-|\\.db$", "");
        return new StoreFailure.Backup(backup.toString(), Instant.from(STAMP.parse(stamp)));
    }

    /** What the backup holds and the file doesn't is written into the file, in one transaction. */
    void bringBack(Database database, Path backup) throws StoreException, IOException {
        copied(backup, old -> {
            old.alone(connection -> Database.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)"));
            attached(database, old.file());
            return old;
        });
    }

    private static void attached(Database database, Path copy) throws StoreException {
        database.alone(connection -> {
            try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS old")) {
                attach.setString(1, copy.toString());
                return attach.execute();
            }
        });
        try {
            database.transaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String sql : BRING_BACK) {
                        statement.executeUpdate(sql);
                    }
                }
                return connection;
            });
        } finally {
            database.alone(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("DETACH DATABASE old");
                }
            });
        }
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

    /** Renames a damaged file and its write-ahead log. @return the new path */
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
