package clipbrowser.player.decode;

import clipbrowser.media.MediaException;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one source from one on, each once, in order, without a gap; at most {@code ahead} of them are decoded
 * before they are taken. A frame that can't be decoded comes as a placeholder ({@link DecodedFrame#missing}). One
 * consumer.
 */
public interface VideoStream extends AutoCloseable {
    /**
     * The next picture if it is decoded already.
     *
     * @return null if it isn't yet, or after the source's last frame ({@link #ended} tells which)
     * @throws MediaException if the source failed; it stays so
     */
    @Nullable
    DecodedFrame poll() throws MediaException;

    /** The next picture, waiting for it; null after the source's last frame. Never on the FX thread. */
    @Nullable
    DecodedFrame take() throws MediaException, InterruptedException;

    /** Whether the last frame was taken. */
    boolean ended();

    /** Called, on a decoder's thread, whenever a picture has become ready or the stream has ended or failed. */
    void onReady(Runnable listener);

    /** Sets how many pictures may be decoded before one is taken; at least 1. Raised when a stream comes on screen. */
    void ahead(int video);

    /** It waited off screen, and is on screen from now on. */
    default void onScreen() {}

    /** Returns at once; the decoder stops in the background. Frames taken stay valid until they are released. */
    @Override
    void close();
}
