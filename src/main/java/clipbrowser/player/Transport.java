package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.player.audio.AudioMix;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.audio.AudioQueue;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.FrameCache;
import clipbrowser.player.frames.FrameRef;
import clipbrowser.player.frames.FrameSource;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.player.frames.StreamPool;
import clipbrowser.player.frames.VideoOutput;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of playing: standing on a frame, seeking one, playing a sequence forwards, or playing backwards.
 * What to play is decided by {@link RangePlayback}. Player's thread; the time is passed in and nothing blocks, so that
 * the same calls give the same pictures (the tests run it on a clock of their own).
 */
final class Transport {
    private static final long MILLI = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private final VideoOutput screen;
    private final PlayerEvents events;
    private final StreamPool streamPool;
    private final FrameCache frameCache = new FrameCache(FrameCache.BYTES);
    private final FrameSource frameSource;
    private final AudioQueue audio;
    private final Playhead head;
    private final ResizeDebounce debounce = new ResizeDebounce();
    private final Prerolls prerolls;
    private final SelectedClip clip = new SelectedClip();
    private final HeldStep held = new HeldStep();
    private @Nullable ForwardPlayback forward;
    private @Nullable ForwardPlayback suspended;
    /** Whether what plays, or is suspended, is a sequence that was asked for by {@link #play}. */
    private boolean passing;
    private @Nullable ReversePlayback reverse;
    /** What {@link #retry} goes on with; cleared by whatever else the editor does. */
    private @Nullable Interruption interrupted;
    private int speed = 100;
    private boolean loop;
    private long handlesMs;

    Transport(Decoder decoder, VideoOutput screen, AudioOutput out, PlayerListener listener, Executor opener,
            Executor inbox, Executor fx) {
        this.screen = screen;
        this.events = new PlayerEvents(listener, fx);
        this.streamPool = new StreamPool(decoder, opener, inbox);
        this.prerolls = new Prerolls(streamPool);
        this.frameSource = new FrameSource(streamPool, frameCache);
        this.audio = new AudioQueue(decoder, out, opener, inbox);
        this.head = new Playhead(screen, frameSource, audio);
    }

    // ---- called by ForwardPlayback and ReversePlayback

    boolean loops() {
        return loop;
    }

    /** How many frames beyond each end a loop plays. */
    long handles(OpenedSource of) {
        return handlesMs == 0 ? 0 : count(of, handlesMs);
    }

    boolean screenReady() {
        return screen.ready();
    }

    boolean onScreen(OpenedSource of, long frame) {
        return head.on(of, frame);
    }

    void present(FrameRef picture) {
        head.present(picture);
    }

    /** Seeks a frame of the source on screen. */
    void park(long frame) {
        head.park(frame);
    }

    void emit(Consumer<PlayerListener> what) {
        events.emit(what);
    }

    // ---- requests, posted by Player

    /** Shows a clip's first frame; if something plays, plays on from there. @param now in nanoseconds of the clock */
    void show(PlayRange playRange, long newGeneration, long now) {
        head.generation(newGeneration);
        boolean was = moving();
        ForwardPlayback through = forward != null ? forward : suspended;
        clip.select(playRange);
        if (through != null && passing) {
            PlaySequence sequence = through.jump(playRange);
            if (was) {
                goOn(sequence, through.speed());
            } else {
                seek(playRange.openedSource(), playRange.range().in(), newGeneration, now);
                suspended = new ForwardPlayback(this, frameSource, audio, sequence, through.speed(), false);
            }
        } else if (was) {
            start(PlaySequence.of(playRange, playRange.range().in()), false,
                    reverse == null && forward != null ? forward.speed() : speed);
        } else {
            seek(playRange.openedSource(), playRange.range().in(), newGeneration, now);
        }
    }

    /** Shows a source without a clip; null shows nothing. */
    void look(@Nullable OpenedSource at, long newGeneration, long now) {
        clip.select(null);
        halt();
        leave();
        if (at == null) {
            head.generation(newGeneration);
            head.clear();
        } else if (!at.equals(head.openedSource()) || head.position() < 0) {
            seek(at, 0, newGeneration, now);
        }
    }

    /** Changes the selected clip's range; what plays keeps to it at once. */
    void range(Object tag, FrameRange range, long newGeneration, long now) {
        clip.range(tag, range);
        head.generation(newGeneration);
        long shown = head.position();
        OpenedSource openedSource = head.openedSource();
        boolean bound = forward != null && !forward.free();
        if (forward != null && bound) {
            forward.range(tag, range, now);
        }
        // A picture on its way to the screen was dropped with the old generation.
        FrameRef again = openedSource == null ? null : frameCache.get(shown);
        if (again != null && !head.seeking() && again.openedSource().equals(openedSource)
                && (!bound || range.contains(shown))) {
            present(again);
        }
    }

