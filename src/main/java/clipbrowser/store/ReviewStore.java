package clipbrowser.store;

import clipbrowser.model.ClipChange;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.RunKey;
import clipbrowser.model.StoreFailure;
import clipbrowser.model.StoredReview;
import clipbrowser.model.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Editors' decisions on clips, in one SQLite file. Every window has its own connection, also within one process. Calls
 * block until the disk has answered; any thread, one call at a time.
 */
public final class ReviewStore implements AutoCloseable {
    public static final String FILE = "reviews.db";

    private static final Logger LOG = LoggerFactory.getLogger(ReviewStore.class);

    private final Database database;
    private final Clock clock;
    private final WindowId window;
    private final UndoStore undoStore;
    private final Runs runs;
    private final @Nullable StoreFailure found;
    private final ChangeMark last;
    private final Object identity;
    private volatile int seenVersion;

    private ReviewStore(Database database, Clock clock, @Nullable StoreFailure found) throws StoreException {
        this.database = database;
        this.clock = clock;
        this.found = found;
        this.last = new ChangeMark(database.file());
        if (found != null) {
            last.write(database.alone(ReviewStore::change));
        }
        this.window = WindowId.fresh();
        this.undoStore = new UndoStore(window);
        this.runs = new Runs(database, clock);
        this.identity = identity(database.file());
        seenVersion = version();
    }

    /** See {@link #open(Path, Clock)}. */
    public static ReviewStore open(Path folder) throws StoreException {
        return open(folder, Clock.systemUTC());
    }

