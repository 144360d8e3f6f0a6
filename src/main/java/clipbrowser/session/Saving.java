package clipbrowser.session;

import clipbrowser.model.StoreFailure;
import java.time.Instant;

/** Whether what the editor said is on the disk. */
public sealed interface Saving {
    /** Nothing was said yet. */
    record Nothing() implements Saving {}

    /** All of it is; the last since {@code at}. */
    record Saved(Instant at) implements Saving {}

    /** On its way. @param transactions how many */
    record Busy(int transactions) implements Saving {}

    /** It isn't, and is tried again. @param transactions how many wait */
    record Failed(StoreFailure reason, int transactions) implements Saving {}
}
