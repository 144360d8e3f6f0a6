package clipbrowser.player.frames;

import clipbrowser.media.MediaException;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.decode.VideoStream;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a source forwards from one frame: being opened, open, ended, or failed. Player's thread; only the opening
 * runs on another one.
 */
public final class DecodeStream {
    private final OpenedSource openedSource;
    private final long from;
    private final long born;
    private @Nullable VideoStream stream;
    private @Nullable FrameRef head;
    private @Nullable MediaException failure;
    private long next;
    private int ahead = 1;
    private boolean closed;
    /** Whether it waits off screen. */
    private boolean waits;

    /**
     * @param from  the first frame that comes out
     * @param born  when it was asked for, in nanoseconds
     * @param waits whether it isn't for the screen yet
     */
    DecodeStream(OpenedSource openedSource, long from, long born, boolean waits) {
        this.openedSource = openedSource;
        this.from = from;
        this.born = born;
        this.next = from;
        this.waits = waits;
    }

    /** Opens it on another thread. @param inbox runs tasks on the player's thread: the outcome is handled there */
    void open(Decoder decoder, Decoder.Size size, int ahead, Executor opener, Executor inbox) {
        this.ahead = ahead;
        boolean waiting = waits;
        opener.execute(() -> {
            try {
                VideoStream opened = decoder.video(openedSource.media(), openedSource.table(), from, size, ahead,
                        waiting);
                opened.onReady(() -> inbox.execute(() -> {}));
                inbox.execute(() -> opened(opened));
            } catch (MediaException e) {
                inbox.execute(() -> failure = e);
            }
        });
    }

    private void opened(VideoStream now) {
        if (closed) {
            now.close();
        } else {
            stream = now;
            now.ahead(ahead);
            if (!waits) {
                now.onScreen();
            }
        }
    }

    OpenedSource openedSource() {
        return openedSource;
    }

    long from() {
        return from;
    }

    /** The frame that comes next. */
    long next() {
        return next;
    }

    /** In nanoseconds. */
    long born() {
        return born;
    }

    public boolean opening() {
        return stream == null && failure == null;
    }

    @Nullable
    MediaException failure() {
        return failure;
    }

    /** Whether the source's last frame was taken. */
    boolean ended() {
        return head == null && stream != null && stream.ended();
    }

    void ahead(int video) {
        ahead = video;
        if (stream != null) {
            stream.ahead(video);
        }
    }

    /** It waits no more, but is on screen. */
    void onScreen() {
        waits = false;
        if (stream != null) {
            stream.onScreen();
        }
    }

    /** The next frame if it is decoded, else null. This stream keeps it, and it stays the next. */
    @Nullable
    FrameRef peek() {
        if (head == null && stream != null && failure == null) {
            try {
                DecodedFrame picture = stream.poll();
                if (picture != null) {
                    head = new FrameRef(openedSource, picture);
                    next = picture.frame();
                }
            } catch (MediaException e) {
                failure = e;
            }
        }
        return head;
    }

    /** Takes the frame that {@link #peek} returned: the caller has to release it. */
    FrameRef take() {
        FrameRef taken = peek();
        if (taken == null) {
            throw new IllegalStateException("no picture");
        }
        head = null;
        next = taken.frame() + 1;
        return taken;
    }

    void close() {
        closed = true;
        if (head != null) {
            head.drop();
            head = null;
        }
        if (stream != null) {
            stream.close();
        }
    }
}
