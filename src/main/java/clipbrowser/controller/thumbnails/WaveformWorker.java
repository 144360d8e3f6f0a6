package clipbrowser.controller.thumbnails;

import clipbrowser.media.AudioSamples;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.model.FaultLog;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.store.BlobCache;
import clipbrowser.time.MediaTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes sound into peaks for the visible parts, one after the other on a thread of its own, the clip first. */
final class WaveformWorker {
    private static final Logger LOG = LoggerFactory.getLogger(WaveformWorker.class);

    /** Samples of a bucket. */
    private static final int SAMPLES = (int) (AudioStream.RATE * PeakPyramid.BUCKET / 1_000_000_000);
    /** Buckets that are made in one go: 41 s. */
    private static final long STRETCH = 4L * PeakPyramid.CHUNK;
    /** Bytes that may be fetched for a clip with its surroundings, and for one part of the rest. */
    private static final long FETCHED_CLIP = 96L << 20;
    private static final long FETCHED = 2L << 20;
    /** Bytes: a source no larger than this is fetched as a whole for its waveform. */
    private static final long SHORT = 48L << 20;

    /** In nanoseconds: what couldn't be made is tried again when it is looked at after so long. */
    private static final long AGAIN = 20_000_000_000L;
    private static final Duration STOPPING = Duration.ofSeconds(1);

    /**
     * One of a source's sound tracks, with all that its waveform is made from.
     *
     * @param number from 0
     * @param name   the source's
     */
    record Track(SourceMedia media, FrameTable table, int number, AudioSamples samples, String name, boolean kept,
            PeakPyramid shape) {
        /** A chunk's name among what is kept of the source. */
        String piece(long chunk) {
            return (number == 0 ? "sound-" : "sound-" + number + "-") + chunk;
        }

        /** In buckets: as long as the pictures. */
        long length() {
            return PeakPyramid.bucket(table.grid().end()) + 1;
        }
    }

    /** A part of a track that is looked at, in buckets. @param clip whether it is the clip */
    record Want(Track track, long from, long to, boolean clip) {}

    /** @param clip the clip that was looked at when it began */
    private record Job(Want want, long from, long to, @Nullable Want clip) {}

    private final MediaLibrary library;
    private final LazyPreviewDecoder previewDecoder;
    private final BackgroundThrottle backgroundThrottle;
    private final BlobCache blobs;
    private final Runnable more;
    private final FaultLog faults;
    private final Thread thread;
    /** By urgency. */
    private List<Want> wants = List.of();
    private boolean stale;
    private boolean closed;
    /** Used by the worker's thread only: chunks looked for on disk, and parts that failed, with the time. */
    private final Set<String> looked = new HashSet<>();
    private final Map<String, Long> lost = new HashMap<>();

