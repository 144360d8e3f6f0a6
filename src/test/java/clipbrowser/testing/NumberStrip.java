package clipbrowser.testing;

import java.util.OptionalInt;

/**
 * Reads the frame number that numbered media carry in their pixels: 18 cells at the very bottom, from the left, each
 * 1/32 of the picture wide and 1/30 high; 16 bits of the number, highest first, white for 1; then one white and one
 * black cell for reference. See packaging/media/make-test-media.
 */
public final class NumberStrip {
    private NumberStrip() {}

    /** One pixel's brightness, 0 to 255. */
    @FunctionalInterface
    public interface Brightness {
        int at(int x, int y);
    }

    /**
     * The number in a picture.
     *
     * @param width  of the picture in pixels
     * @param height of the picture in pixels
     * @return empty where there is no strip, or it can't be read without doubt
     */
    public static OptionalInt read(int width, int height, Brightness picture) {
        int white = cell(16, width, height, picture);
        int black = cell(17, width, height, picture);
        if (white - black < 60) {
            return OptionalInt.empty();
        }
        int threshold = (white + black) / 2;
        int number = 0;
        for (int bit = 0; bit < 16; bit++) {
            int value = cell(bit, width, height, picture);
            if (Math.abs(value - threshold) < (white - black) / 6) {
                return OptionalInt.empty();
            }
            number = number << 1 | (value > threshold ? 1 : 0);
        }
        return OptionalInt.of(number);
    }

    /** BGRA rows without padding. */
    public static OptionalInt read(int width, int height, java.nio.ByteBuffer bgra) {
        return read(width, height, (x, y) -> {
            int at = (y * width + x) * 4;
            return ((bgra.get(at) & 255) + (bgra.get(at + 1) & 255) + (bgra.get(at + 2) & 255)) / 3;
        });
    }

    /** The middle of a cell, averaged over a few pixels, away from its edges. */
    private static int cell(int index, int width, int height, Brightness picture) {
        int x = (2 * index + 1) * width / 64;
        int y = height - Math.max(1, height / 60) - 1;
        int sum = 0;
        for (int dx = -1; dx <= 1; dx++) {
            sum += picture.at(Math.clamp(x + dx, 0, width - 1), Math.clamp(y, 0, height - 1));
        }
        return sum / 3;
    }
}
