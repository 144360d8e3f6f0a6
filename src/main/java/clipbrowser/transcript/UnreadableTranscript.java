package clipbrowser.transcript;

/** A file that gives no transcript. Its {@link #reason} is said to the editor in a sentence. */
public final class UnreadableTranscript extends Exception {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** Larger than {@link TranscriptFile#MOST_BYTES}. */
        TOO_LARGE,
        /** Neither SRT, WebVTT nor a recogniser's JSON. */
        UNKNOWN_FORMAT,
        /** Of a known format, but without one cue that can be used. */
        NO_CUES,
        /** The file isn't there, or can't be read. */
        NO_FILE,
        /** It was read, and couldn't be kept on the disk. */
        NOT_KEPT
    }

    private final Reason reason;

    /** With what was wrong. */
    public UnreadableTranscript(Reason reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