    void seek(OpenedSource at, long frame, long newGeneration, long now) {
        head.generation(newGeneration);
        halt();
        head.aim(at, frame, false, false, false);
    }

    void scrub(OpenedSource at, long frame, long now) {
        halt();
        head.aim(at, frame, true, false, true);
    }

    void step(long frames, long now) {
        halt();
        OpenedSource at = head.openedSource();
        if (at != null) {
            head.aim(at, head.at() + frames, false, frames < 0 && frames > -8, true);
        }
    }

    /** Space: pauses, goes on with a suspended sequence, or plays from the playhead. */
    void toggle(long now) {
        if (moving()) {
            pause();
            return;
        }
        ForwardPlayback left = suspended;
        OpenedSource at = head.openedSource();
        if (left != null && at != null && left.playRange().openedSource().equals(at)
                && left.playRange().range().contains(head.at())) {
            goOn(left.rest(head.at()), left.speed());
            return;
        }
        play((rules, _) -> rules.fromPlayhead(head.at()));
    }

    private void play(BiFunction<RangePlayback, OpenedSource, RangePlayback.Start> what) {
        OpenedSource at = head.openedSource();
        if (at != null) {
            RangePlayback.Start start = what.apply(clip.rules(at), at);
            start(clip.sequence(start, at), start.free(), speed);
        }
    }

    /** Enter. */
    void playFromIn() {
        play((rules, _) -> rules.fromFirst());
    }

    void playLast(long ms) {
        play((rules, of) -> rules.last(count(of, ms)));
    }

    void playFirst(long ms) {
        play((rules, of) -> rules.first(count(of, ms)));
    }

    /** @param edge when the first frame after it begins @param park the frame to stand on afterwards */
    void playAround(MediaTime edge, long ms, long park) {
        OpenedSource at = head.openedSource();
        if (at != null) {
            RangePlayback.Start start = clip.rules(at).around(edge, count(at, ms));
            start(new PlaySequence(List.of(new PlayRange(at, start.within(), "around")), start.from(),
                    new PlaySequence.AfterLast.Park(park)), true, speed);
        }
    }

    void play(PlaySequence sequence, int percent, long newGeneration) {
        head.generation(newGeneration);
        passing = false;
        start(sequence, false, percent == 0 ? speed : percent);
        passing = true;
    }

    /** Plays what is left of a sequence. */
    private void goOn(PlaySequence rest, int percent) {
        passing = false;
        start(rest, false, percent);
        passing = true;
    }

    /** Gives up a suspended sequence. */
    private void leave() {
        suspended = null;
        if (passing) {
            passing = false;
            emit(PlayerListener::over);
        }
    }

    private static long count(OpenedSource of, long ms) {
        return of.grid().rate().frameAt(ms);
    }

    private void start(PlaySequence sequence, boolean free, int percent) {
        halt();
        head.settle();
        leave();
        forward = new ForwardPlayback(this, frameSource, audio, sequence, percent, free);
        events.speed(percent);
    }

    /** Plays through the whole source. @param percent negative backwards */
    void shuttle(int percent, long now) {
        OpenedSource at = head.openedSource();
        if (at == null) {
            return;
        }
        long from = head.at();
        halt();
        leave();
        RangePlayback.Start onward = clip.rules(at).onward(from);
        if (percent < 0) {
            head.settle();
            reverse = new ReversePlayback(this, frameSource, at, from, percent, now);
        } else if (onward != null) {
            start(new PlaySequence(List.of(new PlayRange(at, onward.within(), "free")), onward.from(),
                    new PlaySequence.AfterLast.Stay()), true, percent);
        }
        events.speed(percent);
    }

    /** Steps a frame; plays on slowly if {@link #letGo} doesn't come soon. @param direction 1 or −1 */
    void nudge(int direction, long now) {
        step(direction, now);
        held.press(direction, now);
    }

    void letGo() {
        held.letGo();
        pause();
    }

    /** Stops on the frame that is on screen. A sequence is suspended, and Space goes on with it. */
    void pause() {
        halt();
        events.speed(speed);
    }

    /** Whether nothing plays and nothing is being sought. */
    boolean idle() {
        return !moving() && !head.seeking() && debounce.settled();
    }

