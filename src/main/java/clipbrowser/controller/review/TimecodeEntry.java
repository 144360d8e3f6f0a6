package clipbrowser.controller.review;

import clipbrowser.time.Timecode;
import java.util.Optional;

/** Where something typed leads, as editing systems read it. Pure. */
public sealed interface TimecodeEntry {
    /** So many frames on, or back where negative. */
    record By(long frames) implements TimecodeEntry {}

    /** A frame of the source by its number; perhaps outside of it. */
    record Frame(long frame) implements TimecodeEntry {}

    /** A timecode, as a count from the source's frame 0; perhaps outside of it. */
    record Label(long count) implements TimecodeEntry {}

    /**
     * {@code +12} and {@code -12} are frames from here, {@code f120} is a frame by its number; else a timecode, or
     * digits that fill one from the right ({@code 1012} is ten seconds and twelve frames).
     *
     * @return empty if it can't be read
     */
    static Optional<TimecodeEntry> of(String typed, Timecode timecode) {
        String text = typed.strip();
        if (text.matches("[+\\-\u2212]\\d{1,9}")) {
            long by = Long.parseLong(text.substring(1));
            return Optional.of(new By(text.charAt(0) == '+' ? by : -by));
        }
        if (text.matches("[fF#]\\s*\\d{1,12}")) {
            return Optional.of(new Frame(Long.parseLong(text.substring(1).strip())));
        }
        boolean digits = text.matches("\\d{1,9}");
        return timecode.frame(digits ? filled(text, timecode.rate().nominal() > 99 ? 3 : 2) : text).map(Label::new);
    }

    private static String filled(String digits, int frameDigits) {
        String all = "0".repeat(6 + frameDigits) + digits;
        String end = all.substring(all.length() - 6 - frameDigits);
        return end.substring(0, 2) + ":" + end.substring(2, 4) + ":" + end.substring(4, 6) + ":" + end.substring(6);
    }
}
