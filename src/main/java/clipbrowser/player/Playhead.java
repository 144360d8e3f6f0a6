package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.player.audio.AudioQueue;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.FrameRef;
import clipbrowser.player.frames.FrameSource;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.player.frames.VideoOutput;
import clipbrowser.time.FrameGrid;
import org.jspecify.annotations.Nullable;

/** The frame on screen, and the frame that is being sought while nothing plays. Player's thread. */
final class Playhead {
    private static final long MILLI = 1_000_000;
    /** When stepping back, this many frames before the wanted one are decoded and cached with it. */
    private static final int FILL = 24;
    private final VideoOutput screen;
    private final FrameSource frameSource;
    private final AudioQueue audio;
    private @Nullable OpenedSource openedSource;
    private long generation;
    private long position = -1;
    private long target = -1;
    private boolean fast;
    private boolean fill;
    private boolean heard;

    Playhead(VideoOutput screen, FrameSource frameSource, AudioQueue audio) {
        this.screen = screen;
        this.frameSource = frameSource;
        this.audio = audio;
    }

    @Nullable
    OpenedSource openedSource() {
        return openedSource;
    }

    /** The frame on screen; −1 if none of this source is. */
    long position() {
        return position;
    }

    /** Whether a frame is being sought. */
    boolean seeking() {
        return target >= 0;
    }

    /** The frame that is being sought, else the one on screen. */
    long at() {
        return target >= 0 ? target : Math.max(0, position);
    }

    boolean on(OpenedSource of, long frame) {
        return of.equals(openedSource) && position == frame;
    }

    /** The frame that is being sought; null if none is. */
    @Nullable
    PrerollPoint wanted() {
        return target >= 0 && openedSource != null ? new PrerollPoint(openedSource, target) : null;
    }

    /** Pictures presented from now on carry this generation. */
    void generation(long newest) {
        generation = newest;
    }

    void present(FrameRef picture) {
        openedSource = picture.openedSource();
        position = picture.frame();
        screen.show(picture.hold(), generation);
    }

    /** Gives up seeking. */
    void settle() {
        target = -1;
    }

    /** There is no source. */
    void clear() {
        openedSource = null;
        position = -1;
        target = -1;
    }

    /** Seeks a frame of the source on screen. */
    void park(long frame) {
        target = openedSource == null ? -1 : openedSource.clamp(frame);
        plain();
    }

    /** Seeks the frame that playing would have begun at. */
    void insteadOf(PrerollPoint start) {
        openedSource = start.openedSource();
        target = start.frame();
    }

    /** Decodes the picture on screen again, at another size. */
    void again() {
        if (openedSource != null && position >= 0 && target < 0) {
            target = position;
            position = -1;
            plain();
        }
    }

    private void plain() {
        fast = false;
        fill = false;
        heard = false;
    }

    /**
     * Seeks a frame.
     *
     * @param quick     whether pictures on the way are shown too
     * @param backwards whether the frames before it are likely to be wanted next, and are cached
     * @param hear      whether its sound is played
     */
    void aim(OpenedSource at, long frame, boolean quick, boolean backwards, boolean hear) {
        if (!at.equals(openedSource)) {
            position = -1;
        }
        openedSource = at;
        target = at.clamp(frame);
        fast = quick;
        fill = backwards;
        heard = hear;
        if (target == position) {
            FrameRef known = frameSource.frameCache().get(position);
            if (known == null) {
                position = -1;
            } else {
                // Presented again: on its way to the screen it may have been dropped with an older generation.
                screen.show(known.hold(), generation);
                target = -1;
            }
        }
    }

    /** Goes on seeking. @return when to call again, in nanoseconds of the clock */
    long stand(long now) throws MediaException {
        OpenedSource at = openedSource;
        if (target >= 0 && at != null && screen.ready()) {
            long openAt = fill
                    ? Math.max(at.table().keyframeAtOrBefore(target),
                            target - Math.min(FILL, frameSource.frameCache().room() / 2))
                    : target;
            FrameRef picture = fast ? frameSource.near(at, target, now) : frameSource.find(at, target, openAt, now);
            long last = frameSource.endedBefore(at, target);
            if (picture == null && last >= 0) {
                target = last;
                picture = frameSource.frameCache().get(last);
            }
            if (picture != null) {
                take(at, picture, picture.frame() == target || last >= 0);
            }
        }
        audio.pump(now, null, -1);
        return target >= 0 ? now + 10 * MILLI : audio.busy() ? now + audio.pause() : Long.MAX_VALUE;
    }

    private void take(OpenedSource at, FrameRef picture, boolean there) {
        FrameGrid grid = at.grid();
        if (picture.frame() != position) {
            present(picture);
            if (heard) {
                audio.once(at, grid.startOf(position).nanos(), grid.startOf(position + 1).nanos());
            }
        }
        if (there) {
            target = -1;
            if (!heard) {
                audio.prepare(at, grid.startOf(position).nanos());
            }
        }
    }
}
