package clipbrowser.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why the review couldn't be read or saved. Each has its own sentence and next step in the message bundle. */
public sealed interface StoreFailure {
    /** Written by a newer version of this program: left as it is. */
    record Newer(int found, int known) implements StoreFailure {}

    /**
     * The file can't be read any more. It was set aside, nothing was deleted, and a new one begun.
     *
     * @param aside  path of the file that was set aside
     * @param backup the last good backup, to be offered; null where there is none
     */
    record Damaged(String aside, @Nullable Backup backup) implements StoreFailure {}

    /**
     * The file is sound, but behind what was saved: the last changes to it are missing.
     *
     * @param changes how many; each is one or several decisions
     * @param backup  one that holds more, to be offered; null where there is none
     */
    record Fewer(long changes, @Nullable Backup backup) implements StoreFailure {}

    /** What can be brought back; null where nothing can. */
    default @Nullable Backup offered() {
        return switch (this) {
            case Damaged damaged -> damaged.backup();
            case Fewer fewer -> fewer.backup();
            case Newer _,DiskFull _,ReadOnly _,Busy _,Broken _,Unexpected _ -> null;
        };
    }

    /** A copy of the whole file. @param at when it was made */
    record Backup(String path, Instant at) {}

    record DiskFull() implements StoreFailure {}

    /** The file or its folder can't be written. */
    record ReadOnly(String path) implements StoreFailure {}

    /** Another program held the file for too long. */
    record Busy() implements StoreFailure {}

    /** The disk failed. @param code SQLite's name for it */
    record Broken(String code) implements StoreFailure {}

    /** A fault of this program's own; the log has what it was. */
    record Unexpected() implements StoreFailure {}
}
