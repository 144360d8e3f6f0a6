package clipbrowser.player.vlc;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.SampleTable;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Decodes one {@code RemuxedVideo} in one pooled player, and hands the wanted frames to a stream. */
final class VideoJob implements SmemCallbacks.VideoCallback, PooledPlayer.Listener, FrameAssembler.Sink {
    /**
     * A stream is mostly left for another one. VLC would decode and scale some dozen pictures before it stops; its
     * callbacks are held this many milliseconds, so that the other stream's first picture has the processor.
     */
    private static final long REST = 80;

    /** In bytes: what lies between the pictures, and VLC's own pieces. */
    private static final long MARGIN = 1 << 18;

    private final VlcVideoStream stream;
    private final VlcDecoder decoder;
    private final RemuxedVideo remuxed;
    private final SampleTable samples;
    private final int keptBack;
    private final ReadGate gate;
    private final RemuxedMedia media;
    private final Decoder.Size size;
    private final FrameAssembler video;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch rested = new CountDownLatch(1);
    private final PooledPlayer pooledPlayer;
    private final long number;

    VideoJob(VlcVideoStream stream, VlcDecoder decoder, FrameTable table, SampleTable samples, RemuxedVideo remuxed,
            MediaBytes bytes, Decoder.Size size) {
        this.stream = stream;
        this.decoder = decoder;
        this.remuxed = remuxed;
        this.samples = samples;
        this.keptBack = decoder.keptBack(table);
        this.gate = new ReadGate(neededFor(remuxed.from()), () -> stream.hungry(this));
        this.media = new RemuxedMedia(remuxed.file(), bytes, gate);
        this.size = size;
        this.video = new FrameAssembler(decoder, remuxed, size, this);
        this.pooledPlayer = decoder.playerPool().take();
        this.number = decoder.callbacks().add(this);
    }

    /** The byte that a decoder may read up to, exclusive, to give a frame. */
    private long neededFor(long frame) {
        long needed = 0;
        for (long one = frame; one <= Math.min(frame + keptBack, samples.end() - 1); one++) {
            int sample = samples.ofFrame(one);
            needed = Math.max(needed, samples.position(sample) + samples.size(sample));
        }
        return needed + MARGIN;
    }

    void start() {
        pooledPlayer.play(media, this, decoder.callbacks().videoOption(number, size.width(), size.height()),
                ":sout-all",
                ":no-sout-spu", ":no-sout-audio", ":no-audio");
    }

    /** The first frame after it, exclusive end. */
    long end() {
        return remuxed.to();
    }

    /** Returns at once. */
    void stop() {
        if (stopped.compareAndSet(false, true)) {
            media.abort();
            decoder.behind(() -> {
                decoder.rest(REST);
                rested.countDown();
                decoder.playerPool().give(pooledPlayer, () -> {
                    decoder.callbacks().remove(number);
                    video.end();
                });
            });
        }
    }

    @Override
    public long room(long bytes) {
        if (!stopped.get() && stream.room(this)) {
            return video.room(bytes);
        }
        // It is being stopped, or will be in an instant.
        try {
            rested.await(2 * REST, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    @Override
    public void shown(long micros) {
        video.shown(micros);
    }

    @Override
    public boolean wants(long frame) {
        return stream.wants(this, frame);
    }

    @Override
    public void take(VlcFrame picture) {
        gate.upTo(neededFor(picture.frame() + 1));
        stream.add(this, picture, remuxed.to());
    }

    @Override
    public void lost() {
        stream.broke(this, null);
    }

    @Override
    public void over(boolean error) {
        stream.broke(this, media.failure());
    }
}
