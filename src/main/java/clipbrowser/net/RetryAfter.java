package clipbrowser.net;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header by which a service says when it wants to be asked again: seconds, or a date. */
public final class RetryAfter {
    private static final long LONGEST = Duration.ofDays(1).toSeconds();

    private RetryAfter() {}

    /** Seconds from {@code now}, at least 0, at most a day; −1 for what can't be read. */
    public static long seconds(String header, Instant now) {
        String value = header.strip();
        if (value.matches("\\d{1,18}")) {
            return Math.min(LONGEST, Long.parseLong(value));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            // Rounded up: a request a second early would be refused again.
            return Math.clamp(Duration.between(now, at).plusMillis(999).toSeconds(), 0, LONGEST);
        } catch (DateTimeParseException e) {
            return -1;
        }
    }
}
