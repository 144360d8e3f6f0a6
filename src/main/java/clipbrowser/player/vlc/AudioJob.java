package clipbrowser.player.vlc;

import clipbrowser.media.AudioSampleReader;
import clipbrowser.media.AudioSamples;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.vlc.remux.RemuxedAudio;
import clipbrowser.time.MediaTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes one {@code RemuxedAudio} in one pooled player, and hands over the sound from the wanted time on. */
final class AudioJob implements SmemCallbacks.AudioCallback, PooledPlayer.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(AudioJob.class);

    /** Buffers that may come before the jump of the decoder's clock (see {@code RemuxedAudio.JUMP}). */
    private static final int MOST_UNSETTLED = 100;

    /** How much more than what it gives a decoder may want. */
    private static final MediaTime KEPT_BACK = MediaTime.ofMillis(2_000);
    /** In bytes: VLC's own pieces. */
    private static final long MARGIN = 1 << 16;

    private final VlcAudioStream stream;
    private final VlcDecoder decoder;
    private final RemuxedMedia media;
    private final int channels;
    private final AudioSampleReader path;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final MediaTime from;
    private final AudioSamples samples;
    private final ReadGate gate;
    private final PooledPlayer pooledPlayer;
    private final long number;
    /** From where the sound begins to the wanted time; negative: silence comes before it. */
    private final MediaTime early;
    /** Null until the decoder has said how many samples a second it gives. */
    private @Nullable Resampler resampler;
    /** Audio frames that were decoded from the wanted time on, by the decoder's own rate. */
    private long given;
    /** Whether the jump has come. */
    private boolean settled;
    private int unsettled;
    /** The next buffer's time by the decoder's clock, in microseconds, if that doesn't jump. */
    private long due;
    private boolean failed;
    /** Where VLC writes. */
    private @Nullable MemorySegment block;

    AudioJob(VlcAudioStream stream, VlcDecoder decoder, RemuxedAudio audio, MediaBytes bytes, int channels,
            MediaTime from, AudioSamples samples, AudioSampleReader path) {
        this.stream = stream;
        this.decoder = decoder;
        this.from = from;
        this.samples = samples;
        this.gate = new ReadGate(neededFor(from), () -> stream.hungry(this));
        this.media = new RemuxedMedia(audio.file(), bytes, gate);
        this.channels = channels;
        this.path = path;
        this.early = from.minus(audio.start());
        this.settled = !audio.jumps();
        this.pooledPlayer = decoder.playerPool().take();
        this.number = decoder.callbacks().add(this);
    }

    /** The byte that a decoder may read up to, exclusive, to give the sound of a time. */
    private long neededFor(MediaTime time) {
        int last = samples.at(time.plus(KEPT_BACK));
        return samples.position(last) + samples.size(last) + MARGIN;
    }

    /** What is being decoded. */
    AudioSampleReader path() {
        return path;
    }

    void start() {
        pooledPlayer.play(media, this, decoder.callbacks().audioOption(number, channels), ":sout-all", ":no-sout-spu",
                ":no-sout-video", ":no-video");
    }

    /** Returns at once. */
    void stop() {
        if (stopped.compareAndSet(false, true)) {
            media.abort();
            decoder.playerPool().give(pooledPlayer, () -> decoder.callbacks().remove(number));
        }
    }

    @Override
    public long room(long size) {
        if (stopped.get() || !stream.room(this)) {
            return 0;
        }
        MemorySegment free = block;
        if (free == null || free.byteSize() < size) {
            free = Arena.ofAuto().allocate(Math.max(size, 1 << 16), 64);
            block = free;
        }
        return free.address();
    }

    @Override
    public synchronized void heard(int heardChannels, int rate, int audioFrames, long micros) {
        MemorySegment written = block;
        if (failed || written == null) {
            return;
        }
        if (heardChannels < 1 || !Resampler.takes(rate) || resampler != null && resampler.rate() != rate) {
            fail();
            return;
        }
        if (!settled) {
            settled = unsettled > 0 && micros - due > RemuxedAudio.JUMP / 2;
            due = micros + 1_000_000L * audioFrames / rate;
            if (++unsettled > MOST_UNSETTLED) {
                LOG.warn("the sound's clock doesn't jump");
                fail();
            }
        }
        if (settled) {
            short[] piece = new short[audioFrames * heardChannels];
            MemorySegment.copy(written, ValueLayout.JAVA_SHORT, 0, piece, 0, piece.length);
            Resampler to = resampler;
            if (to == null) {
                to = new Resampler(rate, channels, early);
                resampler = to;
            }
            given += audioFrames;
            gate.upTo(neededFor(from.plus(new MediaTime(given, rate))));
            stream.keep(this, to.resample(heardChannels == channels ? piece : spread(piece, heardChannels)));
        }
    }

    private void fail() {
        failed = true;
        stream.over(this, new MediaException(new MediaFailure.Undecodable()));
    }

    /** Adapts the number of channels to the file's: mono goes to all of them, missing ones are silent. */
    private short[] spread(short[] piece, int has) {
        int audioFrames = piece.length / has;
        short[] all = new short[audioFrames * channels];
        for (int audioFrame = 0; audioFrame < audioFrames; audioFrame++) {
            for (int channel = 0; channel < channels; channel++) {
                int from = has == 1 ? 0 : channel;
                all[audioFrame * channels + channel] = from < has ? piece[audioFrame * has + from] : 0;
            }
        }
        return all;
    }

    @Override
    public synchronized void over(boolean error) {
        MediaException why = media.failure();
        if (why == null && error) {
            why = new MediaException(new MediaFailure.Undecodable());
        }
        Resampler left = resampler;
        if (why == null && left != null && !failed) {
            stream.keep(this, left.end());
        }
        stream.over(this, why);
    }
}
