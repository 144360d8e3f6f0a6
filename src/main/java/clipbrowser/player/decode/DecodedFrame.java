package clipbrowser.player.decode;

import java.nio.ByteBuffer;

/**
 * One decoded picture with the number of its frame, which is certain. Whoever takes it from a {@link VideoStream}
 * owns it and gives it back once with {@link #release}, after which its pixels may change.
 */
public interface DecodedFrame {
    /** The source's frame that these pixels show. */
    long frame();

    /** Whether that frame can't be decoded or isn't in the file; the pixels are then a placeholder's. */
    default boolean missing() {
        return false;
    }

    /** Pixels. */
    int width();

    /** Pixels. */
    int height();

    /** BGRA, opaque, rows of {@code width × 4} bytes from the top; a direct buffer. JavaFX takes it as BGRA_PRE. */
    ByteBuffer pixels();

    /** Gives the memory back to the pool. Any thread. */
    void release();
}
