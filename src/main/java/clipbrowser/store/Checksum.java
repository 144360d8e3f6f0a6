package clipbrowser.store;

import clipbrowser.model.StoreFailure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The review's own check of what was said, beside SQLite's of its pages, which notices neither a changed letter nor a
 * lost row: every row of {@code said} carries a sum of what it says, and {@code counter} how many rows there are and
 * what their sums add up to, kept by triggers in the transaction that writes a row.
 */
final class Checksum {
    private static final String ROWS = """
            SELECT run.origin, run.name, said.clip, said.field, said.value, said.at_ms, said.sum, said.run, clip.key
            FROM said LEFT JOIN run ON run.id = said.run
            LEFT JOIN clip ON clip.run = said.run AND clip.key = said.clip""";

    private Checksum() {}

    /** Of one row. The same in a backup: rows are numbered by each file for itself, so runs count by their names. */
    static long of(String origin, String run, String clip, String field, @Nullable String value, long atMs) {
        CRC32C crc = new CRC32C();
        for (String part : new String[]{origin, run, clip, field}) {
            crc.update(part.getBytes(StandardCharsets.UTF_8));
            crc.update(0);
        }
        crc.update(value == null ? 0 : 1);
        if (value != null) {
            crc.update(value.getBytes(StandardCharsets.UTF_8));
        }
        for (int shift = 0; shift < 64; shift += 8) {
            crc.update((int) (atMs >>> shift));
        }
        return crc.getValue();
    }

    /** Gives a sum to the rows of a file that had none. */
    static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ROWS);
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE said SET sum = ? WHERE run = ? AND clip = ? AND field = ?")) {
            while (rows.next()) {
                update.setLong(1, ofRow(rows));
                update.setLong(2, rows.getLong(8));
                update.setString(3, rows.getString(3));
                update.setString(4, rows.getString(4));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** @throws StoreException {@link StoreFailure.Damaged} where a row isn't what was written, or one is missing */
    static void verify(Connection connection, String file) throws SQLException, StoreException {
        long count = 0;
        long total = 0;
        boolean audio = true;
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(ROWS)) {
            while (rows.next() && audio) {
                long sum = rows.getLong(7);
                audio = rows.getString(9) != null && ofRow(rows) == sum;
                count++;
                total += sum;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet counter = statement.executeQuery("SELECT said_rows, said_total FROM counter")) {
            audio = audio && counter.next() && counter.getLong(1) == count && counter.getLong(2) == total;
        }
        if (!audio) {
            throw new StoreException(new StoreFailure.Damaged(file, null));
        }
    }

    private static long ofRow(ResultSet rows) throws SQLException {
        return of(String.valueOf(rows.getString(1)), String.valueOf(rows.getString(2)), rows.getString(3),
                rows.getString(4), rows.getString(5), rows.getLong(6));
    }
}
