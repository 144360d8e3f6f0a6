package clipbrowser.store;

import clipbrowser.model.StoreFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One connection to the review file. Calls from several threads come one after the other. */
final class Database implements AutoCloseable {
    /** An error code of ours: an SQLite file, but not a review. */
    static final int NOT_OURS = -4711;

    /** Milliseconds that another window's write is waited for. */
    private static final int BUSY_MS = 5000;

    private final ReentrantLock fieldEdit = new ReentrantLock();
    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Work on the connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException, StoreException;
    }

    /** Opens a file or makes one, brings it up to date, and checks it. */
    static Database open(Path file) throws StoreException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL: a commit returns when the bytes are on the disk, so that what shows as saved is.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MS);
        Connection connection;
        try {
            connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        } catch (SQLException e) {
            throw new StoreException(failure(e, file), e);
        }
        Database database = new Database(file, connection);
        try {
            Schema.migrate(database);
            database.check();
        } catch (StoreException e) {
            database.close();
            throw e;
        }
        return database;
    }

    Path file() {
        return file;
    }

    /** Reads with every statement seeing the same state, or writes all or nothing. */
    <T> T transaction(Work<T> work) throws StoreException {
        return within("BEGIN IMMEDIATE", work);
    }

    /** Reads with every statement seeing the same state; never waits for a writer. */
    <T> T reading(Work<T> work) throws StoreException {
        return within("BEGIN", work);
    }

    /** One statement by itself, outside of any transaction. */
    <T> T alone(Work<T> work) throws StoreException {
        fieldEdit.lock();
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreException(failure(e, file), e);
        } finally {
            fieldEdit.unlock();
        }
    }

    private <T> T within(String begin, Work<T> work) throws StoreException {
        fieldEdit.lock();
        try (Statement statement = connection.createStatement()) {
            statement.execute(begin);
            try {
                T result = work.on(connection);
                statement.execute("COMMIT");
                return result;
            } catch (SQLException | StoreException | RuntimeException e) {
                rollBack(statement);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException(failure(e, file), e);
        } finally {
            fieldEdit.unlock();
        }
    }

    private static void rollBack(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException _) {
            // SQLite has already rolled back by itself, as it does when the disk is full.
        }
    }

    private void check() throws StoreException {
        String clipReview = alone(open -> {
            try (Statement statement = open.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
                return rows.next() ? rows.getString(1) : "";
            }
        });
        if (!clipReview.equals("ok")) {
            throw new StoreException(new StoreFailure.Damaged(file.toString(), null));
        }
        reading(open -> {
            Checksum.verify(open, file.toString());
            return clipReview;
        });
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /** Translates an SQLite error into a {@code StoreFailure}. */
    static StoreFailure failure(SQLException e, Path file) {
        if (e.getErrorCode() == NOT_OURS) {
            return new StoreFailure.Damaged(file.toString(), null);
        }
        // The connection is opened with errors as plain SQLExceptions that carry only the primary code.
        String code = e instanceof SQLiteException s
                ? s.getResultCode().name()
                : SQLiteErrorCode.getErrorCode(e.getErrorCode()).name();
        if (code.startsWith("SQLITE_FULL")) {
            return new StoreFailure.DiskFull();
        }
        if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB")) {
            return new StoreFailure.Damaged(file.toString(), null);
        }
        if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_CANTOPEN")
                || code.startsWith("SQLITE_PERM") || code.startsWith("SQLITE_AUTH")) {
            return new StoreFailure.ReadOnly(file.toString());
        }
        if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
            return new StoreFailure.Busy();
        }
        return new StoreFailure.Broken(code);
    }

    @Override
    public void close() {
        fieldEdit.lock();
        try {
            connection.close();
        } catch (SQLException _) {
            // Everything was committed, so the file is whole without a clean close.
        } finally {
            fieldEdit.unlock();
        }
    }
}
