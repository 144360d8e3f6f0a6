package clipbrowser.exchange;

import java.nio.file.Path;

/** What became of a clip that was to be a file. */
public sealed interface CutOutcome {
    /** @param frames that were counted in the file */
    record Done(Path file, long frames) implements CutOutcome {}

    /** It is there already, and stays. */
    record There(Path file) implements CutOutcome {}

    /** The file had other frames than the clip; it was removed. */
    record OtherFrames(Path file, String difference) implements CutOutcome {}

    /** @param reason in the words of ffmpeg or of the system */
    record Failed(Path file, String reason) implements CutOutcome {}
}
