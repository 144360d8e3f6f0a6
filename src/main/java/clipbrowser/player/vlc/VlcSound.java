package clipbrowser.player.vlc;

import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.SoundSamples;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.SoundStream;
import clipbrowser.player.VirtualSound;
import clipbrowser.time.MediaTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sound out of a virtual file: counted from its first sample, so that each sample's time is exact. */
final class VlcSound implements SoundStream, Taps.SoundTap, Seat.Hearer {
    private static final Logger LOG = LoggerFactory.getLogger(VlcSound.class);

    /** Moments that may be decoded before they are read: a second. */
    private static final long AHEAD = RATE;

    /** Pieces that may come before the jump. */
    private static final int MOST_UNSETTLED = 100;

    private final VlcDecoder decoder;
    private final MediaBytes bytes;
    private final int channels;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<short[]> ready = new ArrayDeque<>();
    /** Moments in {@link #ready}, and how many of the first piece were read. */
    private long readyMoments;
    private int readOfFirst;
    /** From where the sound begins to the wanted time; negative: silence comes before it. */
    private MediaTime early = MediaTime.ZERO;
    /** Silent moments that are still to come before the sound. */
    private long silent;
    /** Null until the decoder has said how many samples a second it gives. */
    private @Nullable Resampler resampler;
    /** Whether the jump is behind. */
    private boolean settled;
    /** By the decoder's clock, in microseconds: when what comes next comes if it doesn't jump. */
    private long due;
    private int unsettled;
    /** Moments that are still to come. */
    private long left;
    private boolean ended;
    private boolean closed;
    private @Nullable MediaException failure;
    /** Where VLC writes. */
    private @Nullable MemorySegment block;
    private @Nullable VirtualMedia media;
    private @Nullable Seat seat;
    private long number;

    VlcSound(VlcDecoder decoder, MediaBytes bytes, int channels) {
        this.decoder = decoder;
        this.bytes = bytes;
        this.channels = channels;
    }

    /** Blocks for the source's length. */
    void begin(SoundSamples samples, MediaTime from) throws MediaException {
        VirtualSound sound = VirtualSound.of(samples, from, bytes.length());
        lock.lock();
        try {
            if (closed) {
                return;
            }
            left = Math.max(0, moments(sound.end().minus(from)));
            early = from.minus(sound.start());
            silent = Math.max(0, -moments(early));
            settled = !sound.jumps();
            if (left == 0) {
                ended = true;
                return;
            }
            VirtualMedia reads = new VirtualMedia(sound.file(), bytes);
            media = reads;
            number = decoder.taps().add(this);
            Seat taken = decoder.seats().take();
            seat = taken;
            taken.play(reads, this, decoder.taps().soundOption(number, channels), ":sout-all",
                    ":no-sout-spu", ":no-sout-video", ":no-video");
        } finally {
            lock.unlock();
        }
    }

    private static long moments(MediaTime time) {
        // To the nearest sample.
        return Math.floorDiv(Math.addExact(Math.multiplyExact(Math.floorDiv(time.nanos(), 1000), RATE), 500_000L),
                1_000_000L);
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int read(short[] into, int frames) throws MediaException {
        int done = 0;
        lock.lock();
        try {
            if (silent > 0) {
                done = (int) Math.min(Math.min(frames, silent), left);
                Arrays.fill(into, 0, done * channels, (short) 0);
                silent -= done;
                left -= done;
            }
            while (done < frames && left > 0 && !ready.isEmpty()) {
                short[] piece = ready.getFirst();
                int has = piece.length / channels - readOfFirst;
                int step = (int) Math.min(Math.min(frames - done, has), left);
                System.arraycopy(piece, readOfFirst * channels, into, done * channels, step * channels);
                done += step;
                left -= step;
                readyMoments -= step;
                readOfFirst += step;
                if (step == has) {
                    ready.removeFirst();
                    readOfFirst = 0;
                }
            }
            if (done > 0) {
                changed.signalAll();
                return done;
            }
            if (left == 0 || ended && ready.isEmpty() || closed) {
                return -1;
            }
            if (failure != null) {
                throw new MediaException(failure.failure(), failure);
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long room(long size) {
        lock.lock();
        try {
            while (!closed && readyMoments >= AHEAD) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                return 0;
            }
            MemorySegment free = block;
            if (free == null || free.byteSize() < size) {
                free = Arena.ofAuto().allocate(Math.max(size, 1 << 16), 64);
                block = free;
            }
            return free.address();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void heard(int heardChannels, int rate, int samples, long micros) {
        lock.lock();
        try {
            MemorySegment written = block;
            if (closed || written == null) {
                return;
            }
            if (failure != null) {
                return;
            }
            if (heardChannels < 1 || !Resampler.takes(rate) || resampler != null && resampler.rate() != rate) {
                failure = new MediaException(new MediaFailure.Undecodable());
                return;
            }
            if (!settled) {
                settled = unsettled > 0 && micros - due > VirtualSound.JUMP / 2;
                due = micros + 1_000_000L * samples / rate;
                if (++unsettled > MOST_UNSETTLED) {
                    LOG.warn("the sound's clock doesn't jump");
                    failure = new MediaException(new MediaFailure.Undecodable());
                }
            }
            if (settled) {
                short[] piece = new short[samples * heardChannels];
                MemorySegment.copy(written, ValueLayout.JAVA_SHORT, 0, piece, 0, piece.length);
                Resampler to = resampler;
                if (to == null) {
                    to = new Resampler(rate, channels, early);
                    resampler = to;
                }
                keep(to.resample(heardChannels == channels ? piece : spread(piece, heardChannels)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** There aren't as many channels as the file says: one is all of them, missing ones are silent. */
    private short[] spread(short[] piece, int has) {
        int moments = piece.length / has;
        short[] all = new short[moments * channels];
        for (int moment = 0; moment < moments; moment++) {
            for (int channel = 0; channel < channels; channel++) {
                int from = has == 1 ? 0 : channel;
                all[moment * channels + channel] = from < has ? piece[moment * has + from] : 0;
            }
        }
        return all;
    }

    private void keep(short[] piece) {
        if (piece.length > 0) {
            ready.add(piece);
            readyMoments += piece.length / channels;
        }
    }

    @Override
    public void over(boolean error) {
        VirtualMedia read = media;
        lock.lock();
        try {
            ended = true;
            if (resampler != null && !error && !closed) {
                keep(resampler.end());
            }
            if (failure == null) {
                failure = read == null ? null : read.failure();
            }
            if (failure == null && error) {
                failure = new MediaException(new MediaFailure.Undecodable());
            }
            if (failure != null) {
                ended = false;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Seat given;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            given = seat;
            ready.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        VirtualMedia read = media;
        if (read != null) {
            read.abort();
        }
        bytes.close();
        if (given != null) {
            decoder.seats().give(given, () -> decoder.taps().remove(number));
        }
        decoder.closed(this);
    }
}
