package clipbrowser.player.decode;

import clipbrowser.media.MediaException;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one source from a frame on, each once, in order, without a gap, decoded ahead as far as its room
 * allows and no further. A frame that can't be decoded comes as one that says so ({@link DecodedFrame#missing}). One
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

    /** From now on so many pictures may be decoded before one is taken; at least 1. A waiting stream comes on screen. */
    void ahead(int video);

    /** Ends it. Returns at once; the decoder is let go behind the scenes. Pictures taken stay valid until released. */
    @Override
    void close();
}
