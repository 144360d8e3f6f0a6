package clipbrowser.session;

import clipbrowser.model.ClipChange;
import clipbrowser.model.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Entries that aren't on the disk yet, in their order, and what they say of each clip. */
final class PendingWrites {
    private final Deque<Transaction> transactions = new ArrayDeque<>();
    private final Map<String, List<ClipChange>> byClip = new HashMap<>();

    void add(Transaction transaction) {
        transactions.add(transaction);
        transaction.clipChanges().forEach(r -> byClip.computeIfAbsent(r.clip(), _ -> new ArrayList<>()).add(r));
    }

    /** The first of them is on the disk. */
    Transaction done() {
        Transaction transaction = transactions.remove();
        transaction.clipChanges().forEach(r -> byClip.computeIfPresent(r.clip(), (_, mine) -> {
            mine.remove(r);
            return mine.isEmpty() ? null : mine;
        }));
        return transaction;
    }

    /** Oldest first. */
    List<ClipChange> of(String clip) {
        return byClip.getOrDefault(clip, List.of());
    }

    /** Whether the same field of a clip is about to be written. */
    boolean touches(ClipChange clipChange) {
        return of(clipChange.clip()).stream().anyMatch(mine -> mine.said().getClass() == clipChange.said().getClass());
    }

    void each(Consumer<Transaction> then) {
        transactions.forEach(then);
    }

    int size() {
        return transactions.size();
    }

    void clear() {
        transactions.clear();
        byClip.clear();
    }
}
