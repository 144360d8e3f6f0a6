package clipbrowser.exchange;

import clipbrowser.model.Problem;
import clipbrowser.time.FrameRate;

/** A clip that was chosen and can't be exported, and why. */
public record NotExported(ExportClip clip, Reason reason) {
    public sealed interface Reason {}

    /** The clip itself is at fault, or its source. */
    public record Blocked(Problem problem) implements Reason {}

    /** Neither the file nor the service tells how the source's frames lie. */
    public record FramesUnknown() implements Reason {}

    /** Neither a linked file nor a web address. */
    public record NoMedia() implements Reason {}

    /** The format can't say this rate. */
    public record RateNotPossible(FrameRate rate) implements Reason {}

    /** The linked file ends before the clip does. */
    public record BeyondLinkedFile() implements Reason {}

    /** The linked file begins after the clip does. */
    public record BeforeLinkedFile() implements Reason {}
}
