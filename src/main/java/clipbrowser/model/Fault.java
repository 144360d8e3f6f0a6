package clipbrowser.model;

import java.time.Instant;

/**
 * An unexpected exception, as the window shows it.
 *
 * @param kind  what it was, in a word: {@code ArithmeticException}
 * @param doing what was being done
 */
public record Fault(String kind, String doing, Instant at) {}
