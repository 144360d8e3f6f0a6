package clipbrowser.store;

import clipbrowser.model.FieldChange;
import clipbrowser.model.Transaction;
import clipbrowser.model.UndoStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The undo histories: one for each window and run, its last {@link #KEPT} steps. */
final class UndoStore {
    static final int KEPT = 100;

    private final WindowId window;

    UndoStore(WindowId window) {
        this.window = window;
    }

    void write(Connection connection, long run, Transaction.History history, Instant now) throws SQLException {
        switch (history) {
            case Transaction.History.Unchanged _ -> {
            }
            case Transaction.History.Did did -> add(connection, run, did, now);
            case Transaction.History.Undid undid -> mark(connection, run, undid.number(), true);
            case Transaction.History.Redid redid -> mark(connection, run, redid.number(), false);
        }
    }

    /** Takes over the newest history of this run whose window is closed; deletes the older ones. */
    List<Transaction.Past> adopt(Connection connection, long run) throws SQLException {
        window.sign(connection);
        String newest = "";
        List<String> gone = WindowId.gone(connection);
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT owner, max(at_ms) AS at FROM step WHERE run = ? GROUP BY owner ORDER BY at DESC")) {
            select.setLong(1, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next() && newest.isEmpty()) {
                    newest = gone.contains(rows.getString(1)) ? rows.getString(1) : "";
                }
            }
        }
        for (String other : gone) {
            boolean taken = other.equals(newest);
            try (PreparedStatement change = connection.prepareStatement(taken
                    ? "UPDATE step SET owner = ? WHERE run = ? AND owner = ?"
                    : "DELETE FROM step WHERE ? <> '' AND run = ? AND owner = ?")) {
                change.setString(1, window.id());
                change.setLong(2, run);
                change.setString(3, other);
                change.executeUpdate();
            }
        }
        try (PreparedStatement tidy = connection.prepareStatement(
                "DELETE FROM window WHERE pid = 0 AND NOT EXISTS (SELECT 1 FROM step WHERE owner = window.id)")) {
            tidy.executeUpdate();
        }
        return read(connection, run);
    }

    private List<Transaction.Past> read(Connection connection, long run) throws SQLException {
        Map<Long, List<UndoStep.FieldEdit>> fieldEdits = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT number, clip, field, before, after FROM turn WHERE run = ? AND owner = ?
                ORDER BY number, place""")) {
            select.setLong(1, run);
            select.setString(2, window.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Optional<FieldChange> before = ReviewStore.said(rows.getString(3), rows.getString(4));
                    Optional<FieldChange> after = ReviewStore.said(rows.getString(3), rows.getString(5));
                    List<UndoStep.FieldEdit> of = fieldEdits.computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>());
                    if (before.isPresent() && after.isPresent()) {
                        of.add(new UndoStep.FieldEdit(rows.getString(2), before.get(), after.get()));
                    }
                }
            }
        }
        List<Transaction.Past> past = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT number, kind, clip, frame, undone FROM step WHERE run = ? AND owner = ? ORDER BY number")) {
            select.setLong(1, run);
            select.setString(2, window.id());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    long number = rows.getLong(1);
                    List<UndoStep.FieldEdit> of = fieldEdits.getOrDefault(number, List.of());
                    UndoStep step = kind(rows.getString(2)).filter(_ -> !of.isEmpty()).map(step(rows, of)).orElse(null);
                    past.add(new Transaction.Past(number, step, rows.getBoolean(5)));
                }
            }
        }
        return past;
    }

    private static Function<UndoStep.Kind, UndoStep> step(ResultSet rows, List<UndoStep.FieldEdit> fieldEdits)
            throws SQLException {
        String clip = rows.getString(3);
        long frame = rows.getLong(4);
        return kind -> new UndoStep(kind, clip, frame, fieldEdits);
    }

    /** Empty for one that only another version knows: the row is passed over, and kept. */
    private static Optional<UndoStep.Kind> kind(String name) {
        return Stream.of(UndoStep.Kind.values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    private void add(Connection connection, long run, Transaction.History.Did did, Instant now) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(
                "DELETE FROM step WHERE run = ? AND owner = ? AND (number >= ? OR number <= ?)")) {
            forget.setLong(1, run);
            forget.setString(2, window.id());
            forget.setLong(3, did.number());
            forget.setLong(4, did.number() - KEPT);
            forget.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO step(run, owner, number, kind, clip, frame, at_ms) VALUES(?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, run);
            insert.setString(2, window.id());
            insert.setLong(3, did.number());
            insert.setString(4, did.step().kind().name());
            insert.setString(5, did.step().clip());
            insert.setLong(6, did.step().frame());
            insert.setLong(7, now.toEpochMilli());
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO turn(run, owner, number, place, clip, field, before, after)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?)""")) {
            int place = 0;
            for (UndoStep.FieldEdit fieldEdit : did.step().fieldEdits()) {
                insert.setLong(1, run);
                insert.setString(2, window.id());
                insert.setLong(3, did.number());
                insert.setInt(4, place++);
                insert.setString(5, fieldEdit.clip());
                insert.setString(6, StoredField.of(fieldEdit.after()).field());
                insert.setString(7, StoredField.of(fieldEdit.before()).value());
                insert.setString(8, StoredField.of(fieldEdit.after()).value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void mark(Connection connection, long run, long number, boolean undone) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE step SET undone = ?, at_ms = at_ms + 1 WHERE run = ? AND owner = ? AND number = ?")) {
            update.setBoolean(1, undone);
            update.setLong(2, run);
            update.setString(3, window.id());
            update.setLong(4, number);
            update.executeUpdate();
        }
    }
}
