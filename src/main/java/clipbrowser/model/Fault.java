package clipbrowser.model;

import java.time.Instant;

/**
 * Something that no code expected, for the window to tell of.
 *
 * @param kind  what it was, in a word: {@code ArithmeticException}
 * @param doing what was being done
 */
public record Fault(String kind, String doing, Instant at) {}
