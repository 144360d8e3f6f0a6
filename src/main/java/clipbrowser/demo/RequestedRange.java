package clipbrowser.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file.
 *
 * @param from    first byte
 * @param length  in bytes; 0 only for an empty file
 * @param partial whether it is what was asked for, and not everything instead
 */
record RequestedRange(long from, long length, boolean partial) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * What a Range header asks for: all of it where it isn't a single range, as a server may; empty if it lies outside.
     */
    static Optional<RequestedRange> of(String header, long size) {
        Matcher matcher = SINGLE.matcher(header.strip());
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return Optional.of(new RequestedRange(0, size, false));
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            long length = Math.min(size, Long.parseLong(last));
            return length == 0 ? Optional.empty() : Optional.of(new RequestedRange(size - length, length, true));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return Optional.of(new RequestedRange(0, size, false));
        }
        return from >= size ? Optional.empty() : Optional.of(new RequestedRange(from, to - from + 1, true));
    }
}
