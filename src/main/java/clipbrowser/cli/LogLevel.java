package clipbrowser.cli;

/** How much the log tells. */
public enum LogLevel {
    WARN,
    INFO,
    /** Every request without its query, and what is tried again. */
    DEBUG
}