    /**
     * Opens the review file of a folder, making both where they aren't there. A damaged file is set aside and a new one
     * begun, and where changes are missing that were saved, the rest is opened: {@link #found} then says so.
     *
     * @throws StoreException if it is newer than this program, or can't be opened for writing
     */
    public static ReviewStore open(Path folder, Clock clock) throws StoreException {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                Files.createFile(file);
                Folders.keepPrivate(file, "rw-------");
            }
        } catch (java.nio.file.FileAlreadyExistsException _) {
            // Another window was faster, or the folder's place is taken by a file: opening tells.
        } catch (IOException e) {
            throw new StoreException(new StoreFailure.ReadOnly(file.toString()), e);
        }
        try {
            Database database = Database.open(file);
            return new ReviewStore(database, clock, fewer(database));
        } catch (StoreException e) {
            if (!(e.failure() instanceof StoreFailure.Damaged)) {
                throw e;
            }
            Backups backups = new Backups(file);
            try {
                Path aside = backups.setAside(clock.instant());
                LOG.warn("damaged review file set aside as {}", aside, e);
                var report = new StoreFailure.Damaged(aside.toString(),
                        backups.newestGood().map(Backups::of).orElse(null));
                return new ReviewStore(Database.open(file), clock, report);
            } catch (IOException again) {
                throw new StoreException(new StoreFailure.ReadOnly(file.toString()), again);
            }
        }
    }

    /** What is missing of what was once saved; null where nothing is. */
    private static @Nullable StoreFailure fewer(Database database) throws StoreException {
        long there = database.alone(ReviewStore::change);
        long marked = new ChangeMark(database.file()).read();
        if (marked >= 0 && marked <= there) {
            return null;
        }
        Backups backups = new Backups(database.file());
        long copied = backups.lastChange();
        long most = Math.max(marked, copied);
        if (most <= there) {
            return null;
        }
        LOG.warn("the review file ends at change {}, and {} was saved", there, most);
        return new StoreFailure.Fewer(most - there, copied > there
                ? backups.newest().map(Backups::of).orElse(null)
                : null);
    }

    /**
     * Set when the file that was found was damaged ({@link StoreFailure.Damaged}) or lacks something
     * ({@link StoreFailure.Fewer}).
     */
    public Optional<StoreFailure> found() {
        return Optional.ofNullable(found);
    }

    /** Recent runs and settings of their sources, in the same file. */
    public Runs runs() {
        return runs;
    }

    /**
     * Takes over what a backup holds and this file doesn't; what was said since stays as it is. Every window that has
     * the file open hears of it by {@link #changes}, this one too.
     *
     * @param backup as offered by {@link #found}
     * @throws StoreException if the backup can't be read, or this file can't be written: nothing was taken over then
     */
    public void bringBack(Path backup) throws StoreException {
        try {
            new Backups(database.file()).bringBack(database, backup);
        } catch (IOException e) {
            throw new StoreException(new StoreFailure.ReadOnly(backup.toString()), e);
        }
        seenVersion = -1;
    }

    /** Whether the file is still at its path: another window may have found it damaged and renamed it. */
    public boolean isInPlace() {
        return identity.equals(identity(database.file()));
    }

    /** What the system tells files apart by; the path alone where it has no such thing. */
    private static Object identity(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? file : key;
        } catch (IOException _) {
            return "gone";
        }
    }

    /** Keeps a copy of the file as it stands; see {@link Backups}. Failing is logged, and stops nothing. */
    public void backUp() {
        if (found != null) {
            // A copy of a file that lacks something would push out those that are still needed.
            return;
        }
        try {
            new Backups(database.file()).make(database, clock.instant());
        } catch (StoreException | IOException e) {
            LOG.warn("no backup was made", e);
        }
    }

    /**
     * What is kept of a run.
     *
     * @param clips by clip key
     * @param past  this window's undo history, oldest first: that of the last window on this run that was closed
     * @param mark  what was seen up to now; for {@link #changes}
     */
    public record Loaded(Map<String, StoredReview> clips, List<Transaction.Past> past, long mark) {}

    /** Reads a run's review. A history of a window that is gone becomes this window's. */
    public Loaded load(RunKey key) throws StoreException {
        return database.transaction(connection -> {
            long run = Runs.id(connection, key);
            long mark = change(connection);
            Map<String, StoredReview> clips = new HashMap<>();
            for (ClipChange clipChange : clipChanges(connection, run, 0, "")) {
                clips.compute(clipChange.clip(), (_, before) -> StoredReview.with(before, clipChange));
            }
            return new Loaded(clips, undoStore.adopt(connection, run), mark);
        });
    }

    /** Writes entries in their order, all or none: when this returns they are on the disk. */
    public void write(RunKey key, List<Transaction> entries) throws StoreException {
        Instant now = clock.instant();
        long written = database.transaction(connection -> {
            long run = Runs.id(connection, key);
            window.sign(connection);
            long change = change(connection) + 1;
            for (Transaction entry : entries) {
                say(connection, key, run, entry.clipChanges(), change, now);
                undoStore.write(connection, run, entry.history(), now);
            }
            try (PreparedStatement count = connection.prepareStatement("UPDATE counter SET change = ?")) {
                count.setLong(1, change);
                count.executeUpdate();
                return change;
            }
        });
        last.write(written);
    }

    /** Takes over what a side journal has kept: of each field, where nothing newer is here. All or nothing. */
    public void takeUp(List<SideJournal.Line> lines) throws StoreException {
        long written = database.transaction(connection -> {
            window.sign(connection);
            long change = change(connection) + 1;
            for (SideJournal.Line line : lines) {
                long run = Runs.id(connection, line.key());
                if (!hasNewer(connection, run, line)) {
                    say(connection, line.key(), run, List.of(line.clipChange()), change, line.at());
                }
            }
            try (PreparedStatement count = connection.prepareStatement("UPDATE counter SET change = ?")) {
                count.setLong(1, change);
                count.executeUpdate();
                return change;
            }
        });
        last.write(written);
    }

    private static boolean hasNewer(Connection connection, long run, SideJournal.Line line) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT 1 FROM said WHERE run = ? AND clip = ? AND field = ? AND at_ms > ?")) {
            select.setLong(1, run);
            select.setString(2, line.clipChange().clip());
            select.setString(3, StoredField.of(line.clipChange().said()).field());
            select.setLong(4, line.at().toEpochMilli());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /**
     * What other windows have written.
     *
     * @param mark to pass to the next call of {@link #changes}
     */
    public record Changes(List<ClipChange> clipChanges, long mark) {}

    /**
     * What other windows have written since a mark. Cheap while they have written nothing.
     *
     * @param mark from {@link Loaded} or the last {@link Changes}
     */
    public Changes changes(RunKey key, long mark) throws StoreException {
        int version = version();
        if (version == seenVersion) {
            return new Changes(List.of(), mark);
        }
        Changes found = database.reading(connection -> {
            long run = Runs.find(connection, key);
            return new Changes(clipChanges(connection, run, mark, window.id()), change(connection));
        });
        // Set last: after a failed read the next call has to read again.
        seenVersion = version;
        return found;
    }

    /** Changes whenever another connection, in this process or another, has written. */
    private int version() throws StoreException {
        return database.alone(connection -> Database.number(connection, "PRAGMA data_version"));
    }

    private static long change(Connection connection) throws SQLException {
        return Database.number(connection, "SELECT change FROM counter");
    }

    private static List<ClipChange> clipChanges(Connection connection, long run, long after, String butNotBy)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT said.clip, field, value, clip_id, start_ms, end_ms, media_id
                FROM said JOIN clip ON clip.run = said.run AND clip.key = said.clip
                WHERE said.run = ? AND change > ? AND said_by <> ? ORDER BY change""")) {
            select.setLong(1, run);
            select.setLong(2, after);
            select.setString(3, butNotBy);
            List<ClipChange> all = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Proposal proposal = new Proposal(rows.getString(4), number(rows, 5), number(rows, 6),
                            rows.getString(7));
                    String clip = rows.getString(1);
                    said(rows.getString(2), rows.getString(3)).ifPresent(
                            said -> all.add(new ClipChange(clip, proposal, said)));
                }
            }
            return all;
        }
    }

    /** A value that can't be read is left alone in the file, and doesn't stop the rest from being read. */
    static Optional<FieldChange> said(String field, @Nullable String value) {
        try {
            return Optional.of(new StoredField(field, value).said());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("unreadable {}", field, e);
            return Optional.empty();
        }
    }

    private static @Nullable Long number(ResultSet rows, int column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : value;
    }

    private void say(Connection connection, RunKey key, long run, List<ClipChange> clipChanges, long change,
            Instant now)
            throws SQLException {
        try (PreparedStatement first = connection.prepareStatement("""
                INSERT INTO clip(run, key, clip_id, start_ms, end_ms, media_id) VALUES(?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""");
                PreparedStatement again = connection.prepareStatement("""
                        INSERT INTO clip(run, key, clip_id, start_ms, end_ms, media_id) VALUES(?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO UPDATE SET clip_id = excluded.clip_id, start_ms = excluded.start_ms,
                        end_ms = excluded.end_ms, media_id = excluded.media_id""");
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO said(run, clip, field, value, change, said_by, at_ms, sum)
                        VALUES(?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO UPDATE SET value = excluded.value, change = excluded.change,
                        said_by = excluded.said_by, at_ms = excluded.at_ms, sum = excluded.sum""")) {
            for (ClipChange clipChange : clipChanges) {
                PreparedStatement clip = clipChange.said() instanceof FieldChange.Decided ? again : first;
                clip.setLong(1, run);
                clip.setString(2, clipChange.clip());
                clip.setString(3, clipChange.proposal().clipId());
                clip.setObject(4, clipChange.proposal().startMs());
                clip.setObject(5, clipChange.proposal().endMs());
                clip.setString(6, clipChange.proposal().mediaId());
                clip.executeUpdate();
                StoredField field = StoredField.of(clipChange.said());
                upsert.setLong(1, run);
                upsert.setString(2, clipChange.clip());
                upsert.setString(3, field.field());
                upsert.setString(4, field.value());
                upsert.setLong(5, change);
                upsert.setString(6, window.id());
                upsert.setLong(7, now.toEpochMilli());
                upsert.setLong(8,
                        Checksum.of(key.origin(), key.runId(), clipChange.clip(), field.field(), field.value(),
                                now.toEpochMilli()));
                upsert.executeUpdate();
            }
        }
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        try {
            database.transaction(connection -> {
                window.leave(connection);
                return window;
            });
        } catch (StoreException e) {
            LOG.info("left without a word: {}", e.failure());
        }
        database.close();
    }
}
