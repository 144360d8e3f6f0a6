package clipbrowser.session;

/** Which end of a clip is trimmed. */
public enum Edge {
    IN,
    OUT
}
