package clipbrowser.testing;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Reads the frame number of the small media under src/test/resources: within a border of 20 of 640 by 360 pixels, 16
 * columns, the lowest bit first, white above for 1; the lower half is the upper one's negative.
 */
public final class CaseNumber {
    private CaseNumber() {}

    /** @param bgra rows without padding @return empty where it can't be read without doubt */
    public static OptionalInt read(int width, int height, ByteBuffer bgra) {
        int number = 0;
        for (int bit = 0; bit < 16; bit++) {
            int x = (int) ((20 + (bit + 0.5) * 37.5) * width / 640);
            int above = bgra.get((height / 4 * width + x) * 4 + 1) & 255;
            int below = bgra.get((height * 3 / 4 * width + x) * 4 + 1) & 255;
            if (Math.abs(above - below) < 100) {
                return OptionalInt.empty();
            }
            number |= above > below ? 1 << bit : 0;
        }
        return OptionalInt.of(number);
    }
}
