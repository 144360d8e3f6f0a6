package clipbrowser.player.frames;

import clipbrowser.player.decode.Picture;
import clipbrowser.player.decode.Reel;
import java.util.concurrent.atomic.AtomicInteger;

/** A picture that several hold at a time: the screen, the ring of recent ones. The last to drop it releases it. */
final class SharedPicture {
    private final Reel reel;
    private final Picture picture;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** Held once, by whoever made it. */
    SharedPicture(Reel reel, Picture picture) {
        this.reel = reel;
        this.picture = picture;
    }

    Reel reel() {
        return reel;
    }

    long frame() {
        return picture.frame();
    }

    Picture picture() {
        return picture;
    }

    /** In bytes. */
    long size() {
        return 4L * picture.width() * picture.height();
    }

    SharedPicture hold() {
        holders.incrementAndGet();
        return this;
    }

    /** Any thread. */
    void drop() {
        if (holders.decrementAndGet() == 0) {
            picture.release();
        }
    }
}
