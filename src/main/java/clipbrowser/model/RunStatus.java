package clipbrowser.model;

/** The status of a run, or of one source of it, as the service states it. */
public enum RunStatus {
    COMPLETE,
    PROCESSING,
    ERROR,
    /** The answer named none, or one this program doesn't know. */
    UNKNOWN
}
