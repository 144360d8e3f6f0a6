package clipbrowser.player.decode;

import java.nio.ByteBuffer;

/**
 * One decoded picture with the number of its frame, which is certain. Whoever takes it from a {@link VideoStream}
 * owns it and gives it back once with {@link #release}, after which its pixels may change.
 */
public interface DecodedFrame {
    /** The source's frame that these pixels show. */
    long frame();

    /** Whether that frame can't be decoded, or isn't in the file: the pixels say no more than that. */
    default boolean missing() {
        return false;
    }

    /** Pixels. */
    int width();

    /** Pixels. */
    int height();

    /** BGRA, opaque, rows of {@code width × 4} bytes from the top; direct. It is JavaFX' premultiplied form as it is. */
    ByteBuffer pixels();

    /** Gives the memory back for another picture. Any thread. */
    void release();
}
