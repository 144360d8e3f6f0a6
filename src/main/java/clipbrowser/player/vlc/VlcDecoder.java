package clipbrowser.player.vlc;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.MediaLibrary;
import clipbrowser.media.ReadPurpose;
import clipbrowser.media.SampleTable;
import clipbrowser.model.FaultLog;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.player.vlc.remux.FrameTimestamps;
import clipbrowser.time.MediaTime;
import com.sun.jna.Native;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.factory.discovery.NativeDiscovery;

/** libVLC as a decoder: takes bytes, gives pictures and sound, shows and plays nothing itself. */
public final class VlcDecoder implements Decoder {
    private static final Logger LOG = LoggerFactory.getLogger(VlcDecoder.class);

    /**
     * VLC's own order without mpg123, which ignores a jump in the packets' times (3.0.24); that jump marks where the
     * wanted sound begins, see {@code RemuxedAudio}.
     */
    private static final String CODECS = "dav1d,faad,flac,opus,vorbis,g711,adpcm,araw,lpcm,rawvideo,avcodec,any";

    /** No scripts, no network, none of the user's VLC settings, no playlists. */
    private static final List<String> ARGUMENTS = List.of("--no-lua", "--no-metadata-network-access",
            "--ignore-config", "--no-sub-autodetect-file", "--no-video-title-show", "--no-stats", "--quiet",
            "--demux=mp4", "--aout=dummy", "--codec=" + CODECS, "--fps-fps=" + FrameTimestamps.RATE, "--swscale-mode=2",
            "--avcodec-threads=" + threads());

    /** Frames: packetizers look at the next one, and VLC reads in pieces. */
    private static final int KEPT_BACK = 12;

    private final int threads = threads();
    private final MediaLibrary library;
    private final MediaPlayerFactory factory;
    private final FaultLog faults;
    private final SmemCallbacks callbacks;
    private final PlayerPool playerPool;
    private final FrameBufferPool pixels = new FrameBufferPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Sources of which at least one picture was decoded. */
    private final Set<FrameTable> decoding = Collections.synchronizedSet(
            Collections.newSetFromMap(new WeakHashMap<>()));
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

    /** One for each core. VLC's default is one more, which delays the first picture after a seek by another one. */
    private static int threads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    }

    private VlcDecoder(MediaLibrary library, MediaPlayerFactory factory, FaultLog faults) {
        this.library = library;
        this.factory = factory;
        this.faults = faults;
        this.callbacks = new SmemCallbacks(faults);
        this.playerPool = new PlayerPool(factory);
    }

    /**
     * Finds libVLC and starts it. Takes a while: not for the FX thread.
     *
     * @param faults told what no code expected, on VLC's threads too
     * @throws MediaException no player, if there is none on this machine that can be used
     */
    public static VlcDecoder start(MediaLibrary library, FaultLog faults) throws MediaException {
        return start(library, faults, List.of());
    }

    /** @param more arguments for VLC */
    static VlcDecoder start(MediaLibrary library, FaultLog faults, List<String> more) throws MediaException {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.addAll(more);
        try {
            // By default JNA prints an exception of a callback and goes on.
            Native.setCallbackExceptionHandler((_, fault) -> faults.unexpected("answering VLC", fault));
            // JNA finds libVLC by itself. vlcj's discovery fails in a jlinked image, and writes a file to the user's
            // home.
            return new VlcDecoder(library, new MediaPlayerFactory((NativeDiscovery) null, arguments),
                    faults);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("libVLC did not start", e);
            throw new MediaException(new MediaFailure.NoPlayer(), e);
        }
    }

    @Override
    public VideoStream video(SourceMedia source, FrameTable table, long from, Size size, int ahead)
            throws MediaException {
        return video(source, table, from, size, ahead, false);
    }

    @Override
    public VideoStream video(SourceMedia source, FrameTable table, long from, Size size, int ahead, boolean waits)
            throws MediaException {
        if (!table.playable()) {
            throw table.unplayable();
        }
        long frames = table.samples().map(SampleTable::frames).orElse(table.grid().frames());
        MediaBytes bytes = library.open(source, waits ? ReadPurpose.NEXT : ReadPurpose.FRAME);
        VlcVideoStream stream = new VlcVideoStream(this, table, frames, bytes, size,
                Math.clamp(from, 0, frames - 1), ahead);
        open.add(stream);
        try {
            stream.begin();
            return stream;
        } catch (MediaException | RuntimeException | Error e) {
            stream.close();
            throw e;
        }
    }

    @Override
    public AudioStream audio(SourceMedia source, FrameTable table, int track, MediaTime from) throws MediaException {
        return audio(source, table, track, from, VlcAudioStream.LAID);
    }

    /** @param laid how much of a track that is known is decoded in one go */
    AudioStream audio(SourceMedia source, FrameTable table, int track, MediaTime from, MediaTime laid)
            throws MediaException {
        if (!table.audible(track)) {
            throw new MediaException(new MediaFailure.Undecodable());
        }
        int channels = Math.clamp(table.facts().audio().get(track).channels(), 1, 8);
        MediaBytes bytes = library.open(source, ReadPurpose.SOUND);
        VlcAudioStream stream = new VlcAudioStream(this, bytes, channels, laid);
        open.add(stream);
        try {
            stream.begin(table.audioFrom(track, from, bytes), from);
            return stream;
        } catch (MediaException | RuntimeException | Error e) {
            stream.close();
            throw e;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        for (AutoCloseable stream : open) {
            try {
                stream.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        playerPool.close();
    }

    FaultLog faults() {
        return faults;
    }

    SmemCallbacks callbacks() {
        return callbacks;
    }

    PlayerPool playerPool() {
        return playerPool;
    }

    FrameBufferPool pixels() {
        return pixels;
    }

    /** Frames that a decoder wants after the one that it gives: one a thread, those reordered, and some more. */
    int keptBack(FrameTable table) {
        return threads + table.reorderDepth() + KEPT_BACK;
    }

    /** Notes that a source can be decoded: a frame that doesn't come is missing. */
    void decoded(FrameTable table) {
        decoding.add(table);
    }

    /** Whether any picture of a source was decoded. */
    boolean decodes(FrameTable table) {
        return decoding.contains(table);
    }

    /** Waits, not longer than until everything is closed. @param millis at most */
    void rest(long millis) {
        try {
            closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs something that may block, and must not on VLC's own threads. */
    void behind(Runnable work) {
        Thread.ofVirtual().name("decoder").start(faults.watching("decoding", work));
    }

    void closed(AutoCloseable stream) {
        open.remove(stream);
    }

    /** The libVLC instance. */
    MediaPlayerFactory factory() {
        return factory;
    }
}
