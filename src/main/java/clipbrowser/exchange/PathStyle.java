package clipbrowser.exchange;

/** How a linked file is written where a format leaves the choice: Resolve wants plain paths, Premiere file URLs. */
public enum PathStyle {
    PLAIN,
    FILE_URL
}
