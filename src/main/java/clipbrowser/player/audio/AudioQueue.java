package clipbrowser.player.audio;

import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the sound device: the range that plays, the next one without a gap, and a single frame's sound at steps. Never
 * writes sound from outside of the asked range. Player's thread.
 */
public final class AudioQueue {
    private static final long SECOND = 1_000_000_000;
    private static final long SAMPLE = SECOND / AudioStream.RATE;
    /** If clock and sound differ by more, the clock is set at once, else gradually. In nanoseconds. */
    private static final long JUMP = 60_000_000;
    private static final long GENTLE = 1_000_000;
    private static final int BLOCK = 1024;
    /** A device whose position stands still this long counts as lost, and doesn't set the clock. In nanoseconds. */
    private static final long STALE = 150_000_000;
    private static final long LOST = SECOND;
    /** The same before its position has moved at all: some devices start slowly. In nanoseconds. */
    private static final long SLOW = 3 * SECOND;

    /** A segment that is being written or heard. */
    private static final class Playing {
        final AudioSegment part;
        final long serial;
        long begin = -1;

        Playing(AudioSegment part, long serial) {
            this.part = part;
            this.serial = serial;
        }
    }

    private final Decoder decoder;
    private final AudioOutput out;
    private final Executor opener;
    private final Executor inbox;
    private final PeakMeter peaks = new PeakMeter();
    private final short[] block = new short[BLOCK * 2];
    private final List<Playing> parts = new ArrayList<>();
    private @Nullable AudioSegment prepared;
    private AudioMix mix = AudioMix.PLAIN;
    private boolean muted;
    private long written;
    private boolean snippet;
    /** The device's last position, and when it changed. */
    private long counted;
    private long countedAt;
    private boolean lost;

    public AudioQueue(Decoder decoder, AudioOutput out, Executor opener, Executor inbox) {
        this.decoder = decoder;
        this.out = out;
        this.opener = opener;
        this.inbox = inbox;
    }

    public AudioMix mix() {
        return mix;
    }

    public void mix(AudioMix now, boolean mute) {
        mix = now;
        muted = mute;
    }

    /** Opens sound that will probably be wanted, in advance. */
    public void prepare(OpenedSource openedSource, long from) {
        if (silent(openedSource) || prepared != null && prepared.is(openedSource, from, mix.track())) {
            return;
        }
        unprepare();
        prepared = new AudioSegment(openedSource, mix.track(), from, from, 100);
        prepared.open(decoder, opener, inbox);
    }

    /**
     * Plays a range's sound in place of everything else. It joins the picture as soon as it is decoded.
     *
     * @param from   nanoseconds of the source
     * @param to     nanoseconds of the source, exclusive
     * @param serial of the play range that it belongs to
     */
    public void play(OpenedSource openedSource, long from, long to, int speed, long serial) {
        stop();
        snippet = false;
        add(openedSource, from, to, speed, serial);
    }

    /** Queues a range's sound behind what plays, without a gap. */
    public void follow(OpenedSource openedSource, long from, long to, int speed, long serial) {
        if (parts.stream().noneMatch(p -> p.serial == serial)) {
            add(openedSource, from, to, speed, serial);
        }
    }

    /** Plays a single frame's sound, for a step or a scrub, in place of everything else. */
    public void once(OpenedSource openedSource, long from, long to) {
        if (snippet && parts.size() == 1 && !parts.getFirst().part.ready() && !parts.getFirst().part.failed()) {
            // The one before is still being opened: on a fast scrub none would ever be heard.
            return;
        }
        stop();
        snippet = true;
        add(openedSource, from, to, 100, -1);
    }

    /** Moves the end of what plays. @param to nanoseconds of the source, exclusive */
    public void limit(long serial, long to) {
        parts.stream().filter(p -> p.serial == serial).forEach(p -> p.part.to(to));
    }

    private void add(OpenedSource openedSource, long from, long to, int speed, long serial) {
        if (silent(openedSource)) {
            return;
        }
        AudioSegment ready = prepared;
        AudioSegment part;
        if (ready != null && speed == 100 && ready.is(openedSource, from, mix.track())) {
            ready.to(to);
            part = ready;
            prepared = null;
        } else {
            part = new AudioSegment(openedSource, mix.track(), from, to, speed);
            part.open(decoder, opener, inbox);
        }
        parts.add(new Playing(part, serial));
    }

