package clipbrowser.model;

/** What the editor said of a clip. */
public enum Decision {
    UNDECIDED, KEEP, REJECT
}
