package clipbrowser.player.vlc;

import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import java.nio.ByteBuffer;

/**
 * Stands for a frame that can't be decoded or isn't in the file: dark, with slanted stripes. All share their pixels.
 */
final class MissingPicture implements DecodedFrame {
    /** BGRA. */
    private static final int DARK = 0x141414FF;
    private static final int STRIPE = 0x262626FF;

    private final long frame;
    private final Decoder.Size size;
    private final ByteBuffer pixels;

    /** @param pixels {@link #pixels(Decoder.Size)} */
    MissingPicture(long frame, Decoder.Size size, ByteBuffer pixels) {
        this.frame = frame;
        this.size = size;
        this.pixels = pixels;
    }

    /** What all missing pictures of a size show. */
    static ByteBuffer pixels(Decoder.Size size) {
        ByteBuffer made = ByteBuffer.allocateDirect(size.width() * size.height() * 4);
        int stripe = Math.max(4, size.height() / 20);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                made.putInt((x + y) / stripe % 2 == 0 ? DARK : STRIPE);
            }
        }
        return made.flip();
    }

    @Override
    public long frame() {
        return frame;
    }

    @Override
    public boolean missing() {
        return true;
    }

    @Override
    public int width() {
        return size.width();
    }

    @Override
    public int height() {
        return size.height();
    }

    @Override
    public ByteBuffer pixels() {
        return pixels.duplicate();
    }

    @Override
    public void release() {}
}
