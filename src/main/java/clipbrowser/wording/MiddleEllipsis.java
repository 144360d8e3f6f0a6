package clipbrowser.wording;

/** Long ids, cut in the middle: their beginnings and ends tell them apart. */
public final class MiddleEllipsis {
    private MiddleEllipsis() {}

    /** At most {@code most} characters, the ellipsis included; {@code most} is at least 3. */
    public static String of(String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return text;
        }
        int end = (most - 1) / 2;
        int start = most - 1 - end;
        return text.substring(0, text.offsetByCodePoints(0, start)) + "\u2026"
                + text.substring(text.offsetByCodePoints(text.length(), -end));
    }
}
