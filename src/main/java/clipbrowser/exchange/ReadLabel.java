package clipbrowser.exchange;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.time.FrameRate;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timecode labels as the readers understand them: worked out apart from the way they are written. */
final class ReadLabel {
    private static final Pattern LABEL = Pattern.compile("(\\d\\d):([0-5]\\d):([0-5]\\d)([:;])(\\d{2,3})");

    private ReadLabel() {}

    /** The count of a label from 00:00:00:00. @throws UnreadableExport if it is none at the rate */
    static long count(String label, FrameRate rate, boolean drop) throws UnreadableExport {
        Matcher m = LABEL.matcher(label);
        int base = new BigDecimal(rate.numerator()).divide(new BigDecimal(rate.denominator()), 0,
                java.math.RoundingMode.CEILING).intValueExact();
        if (!m.matches() || Integer.parseInt(m.group(5)) >= base || m.group(4).equals(";") != drop) {
            throw new UnreadableExport("timecode " + label);
        }
        long minutes = Long.parseLong(m.group(1)) * 60 + Long.parseLong(m.group(2));
        long frame = Long.parseLong(m.group(5));
        long seconds = Long.parseLong(m.group(3));
        long count = (minutes * 60 + seconds) * base + frame;
        if (!drop) {
            return count;
        }
        int skipped = base / 15;
        if (minutes % 10 != 0 && seconds == 0 && frame < skipped) {
            throw new UnreadableExport("timecode " + label + " doesn't exist");
        }
        long droppingMinutes = minutes / 10 * 9 + minutes % 10;
        return count - skipped * droppingMinutes;
    }

    static long day(FrameRate rate, boolean drop) throws UnreadableExport {
        String last = String.format(java.util.Locale.ROOT, "23:59:59%s%02d", drop ? ";" : ":",
                (rate.numerator() + rate.denominator() - 1) / rate.denominator() - 1);
        return count(last, rate, drop) + 1;
    }
}
