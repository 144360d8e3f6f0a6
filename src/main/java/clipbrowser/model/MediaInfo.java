package clipbrowser.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The service's own description of a source; each part null where it gave none or one that can't be true (negative,
 * zero where that is impossible). The file's own headers are believed before it.
 *
 * @param durationMs milliseconds
 * @param fps        as written in the answer, often rounded
 * @param width      pixels
 * @param height     pixels
 * @param channels   "number of channels in the video", not documented further
 */
public record MediaInfo(@Nullable String type, @Nullable Long durationMs, @Nullable BigDecimal fps,
        @Nullable Long frameCount, @Nullable Integer width, @Nullable Integer height, @Nullable Integer channels) {
    /**
     * Milliseconds: a hundred days. Beyond it, times at every rate that can be stated would no longer be exact in 64
     * bits; nobody's media are as long.
     */
    public static final long LONGEST_MS = 8_640_000_000L;
}
