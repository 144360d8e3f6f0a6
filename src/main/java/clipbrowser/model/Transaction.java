package clipbrowser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written together: all of it or nothing. */
public record Transaction(List<ClipChange> clipChanges, History history) {
    public Transaction {
        clipChanges = List.copyOf(clipChanges);
    }

    /** What becomes of the undo history. Steps are numbered from 1 upwards, in the order in which they were done. */
    public sealed interface History {
        record Unchanged() implements History {}

        /** A new step; steps from this number on that were undone are gone. */
        record Did(long number, UndoStep step) implements History {}

        record Undid(long number) implements History {}

        record Redid(long number) implements History {}
    }

    /**
     * A step as it was kept, with whether it stands undone.
     *
     * @param step null where only another version of this program can read it
     */
    public record Past(long number, @Nullable UndoStep step, boolean undone) {}
}
