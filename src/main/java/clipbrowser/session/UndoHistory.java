package clipbrowser.session;

import clipbrowser.model.Transaction;
import clipbrowser.model.UndoStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done, oldest first, and how much of it stands. Steps that can't be read are passed over. */
final class UndoHistory {
    private record Numbered(long number, UndoStep step) {}

    private final List<Numbered> steps = new ArrayList<>();
    /** The highest number among those that stand and can't be read: what is done next comes after it. */
    private long unreadable;
    /** Number of the first step here, less one: older ones were kept by an earlier session and are forgotten. */
    private long before;
    private int standing;

    void restore(List<Transaction.Past> past) {
        steps.clear();
        unreadable = 0;
        before = 0;
        standing = 0;
        for (Transaction.Past one : past) {
            UndoStep step = one.step();
            if (step != null) {
                before = steps.isEmpty() ? one.number() - 1 : before;
                steps.add(new Numbered(one.number(), step));
                standing += one.undone() ? 0 : 1;
            } else if (!one.undone()) {
                unreadable = Math.max(unreadable, one.number());
            }
        }
    }

    Transaction.History add(UndoStep step) {
        steps.subList(standing, steps.size()).clear();
        long number = Math.max(unreadable, standing == 0 ? before : steps.getLast().number) + 1;
        steps.add(new Numbered(number, step));
        standing++;
        return new Transaction.History.Did(number, step);
    }

    /** What undo would take back; null where there is nothing. */
    @Nullable
    UndoStep last() {
        return standing == 0 ? null : steps.get(standing - 1).step;
    }

    /** What redo would do again; null where there is nothing. */
    @Nullable
    UndoStep next() {
        return standing == steps.size() ? null : steps.get(standing).step;
    }

    Transaction.History undo() {
        return new Transaction.History.Undid(steps.get(--standing).number);
    }

    Transaction.History redo() {
        return new Transaction.History.Redid(steps.get(standing++).number);
    }
}
