package clipbrowser.session;

import clipbrowser.model.StoreFailure;
import clipbrowser.model.Transaction;
import java.time.Instant;
import java.util.function.Consumer;

/** Stores the review. FX thread. */
public interface ReviewLog {
    /**
     * Keeps an entry. Returns at once; entries are kept in the order of the calls.
     *
     * @param result told on the FX thread, in the same order: any number of failures (it is tried again), then that it
     *                is saved
     */
    void write(Transaction transaction, Consumer<WriteResult> result);

    /** What became of an entry. */
    sealed interface WriteResult {
        /** It is on the disk. */
        record Saved(Instant at) implements WriteResult {}

        /** It isn't yet, and will be tried again. */
        record Failed(StoreFailure reason) implements WriteResult {}
    }
}
