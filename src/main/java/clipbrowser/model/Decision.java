package clipbrowser.model;

/** Whether a clip is kept. */
public enum Decision {
    UNDECIDED,
    KEEP,
    REJECT
}
