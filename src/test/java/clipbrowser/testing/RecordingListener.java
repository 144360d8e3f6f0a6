package clipbrowser.testing;

import clipbrowser.media.MediaException;
import clipbrowser.player.PlayerListener;
import clipbrowser.player.decode.OpenedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import org.jspecify.annotations.Nullable;

/** Sees what a player shows, reads the numbers from the pixels, and can be waited with. Any thread. */
public final class RecordingListener implements PlayerListener {
    /**
     * One picture.
     *
     * @param said   the frame that the player named
     * @param number what its pixels say; empty if they can't be read
     * @param at     in nanoseconds
     */
    public record Seen(OpenedSource openedSource, long said, OptionalInt number, long at) {}

    private final List<Seen> seen = new ArrayList<>();
    private Motion motion = Motion.STILL;
    private int ended;
    private @Nullable MediaException failure;
    private @Nullable Image image;

    @Override
    public void shown(OpenedSource openedSource, long frame, Image picture, boolean missing) {
        long at = System.nanoTime();
        PixelReader pixels = picture.getPixelReader();
        OptionalInt number = NumberStrip.read((int) picture.getWidth(), (int) picture.getHeight(), (x, y) -> {
            int argb = pixels.getArgb(x, y);
            return ((argb >> 16 & 255) + (argb >> 8 & 255) + (argb & 255)) / 3;
        });
        synchronized (this) {
            image = picture;
            seen.add(new Seen(openedSource, frame, number, at));
            notifyAll();
        }
    }

    /** The picture on screen; null before the first. */
    public synchronized @Nullable Image image() {
        return image;
    }

    /** What was seen since {@link #forget}. */
    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    public synchronized void forget() {
        seen.clear();
        ended = 0;
    }

    /** Failures so far are forgotten. */
    public synchronized void forgive() {
        failure = null;
    }

    /** Waits until a picture is seen, or was, since {@link #forget}. @throws AssertionError after ten seconds */
    public synchronized Seen await(Predicate<Seen> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        int looked = 0;
        while (true) {
            for (; looked < seen.size(); looked++) {
                if (wanted.test(seen.get(looked))) {
                    return seen.get(looked);
                }
            }
            pause(end);
        }
    }

    /** Waits until playing is over. @throws AssertionError after so many seconds */
    public synchronized void awaitOver(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (ended == 0) {
            pause(end);
        }
    }

    private void pause(long end) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (failure != null) {
            throw new AssertionError("failed", failure);
        }
        if (left <= 0) {
            throw new AssertionError("it never came; " + motion + ", saw "
                    + seen.stream().map(s -> s.openedSource().media().id() + ":" + s.said()).toList());
        }
        try {
            wait(left);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void moves(Motion now, boolean free) {
        motion = now;
    }

    @Override
    public void began(Object tag) {}

    @Override
    public void played(Object tag) {}

    @Override
    public synchronized void over() {
        ended++;
        notifyAll();
    }

    @Override
    public void speed(int percent) {}

    @Override
    public void soundLost(boolean lost) {}

    @Override
    public void levels(List<Integer> tenths) {}

    @Override
    public synchronized void failed(OpenedSource openedSource, MediaException why) {
        failure = why;
        notifyAll();
    }
}
