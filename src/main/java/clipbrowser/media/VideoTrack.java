package clipbrowser.media;

/**
 * A video track's properties, from its headers.
 *
 * @param codec        as the container names it
 * @param aspectWidth  pixel aspect ratio in lowest terms
 * @param aspectHeight pixel aspect ratio in lowest terms
 * @param orientation  how it is mirrored and turned for showing
 * @param highRange    HDR or log
 */
public record VideoTrack(String codec, int width, int height, int aspectWidth, int aspectHeight,
        Orientation orientation,
        boolean interlaced, boolean highRange) {
    /** With the pixel aspect in lowest terms; a nonsensical one counts as square. */
    public static VideoTrack of(String codec, int width, int height, long aspectWidth, long aspectHeight,
            Orientation orientation,
            boolean interlaced, boolean highRange) {
        long divisor = gcd(aspectWidth, aspectHeight);
        long across = divisor <= 0 ? 1 : aspectWidth / divisor;
        long down = divisor <= 0 ? 1 : aspectHeight / divisor;
        if (across <= 0 || down <= 0 || across / 20 > down || down / 20 > across || across > Integer.MAX_VALUE
                || down > Integer.MAX_VALUE) {
            across = 1;
            down = 1;
        }
        return new VideoTrack(codec, width, height, (int) across, (int) down, orientation, interlaced, highRange);
    }

    /** ITU-T H.273 transfer characteristics: the two logarithmic ones, PQ and HLG. */
    public static boolean highRange(long transfer) {
        return transfer == 9 || transfer == 10 || transfer == 16 || transfer == 18;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
