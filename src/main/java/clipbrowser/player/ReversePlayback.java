package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.player.audio.FrameClock;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.FrameRef;
import clipbrowser.player.frames.FrameSource;

/**
 * Plays backwards: cached frames in real time; before them {@link #PIECE} frames are decoded at a time; where that
 * doesn't keep up, it goes in jumps at the shuttle's speed. Player's thread.
 */
final class ReversePlayback {
    /** Frames. */
    private static final int PIECE = 30;
    private final Transport transport;
    private final FrameSource frameSource;
    private final OpenedSource openedSource;
    private final FrameClock clock;
    private long shown;
    private long from = -1;
    private long to = -1;

    /** @param speed percent, negative */
    ReversePlayback(Transport transport, FrameSource frameSource, OpenedSource openedSource, long position, int speed,
            long now) {
        this.transport = transport;
        this.frameSource = frameSource;
        this.openedSource = openedSource;
        this.shown = position;
        this.clock = new FrameClock(openedSource.grid(), position, now, speed);
    }

    boolean over() {
        return RangePlayback.stopsBackwards(shown);
    }

    OpenedSource openedSource() {
        return openedSource;
    }

    /** Shows what is due. @return when to call again, in nanoseconds of the clock */
    long tick(long now) throws MediaException {
        frameSource.use(openedSource);
        long due = Math.max(0, clock.frameAt(now));
        if (due < shown && transport.screenReady()) {
            FrameRef picture = frameSource.frameCache().between(due, shown);
            if (picture != null) {
                transport.present(picture);
                shown = picture.frame();
            }
        }
        fill(due, now);
        return now + 4_000_000;
    }

    private void fill(long due, long now) throws MediaException {
        if (to >= 0 && !frameSource.frameCache().has(to) && to < shown && from <= due + PIECE) {
            frameSource.find(openedSource, to, from, now);
            return;
        }
        long low = frameSource.frameCache().unbrokenDownFrom(shown);
        int piece = Math.min(PIECE, frameSource.frameCache().room() / 2);
        if (low <= 0 || due - low > piece) {
            return;
        }
        to = Math.max(0, Math.min(low - 1, due));
        if (RangePlayback.skipsBackwards(clock.speed())) {
            // A keyframe is decoded soonest.
            from = openedSource.table().keyframeAtOrBefore(to);
            to = from;
        } else {
            from = Math.max(0, to - piece + 1);
        }
        frameSource.find(openedSource, to, from, now);
    }
}
