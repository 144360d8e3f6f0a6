package clipbrowser.player.vlc;

import clipbrowser.media.MediaException;
import clipbrowser.media.SparseBytes;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Decodes chosen frames of a source in one pooled player, hands them over, and ends. */
final class ThumbnailJob implements SmemCallbacks.VideoCallback, PooledPlayer.Listener, FrameAssembler.Sink {
    /** Seconds without a picture before giving up. */
    private static final int SILENCE = 20;

    private final VlcDecoder decoder;
    private final Decoder.Size size;
    private final PreviewDecoder.Throttle throttle;
    private final RemuxedMedia media;
    private final FrameAssembler video;
    /** An empty element marks the end. */
    private final BlockingQueue<Optional<DecodedFrame>> made = new LinkedBlockingQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final PooledPlayer pooledPlayer;
    private final long number;
    private volatile boolean unwanted;
    private volatile long alive = System.nanoTime();

    ThumbnailJob(VlcDecoder decoder, RemuxedVideo remuxed, SparseBytes bytes, Decoder.Size size,
            PreviewDecoder.Throttle throttle) {
        this.decoder = decoder;
        this.size = size;
        this.throttle = throttle;
        this.media = new RemuxedMedia(remuxed.file(), bytes, this::goesOn);
        this.video = new FrameAssembler(decoder, remuxed, size, this);
        this.pooledPlayer = decoder.playerPool().take();
        this.number = decoder.callbacks().add(this);
    }

    void start() {
        pooledPlayer.play(media, this, decoder.callbacks().videoOption(number, size.width(), size.height()),
                ":sout-all",
                ":no-sout-spu", ":no-sout-audio", ":no-audio");
    }

    /** The next wanted frame; blocks. Empty after the last. */
    Optional<DecodedFrame> next() throws MediaException, InterruptedException {
        while (true) {
            Optional<DecodedFrame> picture = made.poll(1, TimeUnit.SECONDS);
            if (picture != null) {
                return picture;
            }
            if (System.nanoTime() - alive > TimeUnit.SECONDS.toNanos(SILENCE)) {
                throw new MediaException(new MediaFailure.Undecodable());
            }
        }
    }

    /** Whether it ended because its {@code Throttle} said that it isn't wanted any more. */
    boolean unwanted() {
        return unwanted;
    }

    /** Returns at once. */
    void stop() {
        if (stopped.compareAndSet(false, true)) {
            media.abort();
            decoder.playerPool().give(pooledPlayer, this::ended);
        }
    }

    /** To be called once VLC has stopped writing: gives back the memory of all that wasn't taken. */
    private void ended() {
        decoder.callbacks().remove(number);
        for (Optional<DecodedFrame> left = made.poll(); left != null; left = made.poll()) {
            left.ifPresent(DecodedFrame::release);
        }
        video.end();
    }

    /** Throttles also between wanted frames: VLC decodes what it has read at once. */
    private boolean goesOn() {
        alive = Long.MAX_VALUE;
        boolean on = !stopped.get() && !unwanted && throttle.next();
        alive = System.nanoTime();
        if (!on && !stopped.get()) {
            unwanted = true;
            end();
        }
        return on;
    }

    @Override
    public long room(long bytes) {
        return goesOn() ? video.room(bytes) : 0;
    }

    @Override
    public void shown(long micros) {
        alive = System.nanoTime();
        video.shown(micros);
    }

    @Override
    public boolean wants(long frame) {
        return true;
    }

    @Override
    public void take(VlcFrame picture) {
        made.add(Optional.of(picture));
    }

    @Override
    public void lost() {
        end();
    }

    private void end() {
        made.add(Optional.empty());
    }

    @Override
    public void over(boolean error) {
        end();
    }
}
