package clipbrowser.controller.review;

import clipbrowser.time.Timecode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where something typed leads, as editing systems read it. Pure. */
public final class TimecodeEntry {
    private static final Pattern OFFSET = Pattern.compile("[+\\-\u2212]\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("[fF#]\\s*\\d{1,12}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private TimecodeEntry() {}

    /**
     * A frame of the source: {@code +12} and {@code -12} from {@code here}, {@code f120} by its number, a timecode, or
     * digits that fill one from the right ({@code 1012} is ten seconds and twelve frames).
     *
     * @param here the frame on screen, −1 for none
     * @return empty if it can't be read; otherwise any frame, perhaps outside of the source
     */
    public static Optional<Long> of(String typed, Timecode timecode, long here) {
        String text = typed.strip();
        if (OFFSET.matcher(text).matches()) {
            long by = Long.parseLong(text.substring(1));
            return Optional.of(Math.max(0, here) + (text.charAt(0) == '+' ? by : -by));
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(Long.parseLong(text.substring(1).strip()));
        }
        if (DIGITS.matcher(text).matches()) {
            return timecode.frame(filled(text, timecode.rate().nominal() > 99 ? 3 : 2));
        }
        return timecode.frame(text);
    }

    private static String filled(String digits, int frameDigits) {
        String all = "0".repeat(6 + frameDigits) + digits;
        String end = all.substring(all.length() - 6 - frameDigits);
        return end.substring(0, 2) + ":" + end.substring(2, 4) + ":" + end.substring(4, 6) + ":" + end.substring(6);
    }
}