    /** @param more told, on the maker's thread, when more is known */
    WaveformWorker(MediaLibrary library, LazyPreviewDecoder previewDecoder, BackgroundThrottle backgroundThrottle,
            BlobCache blobs, Runnable more,
            FaultLog faults) {
        this.library = library;
        this.previewDecoder = previewDecoder;
        this.backgroundThrottle = backgroundThrottle;
        this.blobs = blobs;
        this.more = more;
        this.faults = faults;
        thread = Thread.ofPlatform().daemon().name("waveforms").priority(Thread.MIN_PRIORITY).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Waits a moment for what is just being written. */
    void stop() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
        try {
            thread.join(STOPPING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is wanted from now on, the most urgent first; also when more can be had than before. */
    synchronized void want(List<Want> now) {
        wants = now;
        stale = true;
        notifyAll();
    }

    /** A clip that is looked at anew goes before the rest. */
    private synchronized boolean wanted(Job job) {
        boolean looked = wants.stream().anyMatch(want -> want.track.shape == job.want.track.shape
                && want.from < job.to && want.to > job.from);
        return !closed && looked && (job.want.clip || wants.stream().allMatch(want -> !want.clip
                || want.equals(job.clip) || want.track.shape.unknown(want.from, want.to) == want.to));
    }

    private void work() {
        try {
            while (true) {
                List<Want> now;
                synchronized (this) {
                    while (!stale && !closed) {
                        wait();
                    }
                    if (closed) {
                        return;
                    }
                    stale = false;
                    now = wants;
                }
                try {
                    Job job = next(now);
                    if (job != null) {
                        make(job);
                        synchronized (this) {
                            stale = true;
                        }
                    }
                } catch (RuntimeException | Error e) {
                    faults.unexpected("choosing the next waveform", e);
                }
            }
        } catch (InterruptedException _) {
            // The program closes.
        }
    }

    private @Nullable Job next(List<Want> now) {
        Want clip = now.stream().filter(Want::clip).findFirst().orElse(null);
        for (Want want : now) {
            recall(want);
            PeakPyramid shape = want.track.shape;
            for (long from = shape.unknown(want.from, want.to); from < want.to;) {
                long most = want.clip
                        ? want.to
                        : Math.min(want.to, (from / PeakPyramid.CHUNK) * PeakPyramid.CHUNK + STRETCH);
                long to = shape.known(from + 1, Math.min(most, from + STRETCH));
                Job job = new Job(want, from, to, clip);
                if (!isLost(job) && affordable(job)) {
                    return job;
                }
                from = shape.unknown(to, want.to);
            }
        }
        return null;
    }

    private boolean isLost(Job job) {
        return isRecent(lost.get(stretch(job.want.track, job.from))) || isRecent(lost.get(job.want.track.name));
    }

    private static boolean isRecent(@Nullable Long at) {
        return at != null && System.nanoTime() - at < AGAIN;
    }

    private static String stretch(Track track, long bucket) {
        return track.name + " " + track.piece(bucket / PeakPyramid.CHUNK);
    }

    /** Reads what was stored by an earlier session. */
    private void recall(Want want) {
        Track track = want.track;
        boolean came = false;
        for (long chunk = want.from / PeakPyramid.CHUNK; chunk * PeakPyramid.CHUNK < want.to && track.kept; chunk++) {
            String name = track.piece(chunk);
            if (!track.shape.whole((int) chunk)
                    && looked.add(track.name + name + System.identityHashCode(track.shape))) {
                byte[] kept = blobs.get(track.name, name);
                came |= kept != null && track.shape.read((int) chunk, kept);
            }
        }
        if (came) {
            more.run();
        }
    }

    private boolean affordable(Job job) {
        Track track = job.want.track;
        long first = Long.MAX_VALUE;
        long last = 0;
        int stop = Math.min(track.samples.count() - 1, track.samples.at(time(job.to)));
        for (int i = track.samples.at(time(job.from)); i <= stop; i++) {
            if (track.samples.position(i) >= 0) {
                first = Math.min(first, track.samples.position(i));
                last = Math.max(last, track.samples.position(i) + track.samples.size(i));
            }
        }
        long missing = first >= last ? 0 : library.missing(track.media, first, last);
        if (missing <= (job.want.clip ? FETCHED_CLIP : FETCHED)) {
            return true;
        }
        int end = track.samples.count() - 1;
        return track.samples.position(end) >= 0 && track.samples.position(end) <= SHORT;
    }

    private void make(Job job) throws InterruptedException {
        Track track = job.want.track;
        Buckets buckets = new Buckets(job);
        try {
            PreviewDecoder.Throttle throttle = backgroundThrottle.throttle(() -> wanted(job));
            // Playback starts its decoder first.
            if (!throttle.next()) {
                return;
            }
            previewDecoder.open().audio(track.media, track.table, track.number, time(job.from), time(job.to), throttle,
                    buckets);
            buckets.end();
            keep(job);
        } catch (CancellationException _) {
            // Something else is visible now.
        } catch (MediaException e) {
            LOG.info("a waveform can't be made: {}", e.getMessage());
            boolean nothingComes = e.failure() instanceof MediaFailure.BrokeOff
                    || e.failure() instanceof MediaFailure.Unreachable;
            // The next part of that track would time out as well: other tracks go first.
            lost.put(nothingComes ? track.name : stretch(track, job.from), System.nanoTime());
        } catch (RuntimeException | Error e) {
            faults.unexpected("making the waveform of " + track.media.id(), e);
            lost.put(stretch(track, job.from), System.nanoTime());
        }
        more.run();
    }

    private void keep(Job job) {
        Track track = job.want.track;
        for (long chunk = job.from / PeakPyramid.CHUNK; chunk * PeakPyramid.CHUNK < job.to && track.kept; chunk++) {
            byte[] whole = track.shape.written((int) chunk);
            if (whole != null) {
                blobs.put(track.name, track.piece(chunk), whole);
            }
        }
    }

    private static MediaTime time(long bucket) {
        return MediaTime.ofMicros(bucket * PeakPyramid.BUCKET / 1_000);
    }

    /** Counts samples into buckets. */
    private final class Buckets implements PreviewDecoder.AudioSink {
        /** In nanoseconds. */
        private static final long TELL = 100_000_000;

        private final Job job;
        private long bucket;
        private int counted;
        private int loudest;
        private long told = System.nanoTime();

        Buckets(Job job) {
            this.job = job;
            bucket = job.from;
        }

        @Override
        public void take(short[] samples, int channels, int count) {
            // Two channels with the same in both are as loud as one of them; of more, some are quiet.
            int divisor = Math.min(channels, 2);
            for (int i = 0; i < count && bucket < job.to; i++) {
                int sum = 0;
                for (int c = 0; c < channels; c++) {
                    sum += samples[i * channels + c];
                }
                loudest = Math.max(loudest, Math.abs(sum / divisor));
                if (++counted == SAMPLES) {
                    next();
                }
            }
            if (System.nanoTime() - told > TELL) {
                told = System.nanoTime();
                more.run();
            }
        }

        private void next() {
            job.want.track.shape.set(bucket++, Math.min(254, (Math.min(loudest, 32_767) * 254 + 16_383) / 32_767));
            counted = 0;
            loudest = 0;
        }

        /** What the track doesn't reach is silent: to the end of what was asked for, and of the source's last chunk. */
        void end() {
            long to = job.to == job.want.track.length()
                    ? Math.ceilDiv(job.to, PeakPyramid.CHUNK) * PeakPyramid.CHUNK
                    : job.to;
            while (bucket < to) {
                next();
            }
        }
    }
}
