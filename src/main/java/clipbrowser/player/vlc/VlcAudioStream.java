package clipbrowser.player.vlc;

import clipbrowser.media.AudioSampleReader;
import clipbrowser.media.AudioSamples;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.vlc.remux.RemuxedAudio;
import clipbrowser.time.MediaTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A track's sound, decoded out of one {@code RemuxedAudio} after the other. Audio frames are counted from the first, so
 * each one's time is exact.
 */
final class VlcAudioStream implements AudioStream {
    /** Audio frames that may be decoded before they are read: a second. */
    private static final long AHEAD = RATE;
    /** Where the track's samples are read along an index, how much of it is decoded in one job. */
    private static final MediaTime STRETCH = MediaTime.ofMillis(2_000);
    /**
     * Where all of the track is known, so much of it is laid before the decoder in one go: the index of a two-hour
     * track is 10 MB, which took up to 0.3 s at each step to another clip.
     */
    static final MediaTime LAID = MediaTime.ofMillis(60_000);
    /**
     * Ticks a second of tracks that count in samples. Others round each packet's time another way, as Matroska's
     * milliseconds, given in nanoseconds: sound can't go on at a sample there.
     */
    private static final long SLOWEST = 8_000;
    private static final long FASTEST = 768_000;
    /** The last packets that are known are heard with those that follow: a sample is made of some on both sides. */
    private static final int HELD_BACK = 2;

    private final VlcDecoder decoder;
    private final MediaBytes bytes;
    private final int channels;
    private final MediaTime laid;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<short[]> ready = new ArrayDeque<>();
    /** Audio frames in {@link #ready}, and how many of its first piece were read. */
    private long readyAudioFrames;
    private int readOfFirst;
    /** Silent audio frames before the sound begins. */
    private long silent;
    private @Nullable AudioJob run;
    /** Audio frames that the job has yet to give. */
    private long left;
    /** Whether the job is the last one. */
    private boolean last;
    /** Where the next job begins. */
    private MediaTime next = MediaTime.ZERO;
    private boolean complete;
    private boolean closed;
    private @Nullable MediaException failure;

    /** @param laid how much of a track that is known is decoded in one go: {@link #LAID} */
    VlcAudioStream(VlcDecoder decoder, MediaBytes bytes, int channels, MediaTime laid) {
        this.decoder = decoder;
        this.bytes = bytes;
        this.channels = channels;
        this.laid = laid;
    }

    /** Blocks for the source's length, and for what the path is read on for. */
    void begin(AudioSampleReader path, MediaTime from) throws MediaException {
        next = from;
        onward(path);
    }

    private void onward(AudioSampleReader path) throws MediaException {
        MediaTime from = next;
        MediaTime until = from;
        AudioSamples samples;
        boolean toEnd;
        long audioFrames;
        do {
            until = until.plus(path.complete() ? laid : STRETCH);
            path.readTo(until);
            AudioSamples known = path.samples();
            samples = path.complete() ? upTo(known, until) : known;
            toEnd = path.complete() && samples.count() == known.count();
            int stop = toEnd ? samples.count() : Math.max(0, samples.count() - HELD_BACK);
            audioFrames = stop == 0 ? 0 : audioFrames(samples.time(stop).minus(from), toEnd ? 500_000 : 0);
        } while (audioFrames <= 0 && !toEnd);
        if (audioFrames <= 0) {
            lock.lock();
            try {
                complete = true;
            } finally {
                lock.unlock();
            }
            return;
        }
        RemuxedAudio audio = RemuxedAudio.of(samples, from, bytes.length());
        if (toEnd) {
            audioFrames = Math.max(0, audioFrames(audio.end().minus(from), 500_000));
        }
        lock.lock();
        try {
            if (closed) {
                return;
            }
            last = toEnd;
            next = from.plus(new MediaTime(audioFrames, RATE));
            long waits = Math.clamp(audioFrames(audio.start().minus(from), 500_000), 0, audioFrames);
            silent += waits;
            left = audioFrames - waits;
            if (left == 0) {
                complete = true;
                return;
            }
            run = new AudioJob(this, decoder, audio, bytes, channels, from, samples, path);
            run.start();
        } finally {
            lock.unlock();
        }
    }

    /** What is heard until a time, with what is held back; all where times are too coarse to go on at a sample. */
    private static AudioSamples upTo(AudioSamples known, MediaTime until) {
        if (known.timescale() < SLOWEST || known.timescale() > FASTEST) {
            return known;
        }
        int stop = known.count() == 0 ? 0 : known.at(until) + 1 + HELD_BACK;
        return known.before(Math.min(known.count(), stop));
    }

    /** @param half 500,000 for the nearest audio frame, 0 for the one before */
    private static long audioFrames(MediaTime time, long half) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(Math.floorDiv(time.nanos(), 1000), RATE), half),
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
                done = (int) Math.min(frames, silent);
                Arrays.fill(into, 0, done * channels, (short) 0);
                silent -= done;
            }
            while (done < frames && !ready.isEmpty()) {
                short[] piece = ready.getFirst();
                int has = piece.length / channels - readOfFirst;
                int step = Math.min(frames - done, has);
                System.arraycopy(piece, readOfFirst * channels, into, done * channels, step * channels);
                done += step;
                readyAudioFrames -= step;
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
            if (complete || closed) {
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

    /** Blocks until more may be decoded. @return false if the job's sound isn't wanted any more */
    boolean room(AudioJob asking) {
        lock.lock();
        try {
            while (run == asking && readyAudioFrames >= AHEAD) {
                changed.awaitUninterruptibly();
            }
            return run == asking;
        } finally {
            lock.unlock();
        }
    }

    /** Whether no sound of a job waits to be read. */
    boolean hungry(AudioJob asking) {
        lock.lock();
        try {
            return run != asking || readyAudioFrames < AHEAD / 4;
        } finally {
            lock.unlock();
        }
    }

    /** What comes next. @param piece interleaved */
    void keep(AudioJob from, short[] piece) {
        boolean more;
        lock.lock();
        try {
            if (run != from || piece.length == 0) {
                return;
            }
            int audioFrames = (int) Math.min(piece.length / channels, left);
            ready.add(audioFrames * channels == piece.length ? piece : Arrays.copyOf(piece, audioFrames * channels));
            readyAudioFrames += audioFrames;
            left -= audioFrames;
            if (left > 0) {
                return;
            }
            run = null;
            complete = last;
            more = !last;
        } finally {
            lock.unlock();
        }
        from.stop();
        if (more) {
            decoder.behind(() -> {
                try {
                    onward(from.path());
                } catch (MediaException e) {
                    fail(e);
                } catch (RuntimeException | Error e) {
                    decoder.faults().unexpected("decoding sound", e);
                    fail(MediaException.unexpected(e));
                }
            });
        }
    }

    /** A job has ended. @param why null if it reached its end */
    void over(AudioJob from, @Nullable MediaException why) {
        lock.lock();
        try {
            if (run != from) {
                return;
            }
            run = null;
            complete = why == null;
            failure = why;
        } finally {
            lock.unlock();
        }
        from.stop();
    }

    private void fail(MediaException why) {
        lock.lock();
        try {
            failure = why;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        AudioJob ended;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            ended = run;
            run = null;
            ready.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        bytes.close();
        if (ended != null) {
            ended.stop();
        }
        decoder.closed(this);
    }
}
