package clipbrowser.player.vlc;

import clipbrowser.player.decode.DecodedFrame;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** A decoded frame whose memory goes back to the {@link FrameBufferPool} when it is released. */
final class VlcFrame implements DecodedFrame {
    private final long frame;
    private final int width;
    private final int height;
    private final FrameBufferPool pool;
    private final FrameBufferPool.Block block;
    private final AtomicBoolean released = new AtomicBoolean();

    VlcFrame(long frame, int width, int height, FrameBufferPool pool, FrameBufferPool.Block block) {
        this.frame = frame;
        this.width = width;
        this.height = height;
        this.pool = pool;
        this.block = block;
    }

    @Override
    public long frame() {
        return frame;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public ByteBuffer pixels() {
        return block.rows(width * height * 4);
    }

    @Override
    public void release() {
        if (released.compareAndSet(false, true)) {
            pool.give(block);
        }
    }
}
