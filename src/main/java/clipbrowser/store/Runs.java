package clipbrowser.store;

import clipbrowser.model.RecentRun;
import clipbrowser.model.RunKey;
import clipbrowser.model.SourceSettings;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recent runs, their last answers, and settings of sources. Blocks; any thread. */
public final class Runs {
    private final Database database;
    private final Clock clock;

    Runs(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes the answers out of the review file, where earlier versions kept them, and with them what every check and
     * every backup had to carry.
     */
    public void moveAnswers(AnswerFiles to) throws StoreException {
        List<Long> all = database.reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT run FROM answer ORDER BY at_ms");
                    ResultSet rows = select.executeQuery()) {
                List<Long> runs = new ArrayList<>();
                while (rows.next()) {
                    runs.add(rows.getLong(1));
                }
                return runs;
            }
        });
        for (long run : all) {
            database.transaction(connection -> moveAnswer(connection, run, to));
        }
        if (!all.isEmpty()) {
            // Gives the room back to the disk.
            database.alone(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("VACUUM");
                }
            });
        }
    }

    private static int moveAnswer(Connection connection, long run, AnswerFiles to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT origin, name, at_ms, body FROM answer JOIN run ON run.id = answer.run WHERE run.id = ?")) {
            select.setLong(1, run);
            try (ResultSet rows = select.executeQuery()) {
                if (rows.next() && rows.getBytes(4) != null) {
                    to.put(new RunKey(rows.getString(1), rows.getString(2)), rows.getLong(3), rows.getBytes(4));
                }
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM answer WHERE run = ?")) {
            delete.setLong(1, run);
            return delete.executeUpdate();
        }
    }

    /** The run was opened now. How far its review has come stays as it is known until it is counted anew. */
    public void opened(RunKey key) throws StoreException {
        database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE run SET opened_ms = ? WHERE id = ?")) {
                update.setLong(1, clock.millis());
                update.setLong(2, id(connection, key));
                return update.executeUpdate();
            }
        });
    }

    /** How far a run's review has come. */
    public void progress(RunKey key, RecentRun.Progress progress) throws StoreException {
        database.transaction(connection -> put(connection, key, progress));
    }

    private static int put(Connection connection, RunKey key, RecentRun.Progress progress) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE run SET kept = ?, rejected = ?, undecided = ? WHERE id = ?")) {
            update.setInt(1, progress.kept());
            update.setInt(2, progress.rejected());
            update.setInt(3, progress.undecided());
            update.setLong(4, id(connection, key));
            return update.executeUpdate();
        }
    }

    /** The runs that were opened, the last first. */
    public List<RecentRun> recent(int most) throws StoreException {
        return database.reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT origin, name, opened_ms, kept, rejected, undecided FROM run
                    WHERE opened_ms > 0 ORDER BY opened_ms DESC, id DESC LIMIT ?""")) {
                select.setInt(1, most);
                List<RecentRun> all = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        all.add(new RecentRun(new RunKey(rows.getString(1), rows.getString(2)),
                                Instant.ofEpochMilli(rows.getLong(3)),
                                new RecentRun.Progress(rows.getInt(4), rows.getInt(5), rows.getInt(6))));
                    }
                }
                return all;
            }
        });
    }

    /** Removes a run from the list of recent runs; its review stays. */
    public void forget(RunKey key) throws StoreException {
        database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE run SET opened_ms = 0 WHERE id = ?")) {
                update.setLong(1, find(connection, key));
                return update.executeUpdate();
            }
        });
    }

    /** What was set for sources of an origin, by media id; sources without are left out. */
    public Map<String, SourceSettings> sources(String origin) throws StoreException {
        return database.reading(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    """
                            SELECT media_id, rate, drop_frame, start_timecode, file, file_offset, plays_file, settled,
                            settled_origin_us, picture_at_zero FROM source
                            WHERE origin = ?""")) {
                select.setString(1, origin);
                Map<String, SourceSettings> all = new HashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        int drop = rows.getInt(3);
                        Boolean drops = rows.wasNull() ? null : drop != 0;
                        all.put(rows.getString(1), new SourceSettings(rate(rows.getString(2)), drops,
                                rows.getString(4), rows.getString(5), rows.getLong(6), rows.getBoolean(7),
                                rate(rows.getString(8)), MediaTime.ofMicros(rows.getLong(9)),
                                rows.getBoolean(10)));
                    }
                }
                return all;
            }
        });
    }

    public void putSource(String origin, String mediaId, SourceSettings settings) throws StoreException {
        database.transaction(connection -> {
            try (PreparedStatement put = connection.prepareStatement("""
                    INSERT OR REPLACE INTO source(origin, media_id, rate, drop_frame, start_timecode, file,
                    file_offset, plays_file, settled, settled_origin_us, picture_at_zero)
                    VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                put.setString(1, origin);
                put.setString(2, mediaId);
                put.setString(3, exact(settings.rate()));
                put.setObject(4, settings.drop() == null ? null : settings.drop() ? 1 : 0);
                put.setString(5, settings.startTimecode());
                put.setString(6, settings.file());
                put.setLong(7, settings.fileOffset());
                put.setBoolean(8, settings.playsFile());
                put.setString(9, exact(settings.settled()));
                put.setLong(10, settings.settledOrigin().micros());
                put.setBoolean(11, settings.pictureAtZero());
                return put.executeUpdate();
            }
        });
    }

    /** The row of a run, made where it isn't there. */
    static long id(Connection connection, RunKey key) throws SQLException {
        long there = find(connection, key);
        if (there > 0) {
            return there;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO run(origin, name) VALUES(?, ?)")) {
            insert.setString(1, key.origin());
            insert.setString(2, key.runId());
            insert.executeUpdate();
        }
        return find(connection, key);
    }

    /** The row of a run, 0 where it isn't there. */
    static long find(Connection connection, RunKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id FROM run WHERE origin = ? AND name = ?")) {
            select.setString(1, key.origin());
            select.setString(2, key.runId());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static @Nullable String exact(@Nullable FrameRate rate) {
        return rate == null ? null : rate.exact();
    }

    private static @Nullable FrameRate rate(@Nullable String text) {
        return text == null ? null : FrameRate.parse(text).orElse(null);
    }
}
