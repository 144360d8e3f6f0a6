package clipbrowser.bench;

import clipbrowser.testing.XDisplay;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The column of small pictures in the list of clips, on a display of 1600 by 1000. The window itself is grey; what has
 * a colour there is a picture.
 */
final class ThumbnailColumn {
    private static final int LEFT = 78;
    private static final int TOP = 130;
    private static final int HEIGHT = 510;
    /** How far red and blue lie apart in a colour. */
    private static final int COLOURED = 20;
    private static final long REST = TimeUnit.SECONDS.toNanos(3);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private ThumbnailColumn() {}

    /** Waits until no more of them come. @return milliseconds from {@code began} until the last one came */
    static long await(XDisplay display, long began) {
        int most = 0;
        long last = began;
        while (System.nanoTime() - Math.max(last, began) < REST && System.nanoTime() - began < PATIENCE) {
            int coloured = 0;
            for (int pixel : display.pixels(LEFT, TOP, 1, HEIGHT)) {
                coloured += Math.abs((pixel >> 16 & 255) - (pixel & 255)) > COLOURED ? 1 : 0;
            }
            if (coloured > most) {
                most = coloured;
                last = System.nanoTime();
            }
            LockSupport.parkNanos(20_000_000);
        }
        return (last - began) / 1_000_000;
    }
}
