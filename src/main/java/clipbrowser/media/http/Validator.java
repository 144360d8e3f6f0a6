package clipbrowser.media.http;

import clipbrowser.net.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a server says of the state of a file. The edges of one network of servers differ in it for the very same bytes:
 * other tags, dates a second apart.
 *
 * @param tag  as the server wrote it: {@code "a"} promises the same bytes, {@code W/"a"} about the same; empty for none
 * @param date of the last change, as the server wrote it; empty for none
 */
record Validator(String tag, String date) {
    /** So far apart are dates that were taken down for one file by several machines. */
    private static final Duration NEAR = Duration.ofSeconds(2);

    /** What two statements about a file of one length mean together. */
    enum Verdict {
        /** The same bytes. */
        SAME,
        /** Perhaps the same: only the bytes can tell. */
        UNSURE,
        /** Another file. */
        CHANGED
    }

    static Validator of(Reply reply) {
        return new Validator(reply.header("ETag").orElse("").strip(), reply.header("Last-Modified").orElse("").strip());
    }

    /** The better half: what names files in the cache. */
    String text() {
        return tag.isEmpty() ? date : tag;
    }

    /** Whether it promises that the bytes are the same where it is the same. */
    boolean strong() {
        return tag.startsWith("\"");
    }

    Verdict against(Validator other) {
        if (equals(other) || strong() && tag.equals(other.tag)) {
            return Verdict.SAME;
        }
        Optional<Instant> mine = time(date);
        Optional<Instant> theirs = time(other.date);
        boolean dated = mine.isPresent() && theirs.isPresent();
        boolean near = dated && Duration.between(mine.get(), theirs.get()).abs().compareTo(NEAR) <= 0;
        if (dated && !near) {
            return Verdict.CHANGED;
        }
        boolean same = tag.equals(other.tag) && (tag.isEmpty() ? date.equals(other.date) : true);
        return same ? Verdict.SAME : Verdict.UNSURE;
    }

    private static Optional<Instant> time(String date) {
        try {
            return date.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
