package clipbrowser.player.frames;

import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.OpenedSource;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Copies each picture into one of three images and has it shown on the FX thread. At most one is on its way there, and
 * at most one is shown between two pulses of JavaFX, so that each is painted before the next one replaces it.
 */
public final class ImageOutput implements VideoOutput {
    /** Called on the FX thread with the frame that the window shows from now on. */
    @FunctionalInterface
    public interface Shown {
        void shown(OpenedSource source, long frame, Image image, boolean missing);
    }

    /** One on screen, one that may still be painted, one to be filled. */
    private static final int SURFACES = 3;

    /** Nanoseconds after which a picture counts as taken although no pulse came: a covered window isn't painted. */
    private static final long UNPAINTED = 100_000_000;

    private record Coming(FrameRef picture, long generation) {}

    /** An image with its memory. */
    private record Surface(PixelBuffer<ByteBuffer> buffer, WritableImage image) {
        static Surface of(DecodedFrame picture) {
            PixelBuffer<ByteBuffer> buffer = new PixelBuffer<>(picture.width(), picture.height(),
                    ByteBuffer.allocateDirect(picture.width() * picture.height() * 4),
                    PixelFormat.getByteBgraPreInstance());
            return new Surface(buffer, new WritableImage(buffer));
        }

        boolean fits(DecodedFrame picture) {
            return buffer.getWidth() == picture.width() && buffer.getHeight() == picture.height();
        }

        void take(DecodedFrame picture) {
            buffer.updateBuffer(pixels -> {
                pixels.getBuffer().clear().put(picture.pixels());
                return null;
            });
        }
    }

    private final AtomicReference<@Nullable Coming> coming = new AtomicReference<>();
    /** In the order of their last use. */
    private final Deque<Surface> surfaces = new ArrayDeque<>();
    private final Shown listener;
    private final Executor fx;
    private final Runnable taken;
    private volatile boolean closed;
    private volatile long offered;
    private long generation;
    private boolean pulses;
    private boolean shownInPulse;

    /** @param taken called on the FX thread whenever another picture may be shown */
    public ImageOutput(Shown listener, Executor fx, Runnable taken) {
        this.listener = listener;
        this.fx = fx;
        this.taken = taken;
    }

    @Override
    public boolean ready() {
        if (coming.get() == null) {
            return true;
        }
        if (System.nanoTime() - offered > UNPAINTED) {
            // No pulse: the window is covered, or the picture hidden.
            offered = System.nanoTime();
            fx.execute(this::pulse);
        }
        return false;
    }

    @Override
    public void show(FrameRef picture, long ofGeneration) {
        Coming unseen = coming.getAndSet(new Coming(picture, ofGeneration));
        if (unseen != null) {
            unseen.picture.drop();
        }
        offered = System.nanoTime();
        fx.execute(this::offer);
    }

    /** Sets the current generation: pictures of older ones are dropped. FX thread. */
    public void generation(long newest) {
        generation = newest;
    }

    /** Whether {@link #pulse} is called before every painting of the window from now on. FX thread. */
    public void pulses(boolean on) {
        pulses = on;
        shownInPulse = false;
    }

    /** The window is about to be painted. FX thread. */
    public void pulse() {
        shownInPulse = false;
        offer();
    }

    private void offer() {
        if (pulses && shownInPulse) {
            return;
        }
        Coming next = coming.getAndSet(null);
        if (next == null) {
            return;
        }
        // Requested by an older generation.
        if (next.generation >= generation && !closed) {
            shownInPulse = true;
            listener.shown(next.picture.openedSource(), next.picture.frame(), image(next.picture.picture()),
                    next.picture.picture().missing());
        }
        next.picture.drop();
        taken.run();
    }

    /** Copies a picture into the image used longest ago: neither shown nor still being painted. */
    private Image image(DecodedFrame picture) {
        Surface used = surfaces.size() < SURFACES ? Surface.of(picture) : surfaces.removeFirst();
        if (!used.fits(picture)) {
            used = Surface.of(picture);
        }
        surfaces.addLast(used);
        used.take(picture);
        return used.image;
    }

    public void close() {
        closed = true;
        Coming unseen = coming.getAndSet(null);
        if (unseen != null) {
            unseen.picture.drop();
        }
    }
}
