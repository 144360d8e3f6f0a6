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

/** Which picture is on screen and which one is looked for while nothing plays. Player's thread. */
final class Playhead {
    private static final long MILLI = 1_000_000;
    /** So many frames before one that is stepped back to are remembered with it. */
    private static final int FILL = 24;
    private final VideoOutput screen;
    private final FrameSource supply;
    private final AudioQueue sound;
    private @Nullable OpenedSource reel;
    private long wish;
    private long position = -1;
    private long target = -1;
    private boolean fast;
    private boolean fill;
    private boolean heard;

    Playhead(VideoOutput screen, FrameSource supply, AudioQueue sound) {
        this.screen = screen;
        this.supply = supply;
        this.sound = sound;
    }

    @Nullable
    OpenedSource reel() {
        return reel;
    }

    /** The frame on screen; −1 if none of this source is. */
    long position() {
        return position;
    }

    /** Whether a frame is looked for. */
    boolean seeking() {
        return target >= 0;
    }

    /** The frame on screen or the one that was asked for. */
    long at() {
        return target >= 0 ? target : Math.max(0, position);
    }

    boolean on(OpenedSource of, long frame) {
        return of.equals(reel) && position == frame;
    }

    /** The frame that is looked for; null if none is. */
    @Nullable
    PrerollPoint wanted() {
        return target >= 0 && reel != null ? new PrerollPoint(reel, target) : null;
    }

    /** What is shown from now on answers this wish of the editor's. */
    void wish(long newest) {
        wish = newest;
    }

    void present(FrameRef picture) {
        reel = picture.reel();
        position = picture.frame();
        screen.show(picture.hold(), wish);
    }

    /** Nothing is looked for any more. */
    void settle() {
        target = -1;
    }

    /** There is no source. */
    void clear() {
        reel = null;
        position = -1;
        target = -1;
    }

    /** Leaves for a frame of the source on screen and stays there. */
    void park(long frame) {
        target = reel == null ? -1 : reel.clamp(frame);
        plain();
    }

    /** What was to be played from there is to be seen there. */
    void insteadOf(PrerollPoint start) {
        reel = start.reel();
        target = start.frame();
    }

    /** The picture on screen is wanted anew, at another size. */
    void again() {
        if (reel != null && position >= 0 && target < 0) {
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
     * @param quick     pictures on the way are shown too
     * @param backwards what lies before it will be wanted next
     * @param hear      whether its sound is played
     */
    void aim(OpenedSource at, long frame, boolean quick, boolean backwards, boolean hear) {
        if (!at.equals(reel)) {
            position = -1;
        }
        reel = at;
        target = at.clamp(frame);
        fast = quick;
        fill = backwards;
        heard = hear;
        if (target == position) {
            FrameRef known = supply.ring().get(position);
            if (known == null) {
                position = -1;
            } else {
                // It may have been turned back on its way to the screen.
                screen.show(known.hold(), wish);
                target = -1;
            }
        }
    }

    /** Looks for what is looked for. @return when to come again, in nanoseconds of the clock */
    long stand(long now) throws MediaException {
        OpenedSource at = reel;
        if (target >= 0 && at != null && screen.ready()) {
            long openAt = fill
                    ? Math.max(at.table().keyframeAtOrBefore(target),
                            target - Math.min(FILL, supply.ring().room() / 2))
                    : target;
            FrameRef picture = fast ? supply.near(at, target, now) : supply.find(at, target, openAt, now);
            long last = supply.endedBefore(at, target);
            if (picture == null && last >= 0) {
                target = last;
                picture = supply.ring().get(last);
            }
            if (picture != null) {
                take(at, picture, picture.frame() == target || last >= 0);
            }
        }
        sound.pump(now, null, -1);
        return target >= 0 ? now + 10 * MILLI : sound.busy() ? now + sound.pause() : Long.MAX_VALUE;
    }

    private void take(OpenedSource at, FrameRef picture, boolean there) {
        FrameGrid grid = at.grid();
        if (picture.frame() != position) {
            present(picture);
            if (heard) {
                sound.once(at, grid.startOf(position).nanos(), grid.startOf(position + 1).nanos());
            }
        }
        if (there) {
            target = -1;
            if (!heard) {
                sound.prepare(at, grid.startOf(position).nanos());
            }
        }
    }
}
