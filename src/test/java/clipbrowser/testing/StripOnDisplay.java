package clipbrowser.testing;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where the strip of a numbered picture stands on a display, found by looking for it: nobody has to know how the window
 * is laid out.
 *
 * @param row   a row of pixels in its middle
 * @param left  of the picture
 * @param width of the picture
 */
public record StripOnDisplay(int row, int left, int width) {
    private static final int ROWS_APART = 5;
    private static final int LEFTS_APART = 4;
    private static final int WIDTHS_APART = 6;

    /** Looks for a number all over a display of that size, in pictures at least 400 pixels wide. */
    public static Optional<StripOnDisplay> find(XDisplay display, int displayWidth, int displayHeight, int number) {
        int[] all = display.pixels(0, 0, displayWidth, displayHeight);
        IntStream.Builder rows = IntStream.builder();
        IntStream.Builder lefts = IntStream.builder();
        IntStream.Builder widths = IntStream.builder();
        for (int row = 0; row < displayHeight; row += ROWS_APART) {
            int from = row * displayWidth;
            for (int left = 0; left + 400 < displayWidth; left += LEFTS_APART) {
                for (int width = 400; left + width <= displayWidth; width += WIDTHS_APART) {
                    if (is(number, read(all, from + left, width)) && plain(all, from + left, width)) {
                        rows.add(row);
                        lefts.add(left);
                        widths.add(width);
                    }
                }
            }
        }
        int[] found = rows.build().toArray();
        return found.length == 0
                ? Optional.empty()
                : Optional.of(new StripOnDisplay(middle(found), middle(lefts.build().toArray()),
                        middle(widths.build().toArray())));
    }

    /** The number that stands there now; empty where there is none. */
    public OptionalInt number(XDisplay display) {
        return read(display.pixels(left, row, width, 1), 0, width);
    }

    private static OptionalInt read(int[] rgb, int from, int width) {
        // Whatever height: there is but one row.
        return NumberStrip.read(width, 60, (x, _) -> {
            int at = rgb[from + x];
            return ((at >> 16 & 255) + (at >> 8 & 255) + (at & 255)) / 3;
        });
    }

    /**
     * Whether each cell is of one brightness from side to side, as text never is that happens to read like a number.
     */
    private static boolean plain(int[] rgb, int from, int width) {
        for (int cell = 0; cell < 18; cell++) {
            int middle = rgb[from + (2 * cell + 1) * width / 64] >> 8 & 255;
            for (int eighths : new int[]{2, 3, 5, 6}) {
                if (Math.abs((rgb[from + (8 * cell + eighths) * width / 256] >> 8 & 255) - middle) > 40) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean is(int number, OptionalInt read) {
        return read.isPresent() && read.getAsInt() == number;
    }

    private static int middle(int[] all) {
        Arrays.sort(all);
        return all[all.length / 2];
    }
}
