package clipbrowser.player;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Brings pictures to the window without copying them: an image lies right over each picture's memory. At most one is
 * on its way, and at most one is shown between two pulses, so that none is painted over unseen.
 */
final class Presenter implements Screen {
    /** Images that are kept for memory that comes round again; with their textures they are as large as the ring. */
    private static final int IMAGES = 64;

    /** A picture waits no longer for the window to be painted, in nanoseconds. */
    private static final long UNPAINTED = 100_000_000;

    private record Coming(SharedPicture picture, long wish) {}

    /** Pixels by where they lie; what holds a surface keeps its memory, so no other can come to lie there. */
    private record Memory(long address, int width, int height) {
        static Memory of(Picture picture, ByteBuffer pixels) {
            return new Memory(MemorySegment.ofBuffer(pixels).address(), picture.width(), picture.height());
        }
    }

    private record Surface(PixelBuffer<ByteBuffer> buffer, WritableImage image) {}

    private final AtomicReference<@Nullable Coming> coming = new AtomicReference<>();
    private final Map<Memory, Surface> surfaces = new LinkedHashMap<>(16, 0.75f, true);
    private final Told told;
    private final Executor fx;
    private final Runnable taken;
    private volatile boolean closed;
    private volatile long offered;
    private long wish;
    private boolean pulses;
    private boolean shownInPulse;
    private @Nullable SharedPicture current;
    private @Nullable SharedPicture before;

    /** @param taken called on the FX thread whenever another picture may be shown */
    Presenter(Told told, Executor fx, Runnable taken) {
        this.told = told;
        this.fx = fx;
        this.taken = taken;
    }

    @Override
    public boolean ready() {
        if (coming.get() == null) {
            return true;
        }
        if (System.nanoTime() - offered > UNPAINTED) {
            // Nothing is painted: the window is covered, or the picture hidden.
            offered = System.nanoTime();
            fx.execute(this::pulse);
        }
        return false;
    }

    @Override
    public void show(SharedPicture picture, long ofWish) {
        Coming unseen = coming.getAndSet(new Coming(picture, ofWish));
        if (unseen != null) {
            unseen.picture.drop();
        }
        offered = System.nanoTime();
        fx.execute(this::offer);
    }

    /** What answers an older wish is not shown any more. FX thread. */
    void wish(long newest) {
        wish = newest;
    }

    /** Whether {@link #pulse} is called before every painting of the window from now on. FX thread. */
    void pulses(boolean on) {
        pulses = on;
        shownInPulse = false;
    }

    /** The window is about to be painted. FX thread. */
    void pulse() {
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
        if (next.wish < wish || closed) {
            next.picture.drop();
        } else {
            shownInPulse = true;
            told.shown(next.picture.reel(), next.picture.frame(), image(next.picture.picture()));
            // The window may still be painting the picture before this one: that one is kept for one more.
            if (before != null) {
                before.drop();
            }
            before = current;
            current = next.picture;
        }
        taken.run();
    }

    private Image image(Picture picture) {
        ByteBuffer pixels = picture.pixels();
        Memory memory = Memory.of(picture, pixels);
        Surface known = surfaces.get(memory);
        if (known != null) {
            known.buffer.updateBuffer(_ -> null);
            return known.image;
        }
        PixelBuffer<ByteBuffer> buffer = new PixelBuffer<>(picture.width(), picture.height(), pixels,
                PixelFormat.getByteBgraPreInstance());
        Surface made = new Surface(buffer, new WritableImage(buffer));
        surfaces.put(memory, made);
        Iterator<Memory> oldest = surfaces.keySet().iterator();
        while (surfaces.size() > IMAGES) {
            oldest.next();
            oldest.remove();
        }
        return made.image;
    }

    void close() {
        closed = true;
        Coming unseen = coming.getAndSet(null);
        if (unseen != null) {
            unseen.picture.drop();
        }
    }
}
