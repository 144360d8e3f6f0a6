package clipbrowser.controller.thumbnails;

import clipbrowser.controller.Tasks;
import clipbrowser.controller.thumbnails.ThumbnailCodec.Pixels;
import clipbrowser.controller.thumbnails.ThumbnailQueue.Key;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaLibrary;
import clipbrowser.model.SourceMedia;
import clipbrowser.session.Source;
import clipbrowser.session.Thumbnails;
import clipbrowser.store.BlobCache;
import clipbrowser.time.FrameRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** Has the visible thumbnails made, and caches them in memory and on disk. FX thread. */
public final class ThumbnailsController implements Thumbnails, AutoCloseable {
    /** Bytes of thumbnails in memory: some three thousand at the usual size. */
    private static final long MOST_BYTES = 48L << 20;
    /** In nanoseconds: what couldn't be made is tried again when it is looked at after so long. */
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(20);
    /** Pixels on a display of one device pixel each. */
    private static final int HEIGHT = 48;

    private final Tasks tasks;
    private final MediaLibrary library;
    private final ThumbnailQueue requests = new ThumbnailQueue();
    private final ThumbnailWorker maker;
    private final Map<Source, Known> sources = new WeakHashMap<>();
    private final Map<Key, Image> images = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<Key, Long> failures = new HashMap<>();
    private final ReadOnlyLongWrapper arrived = new ReadOnlyLongWrapper();
    private final long most;
    private long held;
    private int height = HEIGHT;

    /** What was found out of a source; its table is null until it was read. */
    private static final class Known {
        private String name = "";
        private @Nullable FrameTable table;
        private boolean failed;
    }

    /**
     * @param blobs   where stills are kept
     * @param backgroundThrottle who goes first
     */
    public ThumbnailsController(Tasks tasks, MediaLibrary library, LazyPreviewDecoder previewDecoder,
            BackgroundThrottle backgroundThrottle, BlobCache blobs) {
        this(tasks, library, previewDecoder, backgroundThrottle, blobs, MOST_BYTES);
    }

    /** @param most bytes of pictures in memory */
    ThumbnailsController(Tasks tasks, MediaLibrary library, LazyPreviewDecoder previewDecoder,
            BackgroundThrottle backgroundThrottle, BlobCache blobs,
            long most) {
        this.most = most;
        this.tasks = tasks;
        this.library = library;
        maker = new ThumbnailWorker(requests, library, previewDecoder, backgroundThrottle, blobs,
                new ThumbnailWorker.Heard() {
                    @Override
                    public void made(Key key, Pixels pixels) {
                        Image image = image(pixels);
                        tasks.fx().execute(() -> remember(key, image));
                    }

                    @Override
                    public void failed(Key key) {
                        tasks.fx().execute(() -> forget(key));
                    }
                }, tasks.faults());
        maker.start();
    }

    /** How many device pixels a pixel of the window has: stills are made as fine as they are seen. */
    public void density(double scale) {
        height = Math.clamp((int) Math.ceil(HEIGHT * scale / 24) * 24L, HEIGHT, 4 * HEIGHT);
        arrived.set(arrived.get() + 1);
    }

    @Override
    public Place place() {
        return new Spot();
    }

