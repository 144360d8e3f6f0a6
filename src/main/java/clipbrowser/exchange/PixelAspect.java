package clipbrowser.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A pixel aspect ratio as Final Cut Pro 7's XML names it ("pixelaspectratio" in Apple's reference of 2011); one that
 * has no name there is its number.
 *
 * @param anamorphic whether a standard definition picture is the wide one of the two that share a name
 */
record PixelAspect(String name, boolean anamorphic) {
    static PixelAspect of(MediaDescription media) {
        if (media.square()) {
            return new PixelAspect("square", false);
        }
        BigDecimal ratio = BigDecimal.valueOf(media.aspectWidth()).divide(BigDecimal.valueOf(media.aspectHeight()), 4,
                RoundingMode.HALF_UP);
        boolean standard = media.width() >= 702 && media.width() <= 720;
        // Wide pictures of standard definition have pixels some 1.2 (NTSC) or 1.4 (PAL) times as wide as high.
        if (standard && (media.height() == 480 || media.height() == 486)) {
            return new PixelAspect("NTSC-601", ratio.compareTo(BigDecimal.ONE) > 0);
        }
        if (standard && media.height() == 576) {
            return new PixelAspect("PAL-601", ratio.compareTo(new BigDecimal("1.25")) > 0);
        }
        return new PixelAspect(switch (media.width() + "x" + media.height()) {
            case "960x720", "1280x1080", "1440x1080" -> "HD-(" + media.width() + "x" + media.height() + ")";
            default -> ratio.toPlainString();
        }, false);
    }
}
