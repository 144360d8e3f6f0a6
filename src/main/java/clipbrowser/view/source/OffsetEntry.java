package clipbrowser.view.source;

import clipbrowser.time.FrameRate;
import clipbrowser.time.Timecode;
import clipbrowser.transcript.SourceTranscript;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an offset is typed and shown: milliseconds ({@code -1500}), seconds ({@code 1.5 s}), a time
 * ({@code -01:00:00.000}) or timecode at the source's rate ({@code -01:00:00:00}).
 */
final class OffsetEntry {
    private static final Pattern MILLISECONDS = Pattern.compile("(\\d{1,9})\\s*(?:ms)?");
    private static final Pattern TIME = Pattern.compile(
            "(?:(?:(\\d{1,3}):)?(\\d{1,3}):)?(\\d{1,6})(?:[.,](\\d{1,3}))?\\s*(s?)");

    private OffsetEntry() {}

    /** @return milliseconds; empty where it isn't understood, or is longer than a transcript may be shifted */
    static OptionalLong milliseconds(String typed, FrameRate rate) {
        String text = typed.strip();
        boolean back = text.startsWith("-") || text.startsWith("\u2212");
        String length = back || text.startsWith("+") ? text.substring(1).strip() : text;
        OptionalLong found = length.isEmpty() ? OptionalLong.of(0) : unsigned(length, rate);
        return found.isPresent() && found.getAsLong() <= SourceTranscript.MOST_OFFSET_MS
                ? OptionalLong.of(back ? -found.getAsLong() : found.getAsLong())
                : OptionalLong.empty();
    }

    private static OptionalLong unsigned(String length, FrameRate rate) {
        Matcher whole = MILLISECONDS.matcher(length);
        if (whole.matches()) {
            return OptionalLong.of(Long.parseLong(whole.group(1)));
        }
        Matcher time = TIME.matcher(length);
        if (time.matches()) {
            String fraction = time.group(4) == null ? "" : time.group(4);
            return OptionalLong.of(((number(time.group(1)) * 60 + number(time.group(2))) * 60
                    + number(time.group(3))) * 1000 + number((fraction + "000").substring(0, 3)));
        }
        return new Timecode(rate, length.indexOf(';') >= 0 && rate.dropped() > 0, 0).countOf(length).stream()
                .mapToLong(count -> rate.startOf(count).millis()).findFirst();
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** Hours, minutes, seconds and milliseconds, with its sign. */
    static String text(long ms) {
        long length = Math.abs(ms);
        return (ms < 0 ? "\u2212" : "+") + String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", length / 3_600_000,
                length / 60_000 % 60, length / 1000 % 60, length % 1000);
    }
}
