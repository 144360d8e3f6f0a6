package clipbrowser.time;

import java.util.Optional;

/**
 * How a source's frames are labelled: its rate, whether labels are dropped, and the count that frame 0 carries.
 * {@code HH:MM:SS:FF}, with {@code ;} before the frames where it drops; three frame digits above 99 frames a second.
 * SMPTE ST 12-1; the arithmetic is in .github/EDITING.md under "Timecode".
 *
 * @param start frames from 00:00:00:00 to the source's first frame
 */
public record Timecode(FrameRate rate, boolean drop, long start) {
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
            f += 9L * dropped * tens;
            if (rest >= 60L * nominal) {
                f += dropped * (1 + (rest - 60L * nominal) / (60L * nominal - dropped));
            }
        }
        long seconds = f / nominal;
        // By hand: String.format takes some 40 times as long, and the readout changes with every frame.
        StringBuilder label = new StringBuilder(14);
        digits(label, seconds / 3600, 2).append(':');
        digits(label, seconds / 60 % 60, 2).append(':');
        digits(label, seconds % 60, 2).append(drop ? ';' : ':');
        return digits(label, f % nominal, nominal > 99 ? 3 : 2).toString();
    }

    private static StringBuilder digits(StringBuilder to, long value, int width) {
        for (long tens = width == 3 ? 100 : 10; tens > 1 && value < tens; tens /= 10) {
            to.append('0');
        }
        return to.append(value);
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
        String text = label.strip();
        long[] parts = new long[4];
        int part = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                parts[part] = parts[part] * 10 + c - '0';
                if (++digits > (part == 0 || part == 3 ? 3 : 2)) {
                    return Optional.empty();
                }
            } else if (digits > 0 && (part < 2 ? c == ':' : part == 2 && (c == ':' || c == ';' || c == '.'))) {
                part++;
                digits = 0;
            } else {
                return Optional.empty();
            }
        }
        if (part != 3 || digits == 0) {
            return Optional.empty();
        }
        long hours = parts[0];
        long minutes = parts[1];
        long seconds = parts[2];
        long frames = parts[3];
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
