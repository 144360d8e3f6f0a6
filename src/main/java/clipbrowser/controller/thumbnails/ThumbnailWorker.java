package clipbrowser.controller.thumbnails;

import clipbrowser.controller.thumbnails.ThumbnailCodec.Pixels;
import clipbrowser.controller.thumbnails.ThumbnailQueue.Key;
import clipbrowser.controller.thumbnails.ThumbnailQueue.Request;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.SampleTable;
import clipbrowser.model.FaultLog;
import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.decode.DecodeSize;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.store.BlobCache;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes the wanted thumbnails in batches, on a thread of its own. */
final class ThumbnailWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailWorker.class);

    /** Thumbnails in a batch. Requests made meanwhile wait for its end. */
    private static final int MOST_WISHES = 64;
    private static final int MOST_SAMPLES = 300;
    private static final long MOST_BYTES = 32L << 20;
    /** Bytes that may be fetched for a thumbnail; beyond that a nearby keyframe is taken. */
    private static final long FETCHED_EXACT = 8L << 20;
    private static final long FETCHED = 2L << 20;

    private static final Duration STOPPING = Duration.ofSeconds(1);

    /** Told what became of requests, on the worker's thread. */
    interface Heard {
        void made(Key key, Pixels pixels);

        void failed(Key key);
    }

    private final ThumbnailQueue requests;
    private final MediaLibrary library;
    private final LazyPreviewDecoder previewDecoder;
    private final BackgroundThrottle backgroundThrottle;
    private final BlobCache blobs;
    private final Heard heard;
    private final FaultLog faults;
    private final Thread thread;

    ThumbnailWorker(ThumbnailQueue requests, MediaLibrary library, LazyPreviewDecoder previewDecoder,
            BackgroundThrottle backgroundThrottle, BlobCache blobs,
            Heard heard, FaultLog faults) {
        this.requests = requests;
        this.library = library;
        this.previewDecoder = previewDecoder;
        this.backgroundThrottle = backgroundThrottle;
        this.blobs = blobs;
        this.heard = heard;
        this.faults = faults;
        thread = Thread.ofPlatform().daemon().name("stills").priority(Thread.MIN_PRIORITY).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Waits a moment for what is just being written. */
    void stop() {
        requests.close();
        thread.interrupt();
        try {
            thread.join(STOPPING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (true) {
                List<Request> handful = requests.next(MOST_WISHES);
                if (handful.isEmpty()) {
                    return;
                }
                try {
                    handful = unkept(handful);
                    if (!handful.isEmpty()) {
                        make(handful);
                    }
                } catch (RuntimeException | Error e) {
                    faults.unexpected("keeping stills", e);
                    handful.forEach(request -> requests.done(request.key()));
                }
            }
        } catch (InterruptedException _) {
            // The program closes.
        }
    }

    /** Hands over what lies on the disk. @return what doesn't */
    private List<Request> unkept(List<Request> handful) {
        List<Request> left = new ArrayList<>();
        for (Request request : handful) {
            byte[] code = request.key().kept() ? blobs.get(request.key().source(), name(request.key())) : null;
            Optional<Pixels> kept = code == null ? Optional.empty() : ThumbnailCodec.read(code);
            if (kept.isPresent()) {
                made(request.key(), kept.get());
            } else {
                left.add(request);
            }
        }
        return left;
    }

    private static String name(Key key) {
        return key.frame() + "-" + key.height();
    }

    private void made(Key key, Pixels pixels) {
        heard.made(key, pixels);
        requests.done(key);
    }

    private void failed(Key key) {
        heard.failed(key);
        requests.done(key);
    }

    private void make(List<Request> handful) throws InterruptedException {
        TreeMap<Long, List<Request>> chosen = new TreeMap<>();
        try {
            Request first = handful.getFirst();
            FrameTable table = library.table(first.media());
            SampleTable samples = table.samples().orElseThrow(() -> new MediaException(new MediaFailure.Undecodable()));
            choose(handful, table, samples, chosen);
            if (chosen.isEmpty()) {
                return;
            }
            long[] frames = chosen.keySet().stream().mapToLong(Long::longValue).toArray();
            int height = first.key().height();
            Decoder.Size size = DecodeSize.fit(table.facts(), new Decoder.Size(4 * height, height));
            List<Key> keys = chosen.values().stream().flatMap(List::stream).map(Request::key).toList();
            PreviewDecoder.Throttle throttle = backgroundThrottle.throttle(() -> requests.wanted(keys));
            // Playback starts its decoder first.
            if (!throttle.next()) {
                return;
            }
            previewDecoder.open().video(first.media(), table, frames, size, throttle,
                    picture -> take(picture, table.facts(), chosen));
            // What can't be decoded, or isn't in the file, didn't come.
            chosen.values().stream().flatMap(List::stream).toList().forEach(request -> failed(request.key()));
        } catch (CancellationException _) {
            // Nobody looks at them any more.
        } catch (MediaException e) {
            LOG.info("stills can't be made: {}", e.getMessage());
            List<Request> lost = chosen.isEmpty() ? handful : chosen.values().stream().flatMap(List::stream).toList();
            lost.forEach(request -> failed(request.key()));
        } catch (RuntimeException | Error e) {
            faults.unexpected("making stills of " + handful.getFirst().media().id(), e);
            handful.forEach(request -> failed(request.key()));
        }
    }

    /** As many as are made in one go, the most wanted first; by the frame that is decoded. */
    private void choose(List<Request> handful, FrameTable table, SampleTable samples, Map<Long, List<Request>> chosen) {
        Map<Integer, Integer> covered = new HashMap<>();
        int counted = 0;
        long bytes = 0;
        for (Request request : handful) {
            long frame = affordable(request, table, samples);
            if (frame < 0) {
                failed(request.key());
                continue;
            }
            int sample = samples.ofFrame(frame);
            int key = key(table, samples, frame);
            int from = covered.getOrDefault(key, key);
            int more = Math.max(0, sample + 1 - from);
            long size = 0;
            for (int i = from; i <= sample; i++) {
                size += samples.size(i);
            }
            if (!chosen.isEmpty() && (counted + more > MOST_SAMPLES || bytes + size > MOST_BYTES)) {
                continue;
            }
            counted += more;
            bytes += size;
            covered.merge(key, sample + 1, Math::max);
            chosen.computeIfAbsent(frame, _ -> new ArrayList<>()).add(request);
        }
    }

    private static int key(FrameTable table, SampleTable samples, long frame) {
        return Math.min(samples.ofFrame(table.keyframeAtOrBefore(frame)), samples.ofFrame(frame));
    }

    /**
     * The frame to decode: the requested one, or the nearest keyframe where too many bytes would have to be fetched; −1
     * where even that needs too many.
     */
    private long affordable(Request request, FrameTable table, SampleTable samples) {
        long frame = Math.clamp(request.key().frame(), 0, samples.frames() - 1);
        if (missing(request, table, samples, frame) <= (request.exact() ? FETCHED_EXACT : FETCHED)) {
            return frame;
        }
        long before = table.keyframeAtOrBefore(frame);
        long after = table.keyframeAfter(frame);
        long near = after < samples.frames() && after - frame < frame - before ? after : before;
        return missing(request, table, samples, near) <= FETCHED_EXACT ? near : -1;
    }

    private long missing(Request request, FrameTable table, SampleTable samples, long frame) {
        long from = samples.position(key(table, samples, frame));
        int sample = samples.ofFrame(frame);
        long to = Math.max(from, samples.position(sample)) + samples.size(sample);
        return from < 0 || to <= from ? 0 : library.missing(request.media(), from, to);
    }

    private void take(DecodedFrame picture, FileFacts facts, Map<Long, List<Request>> chosen) {
        Pixels pixels;
        try {
            pixels = upright(picture, facts.rotation(), facts.mirrored());
        } finally {
            picture.release();
        }
        List<Request> of = Objects.requireNonNullElse(chosen.remove(picture.frame()), List.of());
        of.forEach(request -> made(request.key(), pixels));
        // A substitute isn't stored: the requested frame may be decodable later.
        of.stream().map(Request::key).filter(key -> key.frame() == picture.frame() && key.kept()).distinct()
                .forEach(key -> blobs.put(key.source(), name(key), ThumbnailCodec.written(pixels)));
    }

    /** @param rotation degrees clockwise, a multiple of 90 @param mirrored left to right, before it is turned */
    static Pixels upright(DecodedFrame picture, int rotation, boolean mirrored) {
        ByteBuffer from = picture.pixels();
        int width = picture.width();
        int height = picture.height();
        byte[] bgra = new byte[width * height * 4];
        if (rotation == 0 && !mirrored) {
            from.get(0, bgra);
            return new Pixels(width, height, bgra);
        }
        boolean across = rotation % 180 != 0;
        int wide = across ? height : width;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = mirrored ? width - 1 - x : x;
                int toX = switch (rotation) {
                    case 0 -> right;
                    case 90 -> height - 1 - y;
                    case 180 -> width - 1 - right;
                    default -> y;
                };
                int toY = switch (rotation) {
                    case 0 -> y;
                    case 90 -> right;
                    case 180 -> height - 1 - y;
                    default -> width - 1 - right;
                };
                from.get((y * width + x) * 4, bgra, (toY * wide + toX) * 4, 4);
            }
        }
        return new Pixels(wide, across ? width : height, bgra);
    }
}
