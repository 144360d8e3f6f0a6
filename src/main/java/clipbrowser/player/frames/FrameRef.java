package clipbrowser.player.frames;

import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.OpenedSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A picture that several hold at a time: the screen, the ring of recent ones. The last to drop it releases it. */
public final class FrameRef {
    private final OpenedSource openedSource;
    private final DecodedFrame picture;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** Held once, by whoever made it. */
    FrameRef(OpenedSource openedSource, DecodedFrame picture) {
        this.openedSource = openedSource;
        this.picture = picture;
    }

    public OpenedSource openedSource() {
        return openedSource;
    }

    public long frame() {
        return picture.frame();
    }

    DecodedFrame picture() {
        return picture;
    }

    /** In bytes. */
    long size() {
        return 4L * picture.width() * picture.height();
    }

    public FrameRef hold() {
        holders.incrementAndGet();
        return this;
    }

    /** Any thread. */
    public void drop() {
        if (holders.decrementAndGet() == 0) {
            picture.release();
        }
    }
}
