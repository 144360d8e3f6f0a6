package clipbrowser.player.audio;

import clipbrowser.media.MediaException;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.time.MediaTime;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Part of one source's sound at one speed, exact to the sample. Player's thread; opened on another one. */
final class AudioSegment {
    private static final long SECOND = 1_000_000_000;
    private static final int CHUNK = 1024;
    private final OpenedSource openedSource;
    private final int track;
    private final long from;
    private final int speed;
    private final @Nullable TimeStretch timeStretch;
    private final short[] mixed = new short[CHUNK * 2];
    private long to;
    private @Nullable AudioStream stream;
    private boolean failed;
    private boolean closed;
    private boolean ended;
    private short[] raw = new short[0];
    /** Audio frames that were read. */
    private long read;
    /** Audio frames that were given out, at the segment's speed. */
    private long given;
    private long skipped;

    /**
     * @param from  nanoseconds of the source
     * @param to    nanoseconds of the source, exclusive
     * @param speed percent
     */
    AudioSegment(OpenedSource openedSource, int track, long from, long to, int speed) {
        this.openedSource = openedSource;
        this.track = track;
        this.from = from;
        this.to = to;
        this.speed = speed;
        this.timeStretch = speed == 100 ? null : new TimeStretch(speed);
    }

    void open(Decoder decoder, Executor opener, Executor inbox) {
        opener.execute(() -> {
            try {
                AudioStream opened = decoder.audio(openedSource.media(), openedSource.table(), track,
                        new MediaTime(from, SECOND));
                inbox.execute(() -> {
                    if (closed) {
                        opened.close();
                    } else {
                        stream = opened;
                    }
                });
            } catch (MediaException _) {
                // Without this track the source plays silently; a source that fails is reported by its video.
                inbox.execute(() -> failed = true);
            }
        });
    }

    boolean ready() {
        return stream != null;
    }

    boolean failed() {
        return failed;
    }

    boolean is(OpenedSource other, long at, int ofTrack) {
        return openedSource.equals(other) && from == at && track == ofTrack && read == 0 && !failed;
    }

    /** Sets its end, in nanoseconds of the source, exclusive. */
    void to(long end) {
        to = end;
    }

    /** Whether all of it was given out. */
    boolean over() {
        return given >= total();
    }

    int channels() {
        return stream == null ? 0 : stream.channels();
    }

    /** Audio frames that it gives in all. */
    private long total() {
        return (samples(to - from) - skipped) * 100 / speed;
    }

    /** Drops what lies before a time of the source, to join late. False while that isn't decoded yet. */
    boolean skipTo(long mediaNanos) {
        long wanted = Math.min(samples(mediaNanos - from), samples(to - from));
        while (read < wanted && stream != null && !ended) {
            int got = read((int) Math.min(CHUNK, wanted - read));
            if (got <= 0) {
                return ended;
            }
        }
        skipped = read;
        return true;
    }

    /** The instant of the source that a sample given out is at, in nanoseconds. */
    long mediaAt(long sample) {
        return from + (skipped + sample * speed / 100) * SECOND / AudioStream.RATE;
    }

    /**
     * The next samples in stereo.
     *
     * @param out  interleaved, at least {@code most × 2}
     * @param most at most so many of each channel; at least 512
     * @return how many; 0 if none is decoded yet, or it is over
     */
    int give(short[] out, int most, AudioMix mix, PeakMeter peaks, long at) {
        if (stream == null) {
            return 0;
        }
        long left = total() - given;
        if (left <= 0) {
            return 0;
        }
        int got;
        if (ended) {
            // The track is shorter than the video: silence keeps the clock going.
            got = (int) Math.min(most, left);
            java.util.Arrays.fill(out, 0, got * 2, (short) 0);
        } else if (timeStretch == null) {
            int frames = read((int) Math.min(Math.min(CHUNK, most), left));
            if (frames > 0) {
                mix.mix(raw, channels(), out, frames);
                peaks.measure(raw, channels(), frames, at);
            }
            got = Math.max(0, frames);
        } else {
            while (timeStretch.wants() > 0 && !ended) {
                int frames = read(Math.min(CHUNK, timeStretch.wants()));
                if (frames == 0) {
                    return 0;
                }
                if (frames > 0) {
                    mix.mix(raw, channels(), mixed, frames);
                    peaks.measure(raw, channels(), frames, at);
                    timeStretch.push(mixed, frames);
                }
            }
            got = (int) Math.min(timeStretch.pull(out), left);
        }
        given += got;
        return got;
    }

    private int read(int frames) {
        AudioStream at = stream;
        if (at == null) {
            return 0;
        }
        if (raw.length < frames * at.channels()) {
            raw = new short[CHUNK * at.channels()];
        }
        try {
            int got = at.read(raw, frames);
            if (got < 0) {
                ended = true;
            } else {
                read += got;
            }
            return got;
        } catch (MediaException _) {
            ended = true;
            return -1;
        }
    }

    private static long samples(long nanos) {
        return Math.max(0, (nanos * AudioStream.RATE + SECOND / 2) / SECOND);
    }

    void close() {
        closed = true;
        if (stream != null) {
            stream.close();
        }
    }
}
