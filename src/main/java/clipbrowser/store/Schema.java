package clipbrowser.store;

import clipbrowser.model.StoreFailure;
import java.sql.SQLException;
import java.util.List;

/** The tables, as a list of migrations: a file that has had the first n has {@code user_version} n. */
final class Schema {
    /** SQLite's {@code application_id}, "ClBr". */
    static final int APPLICATION_ID = 0x436C4272;

    private static final List<List<String>> MIGRATIONS = List.of(List.of("""
            CREATE TABLE run(
                id INTEGER PRIMARY KEY,
                origin TEXT NOT NULL,
                name TEXT NOT NULL,
                opened_ms INTEGER NOT NULL DEFAULT 0,
                kept INTEGER NOT NULL DEFAULT 0,
                rejected INTEGER NOT NULL DEFAULT 0,
                undecided INTEGER NOT NULL DEFAULT 0,
                UNIQUE(origin, name))""", """
            CREATE TABLE answer(
                run INTEGER PRIMARY KEY REFERENCES run,
                at_ms INTEGER NOT NULL,
                body BLOB NOT NULL)""", """
            CREATE TABLE clip(
                run INTEGER NOT NULL REFERENCES run,
                key TEXT NOT NULL,
                clip_id TEXT,
                start_ms INTEGER,
                end_ms INTEGER,
                media_id TEXT NOT NULL,
                PRIMARY KEY(run, key)) WITHOUT ROWID""", """
            CREATE TABLE said(
                run INTEGER NOT NULL,
                clip TEXT NOT NULL,
                field TEXT NOT NULL,
                value TEXT,
                change INTEGER NOT NULL,
                said_by TEXT NOT NULL,
                at_ms INTEGER NOT NULL,
                PRIMARY KEY(run, clip, field),
                FOREIGN KEY(run, clip) REFERENCES clip(run, key)) WITHOUT ROWID""",
            "CREATE INDEX said_change ON said(run, change)",
            "CREATE TABLE counter(one INTEGER PRIMARY KEY CHECK(one = 1), change INTEGER NOT NULL)",
            "INSERT INTO counter VALUES(1, 0)", """
                    CREATE TABLE window(
                        id TEXT PRIMARY KEY,
                        pid INTEGER NOT NULL,
                        pid_started_ms INTEGER NOT NULL) WITHOUT ROWID""", """
                    CREATE TABLE step(
                        run INTEGER NOT NULL REFERENCES run,
                        owner TEXT NOT NULL REFERENCES window ON UPDATE CASCADE ON DELETE CASCADE,
                        number INTEGER NOT NULL,
                        kind TEXT NOT NULL,
                        clip TEXT NOT NULL,
                        frame INTEGER NOT NULL,
                        undone INTEGER NOT NULL DEFAULT 0,
                        at_ms INTEGER NOT NULL,
                        PRIMARY KEY(run, owner, number)) WITHOUT ROWID""", """
                    CREATE TABLE turn(
                        run INTEGER NOT NULL,
                        owner TEXT NOT NULL,
                        number INTEGER NOT NULL,
                        place INTEGER NOT NULL,
                        clip TEXT NOT NULL,
                        field TEXT NOT NULL,
                        before TEXT,
                        after TEXT,
                        PRIMARY KEY(run, owner, number, place),
                        FOREIGN KEY(run, owner, number) REFERENCES step ON UPDATE CASCADE ON DELETE CASCADE)
                        WITHOUT ROWID""", """
                    CREATE TABLE source(
                        origin TEXT NOT NULL,
                        media_id TEXT NOT NULL,
                        rate TEXT,
                        drop_frame INTEGER,
                        start_timecode TEXT,
                        file TEXT,
                        file_offset INTEGER NOT NULL DEFAULT 0,
                        settled TEXT,
                        PRIMARY KEY(origin, media_id)) WITHOUT ROWID"""),
            List.of("ALTER TABLE source ADD COLUMN plays_file INTEGER NOT NULL DEFAULT 0"),
            List.of("ALTER TABLE source ADD COLUMN settled_origin_us INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE source ADD COLUMN picture_at_zero INTEGER NOT NULL DEFAULT 0"),
            // What was said carries a check; see Checksum. Answers are no longer kept here: the table is emptied.
            List.of("ALTER TABLE said ADD COLUMN sum INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE counter ADD COLUMN said_rows INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE counter ADD COLUMN said_total INTEGER NOT NULL DEFAULT 0",
                    "UPDATE counter SET said_rows = (SELECT count(*) FROM said)", """
                            CREATE TRIGGER said_more AFTER INSERT ON said BEGIN
                                UPDATE counter SET said_rows = said_rows + 1, said_total = said_total + new.sum;
                            END""", """
                            CREATE TRIGGER said_again AFTER UPDATE OF sum ON said BEGIN
                                UPDATE counter SET said_total = said_total - old.sum + new.sum;
                            END""", """
                            CREATE TRIGGER said_less AFTER DELETE ON said BEGIN
                                UPDATE counter SET said_rows = said_rows - 1, said_total = said_total - old.sum;
                            END"""));

    /** The first version whose rows carry a check. */
    static final int CHECKED = 4;

    private Schema() {}

    /** The version that this program writes. */
    static int version() {
        return MIGRATIONS.size();
    }

    /**
     * Brings a file up to this program's version, all in one transaction.
     *
     * @throws StoreException if the file is newer than this program, or another program's
     */
    static void migrate(Database database) throws StoreException {
        database.transaction(connection -> {
            int found = Database.number(connection, "PRAGMA user_version");
            int owner = Database.number(connection, "PRAGMA application_id");
            if (found > version()) {
                throw new StoreException(new StoreFailure.Newer(found, version()));
            }
            boolean empty = Database.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
            if (owner != APPLICATION_ID && !empty) {
                throw new SQLException("not a review file", null, Database.NOT_OURS);
            }
            if (found == version()) {
                return found;
            }
            try (var statement = connection.createStatement()) {
                for (List<String> migration : MIGRATIONS.subList(found, version())) {
                    for (String sql : migration) {
                        statement.execute(sql);
                    }
                }
                if (found < CHECKED) {
                    Checksum.fill(connection);
                }
                statement.execute("PRAGMA application_id = " + APPLICATION_ID);
                statement.execute("PRAGMA user_version = " + version());
            }
            return found;
        });
    }
}
