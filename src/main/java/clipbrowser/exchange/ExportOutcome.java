package clipbrowser.exchange;

import clipbrowser.time.MediaTime;
import java.nio.file.Path;
import java.util.List;

/** How an export ended. */
public sealed interface ExportOutcome {
    /** Everything was written and read back without a difference. */
    record Done(List<Written> files, ExportPlan plan) implements ExportOutcome {}

    /** No clip was chosen: nothing is kept, nothing selected, or the run has none. */
    record NothingChosen(ExportOptions.Which which) implements ExportOutcome {}

    /** Clips were chosen, and none of them can be exported. */
    record NothingLeft(List<NotExported> left) implements ExportOutcome {}

    /** Nothing was written: these are there already. */
    record WouldOverwrite(List<Path> files) implements ExportOutcome {}

    /** Read back, a file says something else than was asked; it was removed. */
    record Differs(Path file, List<String> differences) implements ExportOutcome {}

    /** The disk refused. @param reason in the system's words */
    record Failed(Path file, String reason) implements ExportOutcome {}

    /** @param length of all its events, at the sources' own rates */
    record Written(Path file, int events, MediaTime length) {}
}
