package clipbrowser.player.vlc;

import clipbrowser.media.AudioSampleReader;
import clipbrowser.media.AudioSamples;
import clipbrowser.media.DisposableSamples;
import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.media.SampleTable;
import clipbrowser.media.SparseBytes;
import clipbrowser.model.FaultLog;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import clipbrowser.time.MediaTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** A second libVLC instance for thumbnails and waveforms: two threads for each decoder, bytes out of memory. */
public final class VlcPreviewDecoder implements PreviewDecoder {
    /** Frames that nothing refers to are decoded a little worse: it isn't seen at this size, and their own only. */
    private static final List<String> ARGUMENTS = List.of("--avcodec-threads=2", "--avcodec-skiploopfilter=1");
    /** Samples after the last frame, beyond those that are reordered. */
    private static final int PADDING = 4;
    /** The same where that wasn't enough. */
    private static final int MORE_PADDING = 32;
    /** How often decoded sound is polled, in nanoseconds. */
    private static final long LOOK = 1_000_000;
    private static final int PIECE = 4_800;

    private final MediaLibrary library;
    private final VlcDecoder decoder;
    /** Of sources whose stretches are decoded each by itself. */
    private final Set<FrameTable> apart = Collections.synchronizedSet(
            Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile boolean closed;

    private VlcPreviewDecoder(MediaLibrary library, VlcDecoder decoder) {
        this.library = library;
        this.decoder = decoder;
    }

    /**
     * Finds libVLC and starts it. Takes a while: not for the FX thread.
     *
     * @param faults told what no code expected, on VLC's threads too
     * @throws MediaException no player, if there is none on this machine that can be used
     */
    public static VlcPreviewDecoder start(MediaLibrary library, FaultLog faults) throws MediaException {
        return new VlcPreviewDecoder(library, VlcDecoder.start(library, faults, ARGUMENTS));
    }

    @Override
    public void video(SourceMedia source, FrameTable table, long[] frames, Decoder.Size size, Throttle throttle,
            Frames to) throws MediaException, InterruptedException {
        SampleTable samples = table.samples().orElseThrow(() -> new MediaException(new MediaFailure.Undecodable()));
        long length = length(source);
        long[] left = LongStream.of(frames).filter(frame -> RemuxedVideo.there(samples, frame, length) == frame)
                .toArray();
        boolean some = left.length < frames.length;
        int padding = table.reorderDepth() + PADDING;
        while (left.length > 0) {
            long[] now = apart.contains(table) ? RemuxedVideo.together(samples, left) : left;
            long[] lost = some(source, samples, now, padding, size, throttle, to);
            some |= lost.length < now.length;
            left = LongStream.concat(LongStream.of(lost), Arrays.stream(left, now.length, left.length)).toArray();
            if (lost.length < now.length) {
                continue;
            }
            // Where keyframes aren't where everything begins anew (open groups), what was left out confuses decoders.
            // Some keep back more than they need, and VLC gives up now and then where the machine is busy.
            if (!apart.add(table)) {
                if (padding == MORE_PADDING) {
                    // This frame can't be decoded; later ones may be.
                    left = Arrays.copyOfRange(left, 1, left.length);
                }
                padding = MORE_PADDING;
            }
        }
        if (!some) {
            throw new MediaException(new MediaFailure.Undecodable());
        }
    }

    private long length(SourceMedia source) throws MediaException {
        try (MediaBytes bytes = library.open(source, ReadPurpose.THUMBNAIL)) {
            return bytes.length();
        }
    }

    /** @return frames that weren't decoded */
    private long[] some(SourceMedia source, SampleTable samples, long[] frames, int padding,
            Decoder.Size size, Throttle throttle, Frames to) throws MediaException, InterruptedException {
        ThumbnailJob run;
        try (MediaBytes bytes = library.open(source, ReadPurpose.THUMBNAIL)) {
            long length = bytes.length();
            RemuxedVideo whole = RemuxedVideo.ofFrames(samples, frames, padding, length, _ -> false);
            SparseBytes sparseBytes = ExcerptFetch.read(bytes, whole.byteRanges(), () -> goesOn(throttle));
            // Only the bytes tell which pictures no other needs: half of them, mostly.
            RemuxedVideo remuxed = RemuxedVideo.ofFrames(samples, frames, padding, length,
                    DisposableSamples.of(samples, sparseBytes)::isOne);
            run = new ThumbnailJob(decoder, remuxed, sparseBytes, size, () -> goesOn(throttle));
        }
        try {
            run.start();
            Set<Long> lost = new TreeSet<>();
            LongStream.of(frames).forEach(lost::add);
            while (lost.contains(frames[frames.length - 1])) {
                Optional<DecodedFrame> picture = run.next();
                if (picture.isEmpty()) {
                    if (run.unwanted()) {
                        throw new CancellationException();
                    }
                    break;
                }
                lost.remove(picture.get().frame());
                to.take(picture.get());
            }
            return lost.stream().mapToLong(frame -> frame).toArray();
        } finally {
            run.stop();
        }
    }

    private boolean goesOn(Throttle throttle) {
        return !closed && throttle.next();
    }

    @Override
    public void audio(SourceMedia source, FrameTable table, int track, MediaTime from, MediaTime until,
            Throttle throttle,
            AudioSink to) throws MediaException, InterruptedException {
        AudioSamples whole = table.audio(track)
                .orElseThrow(() -> new MediaException(new MediaFailure.Undecodable()));
        AudioSamples samples = whole.before(Math.min(whole.count(), whole.at(until) + 1));
        int channels = Math.clamp(table.facts().audio().get(track).channels(), 1, 8);
        SparseBytes sparseBytes;
        try (MediaBytes bytes = library.open(source, ReadPurpose.WAVEFORM)) {
            sparseBytes = ExcerptFetch.read(bytes, samples.byteRanges(from), () -> goesOn(throttle));
        }
        VlcAudioStream stream = new VlcAudioStream(decoder, sparseBytes, channels, VlcAudioStream.LAID);
        try (stream) {
            stream.begin(AudioSampleReader.of(samples), from);
            short[] piece = new short[PIECE * channels];
            while (true) {
                int read = stream.read(piece, PIECE);
                if (read < 0) {
                    return;
                }
                if (read == 0) {
                    LockSupport.parkNanos(LOOK);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                } else {
                    to.take(piece, channels, read);
                }
                if (!goesOn(throttle)) {
                    throw new CancellationException();
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        decoder.close();
    }
}
