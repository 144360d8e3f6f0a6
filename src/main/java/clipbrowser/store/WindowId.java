package clipbrowser.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Identifies one window among all that have the file open, and tells whether its process still runs. */
record WindowId(String id, long pid, long startedMs) {

    static WindowId fresh() {
        ProcessHandle self = ProcessHandle.current();
        return new WindowId(UUID.randomUUID().toString(), self.pid(), started(self));
    }

    /** Says in the file that this window is there. */
    void sign(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO window(id, pid, pid_started_ms) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET pid = "
                        + "excluded.pid")) {
            insert.setString(1, id);
            insert.setLong(2, pid);
            insert.setLong(3, startedMs);
            insert.executeUpdate();
        }
    }

    /** Says in the file that this window is gone: its history may be taken on. */
    void leave(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE window SET pid = 0 WHERE id = ?")) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }

    /** Windows that were closed, or whose process has ended without closing them. */
    static List<String> gone(Connection connection) throws SQLException {
        List<String> gone = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, pid, pid_started_ms FROM window");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long pid = rows.getLong(2);
                long started = rows.getLong(3);
                boolean runs = pid > 0 && ProcessHandle.of(pid).filter(p -> p.isAlive() && started(p) == started)
                        .isPresent();
                if (!runs) {
                    gone.add(rows.getString(1));
                }
            }
        }
        return gone;
    }

    /** Process ids are reused, so the process's start time is compared too. */
    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
