package clipbrowser.transcript;

/** The times of SubRip and WebVTT: {@code [hours:]mm:ss,mmm}, with a comma or a point. */
final class CueTime {
    /** What isn't a time. */
    static final long NONE = -1;

    private CueTime() {}

    /** @return milliseconds, or {@link #NONE} */
    static long ms(String written) {
        long unit = 0;
        long total = 0;
        int digits = 0;
        int parts = 1;
        int decimals = -1;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c >= '0' && c <= '9') {
                if (++digits > 6) {
                    return NONE;
                }
                if (decimals >= 0) {
                    decimals++;
                }
                unit = unit * 10 + c - '0';
            } else if (c == ':' && digits > 0 && decimals < 0 && parts < 3) {
                total = (total + unit) * 60;
                unit = 0;
                digits = 0;
                parts++;
            } else if ((c == ',' || c == '.') && digits > 0 && decimals < 0) {
                total = (total + unit) * 1000;
                unit = 0;
                digits = 0;
                decimals = 0;
            } else {
                return NONE;
            }
        }
        if (digits == 0 || parts < 2) {
            return NONE;
        }
        if (decimals < 0) {
            return (total + unit) * 1000;
        }
        for (; decimals < 3; decimals++) {
            unit *= 10;
        }
        for (; decimals > 3; decimals--) {
            unit /= 10;
        }
        return total + unit;
    }

    /**
     * The line of a cue that gives its times: {@code START --> END settings}.
     *
     * @return start and end in milliseconds, {@link #NONE} for what isn't a time; null for a line of another kind
     */
    static long @org.jspecify.annotations.Nullable [] range(String line) {
        int arrow = line.indexOf("-->");
        if (arrow < 0) {
            return null;
        }
        String end = line.substring(arrow + 3).strip();
        int space = 0;
        while (space < end.length() && !Character.isWhitespace(end.charAt(space))) {
            space++;
        }
        return new long[]{ms(line.substring(0, arrow).strip()), ms(end.substring(0, space))};
    }

    /** Text without what stands in angle brackets, and without the overrides that some programs put in braces. */
    static String plain(String marked) {
        StringBuilder plain = new StringBuilder(marked.length());
        int i = 0;
        while (i < marked.length()) {
            char c = marked.charAt(i);
            boolean override = c == '{' && marked.startsWith("{\\", i);
            int close = c == '<' ? marked.indexOf('>', i) : override ? marked.indexOf('}', i) : -1;
            if (close > 0 && (override || isTag(marked, i + 1))) {
                i = close + 1;
            } else {
                plain.append(c);
                i++;
            }
        }
        return plain.toString().replace("&nbsp;", " ").replace("&lrm;", "").replace("&rlm;", "").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&amp;", "&");
    }

    private static boolean isTag(String text, int at) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        return c == '/' || Character.isLetterOrDigit(c);
    }
}
