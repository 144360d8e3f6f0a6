package clipbrowser.player.frames;

import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.OpenedSource;
import java.util.concurrent.atomic.AtomicInteger;

/** A decoded frame with a count of its users (screen, cache). The last one that drops it gives its memory back. */
public final class FrameRef {
    private final OpenedSource openedSource;
    private final DecodedFrame picture;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** With one reference, the caller's. */
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