    private void halt() {
        held.letGo();
        interrupted = null;
        if (passing && forward != null && !forward.over()) {
            suspended = forward;
        }
        if (forward != null && !forward.started() && head.position() < 0) {
            head.insteadOf(new PrerollPoint(forward.playRange().openedSource(), forward.playRange().range().in()));
        }
        forward = null;
        reverse = null;
        audio.stop();
    }

    private boolean moving() {
        return forward != null || reverse != null;
    }

    /** Sets the speed of whatever plays now or later. @param percent 25 to 400 */
    void speed(int percent, long now) {
        speed = percent;
        if (forward != null) {
            forward.speed(percent, now);
        }
        events.speed(percent);
    }

    void loop(boolean on, long handles) {
        loop = on;
        handlesMs = handles;
    }

    void mix(AudioMix mix, boolean muted, long now) {
        boolean other = audio.mix().track() != mix.track();
        audio.mix(mix, muted);
        if (other && forward != null) {
            forward.audioChanged(now);
        }
    }

    void expect(List<PrerollPoint> likely) {
        prerolls.expect(likely);
    }

    void room(Decoder.Size size, long now) {
        if (debounce.ask(size, now)) {
            streamPool.room(size);
        }
    }

    /** Opens a failed source again and goes on with what was interrupted, at the same frame. */
    void retry(OpenedSource at, long now) {
        streamPool.forget(at);
        Interruption left = interrupted;
        ForwardPlayback stopped = left == null || !left.openedSource().equals(at) ? null : left.forward();
        if (left != null && stopped != null) {
            PlaySequence rest = stopped.rest(left.frame());
            if (passing) {
                goOn(rest, stopped.speed());
            } else {
                start(rest, stopped.free(), stopped.speed());
            }
        } else if (at.equals(head.openedSource())) {
            head.aim(at, left == null ? head.at() : left.frame(), false, false, false);
        }
        interrupted = null;
    }

    // ---- driven by the clock

    /** Does what is due. @return when to call again, in nanoseconds of the clock */
    long tick(long now) {
        long wake = NEVER;
        try {
            resize(now);
            wake = Math.min(wake, debounce.due());
            streamPool.rolling(moving());
            int slowly = held.due(now);
            if (slowly != 0) {
                shuttle(slowly, now);
            }
            if (forward != null) {
                wake = Math.min(wake, forward.tick(now));
                if (forward != null && forward.over()) {
                    forward = null;
                    ended();
                }
            } else if (reverse != null) {
                wake = Math.min(wake, reverse.tick(now));
                if (reverse.over()) {
                    reverse = null;
                    ended();
                }
            }
            if (!moving()) {
                wake = Math.min(wake, head.stand(now));
            }
        } catch (MediaException e) {
            fail(e);
        }
        if (audio.watch(now)) {
            boolean lost = audio.isLost();
            emit(t -> t.soundLost(lost));
            if (!lost && forward != null) {
                forward.audioChanged(now);
            }
        }
        List<Integer> peaks = audio.levels();
        if (peaks != null) {
            emit(t -> t.levels(peaks));
        }
        wake = Math.min(wake, prerolls.tend(forward, head, now));
        emitMotion();
        return Math.max(now + MILLI / 2, wake);
    }

    private void ended() {
        passing = false;
        events.speed(speed);
        emit(PlayerListener::over);
    }

    /** Ends what plays or is being sought, and reports its source as failed. */
    void fail(MediaException e) {
        OpenedSource failed = forward != null ? forward.playRange().openedSource() : head.openedSource();
        Interruption left = failed == null ? null : new Interruption(failed, forward, head.at());
        // A sequence stays under way, as if it were paused.
        halt();
        head.settle();
        interrupted = left;
        if (failed != null) {
            streamPool.forget(failed);
            OpenedSource of = failed;
            emit(t -> t.failed(of, e));
        }
    }

    private void resize(long now) {
        Decoder.Size wanted = debounce.changed(now);
        if (wanted != null) {
            streamPool.room(wanted);
            frameCache.clear();
            if (!moving()) {
                head.again();
            }
        }
    }

    private void emitMotion() {
        PlayerListener.Motion is;
        if (forward != null) {
            is = forward.stalled() ? PlayerListener.Motion.STALLED : PlayerListener.Motion.PLAYING;
        } else if (reverse != null) {
            is = PlayerListener.Motion.PLAYING;
        } else {
            is = head.seeking() && head.position() < 0 ? PlayerListener.Motion.OPENING : PlayerListener.Motion.STILL;
        }
        boolean free = reverse != null || forward != null && forward.free();
        events.moves(is, free);
    }

    void close() {
        forward = null;
        reverse = null;
        head.settle();
        audio.close();
        streamPool.closeAll();
        frameCache.clear();
    }
}