    @Override
    public ReadOnlyLongProperty arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }

    private static Image image(Pixels pixels) {
        WritableImage image = new WritableImage(pixels.width(), pixels.height());
        image.getPixelWriter().setPixels(0, 0, pixels.width(), pixels.height(), PixelFormat.getByteBgraPreInstance(),
                pixels.bgra(), 0, pixels.width() * 4);
        return image;
    }

    private void remember(Key key, Image image) {
        Image before = images.put(key, image);
        held += bytes(image) - (before == null ? 0 : bytes(before));
        var oldest = images.values().iterator();
        while (held > most && oldest.hasNext()) {
            held -= bytes(oldest.next());
            oldest.remove();
        }
        failures.remove(key);
        arrived.set(arrived.get() + 1);
    }

    private void forget(Key key) {
        failures.put(key, System.nanoTime());
        arrived.set(arrived.get() + 1);
    }

    private static long bytes(Image image) {
        return Math.round(image.getWidth() * image.getHeight()) * 4;
    }

    /** Of pictures in memory. */
    long heldBytes() {
        return held;
    }

    private Known known(Source source) {
        Known known = sources.get(source);
        if (known == null) {
            known = new Known();
            sources.put(source, known);
            source.factsProperty().subscribe((_, _) -> read(source));
            source.failureProperty().subscribe((_, _) -> {
                failures.clear();
                read(source);
            });
            read(source);
        }
        return known;
    }

    /** The table is there already where the facts are: asking for it again costs nothing. */
    private void read(Source source) {
        arrived.set(arrived.get() + 1);
        Known known = sources.get(source);
        if (known == null || source.facts() == null || known.table != null && !known.failed) {
            return;
        }
        SourceMedia media = source.media();
        tasks.of(() -> {
            FrameTable table = library.table(media);
            Known found = new Known();
            found.table = table;
            found.name = library.fingerprint(media).orElse("");
            return found;
        }).onDone(found -> {
            known.table = found.table;
            known.name = found.name.isEmpty() ? Key.NAMELESS + source.id() : found.name;
            known.failed = found.table == null || found.table.samples().isEmpty();
            arrived.set(arrived.get() + 1);
        }).onFailed(_ -> {
            known.failed = true;
            arrived.set(arrived.get() + 1);
        }).start();
    }

    private final class Spot implements Place {
        private Set<Key> wanted = new HashSet<>();

        @Override
        public void anew() {
            wanted.forEach(requests::drop);
            wanted.clear();
        }

        @Override
        public Thumbnail of(Source source, long frame) {
            Known known = known(source);
            FrameTable table = known.table;
            return table == null || known.failed
                    ? waiting(source, known)
                    : still(source, known, Math.clamp(frame, 0, table.grid().frames() - 1), true);
        }

        @Override
        public Thumbnail within(Source source, FrameRange range) {
            Known known = known(source);
            FrameTable table = known.table;
            return table == null || known.failed
                    ? waiting(source, known)
                    : still(source, known, best(table, range), false);
        }

        private static Thumbnail waiting(Source source, Known known) {
            return known.failed || source.failure() != null ? new Thumbnail.None() : new Thumbnail.Coming();
        }

        private Thumbnail still(Source source, Known known, long frame, boolean exact) {
            Key key = new Key(known.name, frame, height);
            Image image = images.get(key);
            if (image != null) {
                return new Thumbnail.There(image);
            }
            Long failed = failures.get(key);
            if (failed != null && System.nanoTime() - failed < AGAIN) {
                return new Thumbnail.None();
            }
            // Evicted, or failed and worth another try: requested again.
            if (wanted.add(key) || !requests.holds(key)) {
                requests.want(key, source.media(), exact);
            }
            return new Thumbnail.Coming();
        }
    }

    /**
     * The frame that stands for a range: a keyframe near its middle, else one that stays the same while ranges grow and
     * shrink a little.
     */
    static long best(FrameTable table, FrameRange range) {
        long last = table.grid().frames() - 1;
        long step = Math.max(1, Long.highestOneBit(range.length() / 2));
        long middle = (range.in() + range.out()) / 2;
        long even = Math.clamp((middle + step / 2) / step * step, Math.min(range.in(), last),
                Math.min(range.last(), last));
        long before = table.keyframeAtOrBefore(even);
        long after = table.keyframeAfter(even);
        long near = after <= last && after - even < even - before ? after : before;
        return Math.abs(near - even) <= range.length() / 2 ? near : even;
    }

    /** Ends all work; returns soon. */
    @Override
    public void close() {
        maker.stop();
    }
}
