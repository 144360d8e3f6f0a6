package clipbrowser.model;

/** The service's word on a run, or on one source of it. */
public enum RunStatus {
    COMPLETE, PROCESSING, ERROR,
    /** The answer named none, or one this program doesn't know. */
    UNKNOWN
}
