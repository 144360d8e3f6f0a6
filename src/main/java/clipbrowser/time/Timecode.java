package clipbrowser.time;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a source's frames are labelled: its rate, whether labels are dropped, and the count that frame 0 carries.
 * {@code HH:MM:SS:FF}, with {@code ;} before the frames where it drops; three frame digits above 99 frames a second.
 * SMPTE ST 12-1; the arithmetic is in editing.md of the project's plan.
 *
 * @param start frames from 00:00:00:00 to the source's first frame
 */
public record Timecode(FrameRate rate, boolean drop, long start) {
    private static final Pattern LABEL = Pattern.compile("(\\d{1,3}):(\\d{1,2}):(\\d{1,2})[:;.](\\d{1,3})");

    /** Drops only where the rate can. */
    public Timecode {
        drop = drop && rate.dropped() > 0;
    }

    /** Non-drop, from 00:00:00:00. */
    public static Timecode of(FrameRate rate) {
        return new Timecode(rate, false, 0);
    }

    /** The label of a frame of the source (0 is its first). */
    public String label(long frame) {
        long count = frame + start;
        String sign = count < 0 ? "-" : "";
        return sign + labelOfCount(Math.abs(count));
    }

    /** A length in frames as a label: the same digits, not shifted by the source's start. */
    public String length(long frames) {
        return labelOfCount(frames);
    }

    private String labelOfCount(long count) {
        int nominal = rate.nominal();
        int dropped = rate.dropped();
        long f = count;
        if (drop) {
            long perTen = 600L * nominal - 9L * dropped;
            long tens = f / perTen;
            long rest = f % perTen;
            f += 9 * dropped * tens;
            if (rest >= 60L * nominal) {
                f += dropped * (1 + (rest - 60L * nominal) / (60L * nominal - dropped));
            }
        }
        long seconds = f / nominal;
        return String.format(nominal > 99 ? "%02d:%02d:%02d%s%03d" : "%02d:%02d:%02d%s%02d", seconds / 3600,
                seconds / 60 % 60, seconds % 60, drop ? ";" : ":", f % nominal);
    }

    /**
     * The source's frame that a label names. A label that drop-frame skips means the next that exists.
     *
     * @return empty if it isn't a label at this rate
     */
    public Optional<Long> frame(String label) {
        return countOf(label).map(count -> count - start);
    }

    /** The count of a label from 00:00:00:00; see {@link #frame}. */
    public Optional<Long> countOf(String label) {
        Matcher parts = LABEL.matcher(label.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        long hours = Long.parseLong(parts.group(1));
        long minutes = Long.parseLong(parts.group(2));
        long seconds = Long.parseLong(parts.group(3));
        long frames = Long.parseLong(parts.group(4));
        int nominal = rate.nominal();
        if (minutes > 59 || seconds > 59 || frames >= nominal) {
            return Optional.empty();
        }
        long total = hours * 60 + minutes;
        if (!drop) {
            return Optional.of((total * 60 + seconds) * nominal + frames);
        }
        int dropped = rate.dropped();
        if (seconds == 0 && frames < dropped && minutes % 10 != 0) {
            frames = dropped;
        }
        return Optional.of((total * 60 + seconds) * nominal + frames - dropped * (total - total / 10));
    }
}
