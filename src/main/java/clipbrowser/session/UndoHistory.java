package clipbrowser.session;

import clipbrowser.model.Entry;
import clipbrowser.model.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done, oldest first, and how much of it stands. */
final class UndoHistory {
    private final List<Step> steps = new ArrayList<>();
    /** Number of the first step here, less one: older ones were kept by an earlier session and are forgotten. */
    private long before;
    private int standing;

    void restore(List<Entry.Past> past) {
        steps.clear();
        before = past.isEmpty() ? 0 : past.getFirst().number() - 1;
        past.forEach(p -> steps.add(p.step()));
        standing = (int) past.stream().filter(p -> !p.undone()).count();
    }

    Entry.History add(Step step) {
        steps.subList(standing, steps.size()).clear();
        steps.add(step);
        standing++;
        return new Entry.History.Did(before + standing, step);
    }

    /** What undo would take back; null where there is nothing. */
    @Nullable
    Step last() {
        return standing == 0 ? null : steps.get(standing - 1);
    }

    /** What redo would do again; null where there is nothing. */
    @Nullable
    Step next() {
        return standing == steps.size() ? null : steps.get(standing);
    }

    Entry.History undo() {
        return new Entry.History.Undid(before + standing--);
    }

    Entry.History redo() {
        return new Entry.History.Redid(before + ++standing);
    }
}