    private boolean silent(OpenedSource openedSource) {
        return openedSource.table().facts().audio().size() <= mix.track() || !out.works();
    }

    /** Silence at once. */
    public void stop() {
        parts.forEach(p -> p.part.close());
        parts.clear();
        peaks.clear();
        if (written > 0) {
            out.flush();
            written = 0;
        }
    }

    private void unprepare() {
        if (prepared != null) {
            prepared.close();
            prepared = null;
        }
    }

    /**
     * Checks that the device's position moves, and gives up one whose doesn't. Called at every tick.
     *
     * @return whether {@link #isLost} has changed
     */
    public boolean watch(long now) {
        if (lost) {
            lost = !out.works();
            return !lost;
        }
        long heard = out.heard();
        if (heard != counted || heard >= written) {
            counted = heard;
            countedAt = now;
            return false;
        }
        if (now - countedAt < (heard == 0 ? SLOW : LOST)) {
            return false;
        }
        // Before stopping: a device that doesn't answer must not be asked to flush.
        out.lose();
        stop();
        counted = 0;
        lost = true;
        return true;
    }

    /** Whether there was a device, and isn't any more. */
    public boolean isLost() {
        return lost;
    }

    /** Whether anything is there to be written or heard. */
    public boolean busy() {
        return !parts.isEmpty();
    }

    /**
     * Writes as much as the device takes.
     *
     * @param clock of the picture; null for a single frame's sound
     */
    public void pump(long now, @Nullable FrameClock clock, long serial) {
        forgetHeard();
        int room = out.room();
        for (Playing playing : parts) {
            if (room < 512) {
                return;
            }
            if (playing.part.over() && playing.begin >= 0 || playing.part.failed()) {
                continue;
            }
            if (playing.begin < 0 && !begin(playing, now, clock, serial)) {
                return;
            }
            while (room >= 512 && !playing.part.over()) {
                int got = playing.part.give(block, Math.min(room, BLOCK), effective(), peaks, written);
                if (got == 0) {
                    return;
                }
                out.write(block, got);
                written += got;
                room -= got;
            }
        }
    }

    private boolean begin(Playing playing, long now, @Nullable FrameClock clock, long serial) {
        if (!playing.part.ready()) {
            return false;
        }
        if (clock != null && playing.serial == serial && written <= out.heard()
                && !playing.part.skipTo(clock.mediaNanos(now))) {
            return false;
        }
        playing.begin = written;
        return true;
    }

    private AudioMix effective() {
        return muted ? new AudioMix(mix.track(), mix.solo(), mix.mono(), 0) : mix;
    }

    private void forgetHeard() {
        long heard = out.heard();
        while (!parts.isEmpty() && (parts.getFirst().part.failed()
                || parts.getFirst().begin >= 0 && parts.getFirst().part.over()
                        && (parts.size() > 1 && parts.get(1).begin >= 0 && heard >= parts.get(1).begin
                                || heard >= written))) {
            parts.removeFirst().part.close();
        }
    }

    /**
     * By how much to delay the clock so that the picture follows the sound that is heard, in nanoseconds; small
     * differences are returned in parts too small to be seen. 0 where nothing of the range is heard.
     */
    public long lead(FrameClock clock, long now, long serial) {
        long heard = out.heard();
        Playing found = null;
        for (Playing playing : parts) {
            if (playing.begin >= 0 && playing.begin <= heard) {
                found = playing;
            }
        }
        if (found == null || found.serial != serial || heard == 0 || heard >= written
                || heard == counted && now - countedAt > STALE) {
            return 0;
        }
        long lead = (clock.mediaNanos(now) - found.part.mediaAt(heard - found.begin)) * 100 / clock.speed();
        return Math.abs(lead) > JUMP ? lead : Math.clamp(lead / 8, -GENTLE, GENTLE);
    }

    /** Peaks of what is being heard, in tenths of a dB relative to full scale; null if unchanged. */
    @Nullable
    public List<Integer> levels() {
        return peaks.heard(out.heard());
    }

    /** When the next samples should be written, in nanoseconds from now. */
    public long pause() {
        return Math.max(2_000_000, 480 * SAMPLE);
    }

    public void close() {
        stop();
        unprepare();
        out.close();
    }
}
