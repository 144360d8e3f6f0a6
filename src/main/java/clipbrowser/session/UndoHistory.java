package clipbrowser.session;

import clipbrowser.model.Transaction;
import clipbrowser.model.UndoStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done, oldest first, and how much of it stands. */
final class UndoHistory {
    private final List<UndoStep> steps = new ArrayList<>();
    /** Number of the first step here, less one: older ones were kept by an earlier session and are forgotten. */
    private long before;
    private int standing;

    void restore(List<Transaction.Past> past) {
        steps.clear();
        before = past.isEmpty() ? 0 : past.getFirst().number() - 1;
        past.forEach(p -> steps.add(p.step()));
        standing = (int) past.stream().filter(p -> !p.undone()).count();
    }

    Transaction.History add(UndoStep step) {
        steps.subList(standing, steps.size()).clear();
        steps.add(step);
        standing++;
        return new Transaction.History.Did(before + standing, step);
    }

    /** What undo would take back; null where there is nothing. */
    @Nullable
    UndoStep last() {
        return standing == 0 ? null : steps.get(standing - 1);
    }

    /** What redo would do again; null where there is nothing. */
    @Nullable
    UndoStep next() {
        return standing == steps.size() ? null : steps.get(standing);
    }

    Transaction.History undo() {
        return new Transaction.History.Undid(before + standing--);
    }

    Transaction.History redo() {
        return new Transaction.History.Redid(before + ++standing);
    }
}
