package clipbrowser.player;

import clipbrowser.media.MediaException;
import clipbrowser.player.audio.AudioMix;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.audio.AudioQueue;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.DecodeStream;
import clipbrowser.player.frames.FrameCache;
import clipbrowser.player.frames.FrameRef;
import clipbrowser.player.frames.FrameSource;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.player.frames.StreamPool;
import clipbrowser.player.frames.VideoOutput;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the player is doing: standing on a frame or looking for one, rolling forwards through a passage, or going
 * backwards. One thread, a clock that is handed in, and nothing that blocks: the same inputs give the same pictures.
 */
final class Transport {
    private static final long MILLI = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long HELD = 250 * MILLI;
    private final VideoOutput screen;
    private final PlayerEvents teller;
    private final StreamPool decks;
    private final FrameCache ring = new FrameCache(FrameCache.BYTES);
    private final FrameSource supply;
    private final AudioQueue sound;
    private final Playhead head;
    private final ResizeDebounce fitting = new ResizeDebounce();
    private List<PrerollPoint> likely = List.of();
    private @Nullable PlayRange clip;
    private @Nullable ForwardPlayback roll;
    private @Nullable ForwardPlayback suspended;
    /** Whether what rolls or is suspended is a passage that was asked for as such. */
    private boolean passing;
    private @Nullable ReversePlayback reverse;
    private int speed = 100;
    private boolean loop;
    private long handlesMs;
    private int nudge;
    private long nudgedAt;
    Transport(Decoder decoder, VideoOutput screen, AudioOutput out, PlayerListener told, Executor opener, Executor inbox, Executor fx) {
        this.screen = screen;
        this.teller = new PlayerEvents(told, fx);
        this.decks = new StreamPool(decoder, opener, inbox);
        this.supply = new FrameSource(decks, ring);
        this.sound = new AudioQueue(decoder, out, opener, inbox);
        this.head = new Playhead(screen, supply, sound);
    }

    // ---- what Roll and Reverse ask

    boolean loops() {
        return loop;
    }

    /** Frames beyond each end that a loop takes in. */
    long handles(OpenedSource of) {
        return handlesMs == 0 ? 0 : of.grid().nearest(MediaTime.ofMillis(handlesMs));
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

    /** Leaves for a frame of the source on screen and stays there. */
    void park(long frame) {
        head.park(frame);
    }

    void tell(Consumer<PlayerListener> what) {
        teller.tell(what);
    }

    // ---- what the editor wants

    /** Shows a clip's in frame; if something plays, plays on from there. @param now in nanoseconds */
    void show(PlayRange cut, long newWish, long now) {
        head.wish(newWish);
        boolean was = moving();
        ForwardPlayback through = roll != null ? roll : suspended;
        clip = cut;
        if (through != null && passing) {
            PlaySequence passage = through.jump(cut);
            if (was) {
                goOn(passage, through.speed());
            } else {
                seek(cut.reel(), cut.range().in(), newWish, now);
                suspended = new ForwardPlayback(this, supply, sound, passage, through.speed(), false);
            }
        } else if (was) {
            start(PlaySequence.of(cut, cut.range().in()), false, reverse == null && roll != null ? roll.speed() : speed);
        } else {
            seek(cut.reel(), cut.range().in(), newWish, now);
        }
    }

    /** A source without a clip, or a clip without frames. */
    void look(@Nullable OpenedSource at, long newWish, long now) {
        clip = null;
        halt();
        leave();
        if (at == null) {
            head.wish(newWish);
            head.clear();
        } else if (!at.equals(head.reel()) || head.position() < 0) {
            seek(at, 0, newWish, now);
        }
    }

    /** The selected clip's range is another; what plays keeps within it from this instant on. */
    void range(Object tag, FrameRange range, long newWish, long now) {
        PlayRange at = clip;
        if (at != null && at.tag().equals(tag)) {
            clip = at.with(range);
        }
        head.wish(newWish);
        long shown = head.position();
        OpenedSource reel = head.reel();
        boolean bound = roll != null && !roll.free();
        if (roll != null && bound) {
            roll.range(tag, range, now);
        }
        // A picture that was on its way to the screen was turned back with the old wish.
        FrameRef again = reel == null ? null : ring.get(shown);
        if (again != null && !head.seeking() && again.reel().equals(reel) && (!bound || range.contains(shown))) {
            present(again);
        }
    }

    void seek(OpenedSource at, long frame, long newWish, long now) {
        head.wish(newWish);
        halt();
        head.aim(at, frame, false, false, false);
    }

    void scrub(OpenedSource at, long frame, long now) {
        halt();
        head.aim(at, frame, true, false, true);
    }

    void step(long frames, long now) {
        halt();
        OpenedSource at = head.reel();
        if (at != null) {
            head.aim(at, head.at() + frames, false, frames < 0 && frames > -8, true);
        }
    }

    /** Space. */
    void toggle(long now) {
        if (moving()) {
            pause();
            return;
        }
        ForwardPlayback left = suspended;
        OpenedSource at = head.reel();
        if (left != null && at != null && left.cut().reel().equals(at) && left.cut().range().contains(head.at())) {
            goOn(left.rest(head.at()), left.speed());
            return;
        }
        if (at != null) {
            play(rules(at).fromPlayhead(head.at()), at);
        }
    }

    /** Enter. */
    void playFromIn() {
        OpenedSource at = head.reel();
        if (at != null) {
            play(rules(at).fromFirst(), at);
        }
    }

    void playLast(long ms) {
        OpenedSource at = head.reel();
        if (at != null) {
            play(rules(at).last(count(at, ms)), at);
        }
    }

    void playFirst(long ms) {
        OpenedSource at = head.reel();
        if (at != null) {
            play(rules(at).first(count(at, ms)), at);
        }
    }

    /** @param edge the first frame after it @param park the frame to stand on afterwards */
    void playAround(long edge, long ms, long park) {
        OpenedSource at = head.reel();
        if (at != null) {
            RangePlayback.Start start = rules(at).around(edge, count(at, ms));
            start(new PlaySequence(List.of(new PlayRange(at, start.within(), "around")), start.from(),
                    new PlaySequence.AfterLast.Park(park)), true, speed);
        }
    }

    void play(PlaySequence passage, int percent, long newWish) {
        head.wish(newWish);
        passing = false;
        start(passage, false, percent == 0 ? speed : percent);
        passing = true;
    }

    /** The rest of the passage that is under way. */
    private void goOn(PlaySequence rest, int percent) {
        passing = false;
        start(rest, false, percent);
        passing = true;
    }

    /** What was a passage isn't gone on with. */
    private void leave() {
        suspended = null;
        if (passing) {
            passing = false;
            tell(PlayerListener::over);
        }
    }

    private static long count(OpenedSource of, long ms) {
        return of.grid().rate().frameAt(ms);
    }

    private RangePlayback rules(OpenedSource of) {
        PlayRange at = clip;
        return new RangePlayback(at != null && at.reel().equals(of) ? at.range() : null, of.grid().frames());
    }

    private void play(RangePlayback.Start start, OpenedSource of) {
        Object tag = clip == null || start.free() ? "free" : clip.tag();
        boolean whole = clip != null && start.within().equals(clip.range());
        start(new PlaySequence(List.of(new PlayRange(of, start.within(), tag)), start.from(),
                whole ? new PlaySequence.AfterLast.Loop() : new PlaySequence.AfterLast.Stay()), start.free(), speed);
    }

    private void start(PlaySequence passage, boolean free, int percent) {
        halt();
        head.settle();
        leave();
        roll = new ForwardPlayback(this, supply, sound, passage, percent, free);
        teller.speed(percent);
    }

    /** Free running through the whole source. @param percent negative backwards */
    void shuttle(int percent, long now) {
        OpenedSource at = head.reel();
        if (at == null) {
            return;
        }
        long from = head.at();
        halt();
        leave();
        if (percent < 0) {
            head.settle();
            reverse = new ReversePlayback(this, supply, at, from, percent, now);
        } else if (from < at.last()) {
            start(new PlaySequence(List.of(new PlayRange(at, at.whole(), "free")), from, new PlaySequence.AfterLast.Stay()), true,
                    percent);
        }
        teller.speed(percent);
    }

    /** One frame, and slowly on if {@link #letGo} doesn't come soon. @param direction 1 or -1 */
    void nudge(int direction, long now) {
        step(direction, now);
        nudge = direction;
        nudgedAt = now;
    }

    void letGo() {
        nudge = 0;
        pause();
    }

    /** Stops on the frame that is on screen. A passage of several cuts can be gone on with. */
    void pause() {
        halt();
        teller.speed(speed);
    }

    /** Whether nothing moves and nothing is looked for. */
    boolean idle() {
        return !moving() && !head.seeking() && fitting.settled();
    }

    private void halt() {
        nudge = 0;
        if (passing && roll != null && !roll.over()) {
            suspended = roll;
        }
        if (roll != null && !roll.started() && head.position() < 0) {
            head.insteadOf(new PrerollPoint(roll.cut().reel(), roll.cut().range().in()));
        }
        roll = null;
        reverse = null;
        sound.stop();
    }

    private boolean moving() {
        return roll != null || reverse != null;
    }

    /** The editor's speed, for all that is played from now on. Percent, 25 to 400. */
    void speed(int percent, long now) {
        speed = percent;
        if (roll != null) {
            roll.speed(percent, now);
        }
        teller.speed(percent);
    }

    void loop(boolean on, long handles) {
        loop = on;
        handlesMs = handles;
    }

    void mix(AudioMix mix, boolean muted, long now) {
        boolean other = sound.mix().track() != mix.track();
        sound.mix(mix, muted);
        if (other && roll != null) {
            roll.soundChanged(now);
        }
    }

    void expect(List<PrerollPoint> cues) {
        likely = cues;
    }

    void room(Decoder.Size size, long now) {
        if (fitting.ask(size, now)) {
            decks.room(size);
        }
    }

    /** A source is tried again. */
    void retry(OpenedSource at, long now) {
        decks.forget(at);
        if (at.equals(head.reel())) {
            head.aim(at, head.at(), false, false, false);
        }
    }

    // ---- time

    /** Does what is due. @return when to come again, in nanoseconds of the clock */
    long tick(long now) {
        long wake = NEVER;
        try {
            resize(now);
            wake = Math.min(wake, fitting.due());
            decks.rolling(moving());
            if (nudge != 0 && now - nudgedAt >= HELD) {
                shuttle(nudge * 25, now);
            }
            if (roll != null) {
                wake = Math.min(wake, roll.tick(now));
                if (roll != null && roll.over()) {
                    roll = null;
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
        List<Integer> peaks = sound.levels();
        if (peaks != null) {
            tell(t -> t.levels(peaks));
        }
        wake = Math.min(wake, tend(now));
        tellMotion();
        return Math.max(now + MILLI / 2, wake);
    }

    private void ended() {
        passing = false;
        teller.speed(speed);
        tell(PlayerListener::over);
    }

    /** What plays or is looked for ends, and its source is told of as failed. */
    void fail(MediaException e) {
        OpenedSource failed = roll != null ? roll.cut().reel() : head.reel();
        head.settle();
        roll = null;
        reverse = null;
        sound.stop();
        leave();
        if (failed != null) {
            decks.forget(failed);
            OpenedSource of = failed;
            tell(t -> t.failed(of, e));
        }
    }

    private long tend(long now) {
        List<PrerollPoint> cues = new ArrayList<>();
        // What is being gone to comes before what may come after it.
        if (roll != null && !roll.started()) {
            cues.add(roll.begins());
        } else if (head.wanted() != null) {
            cues.add(head.wanted());
        }
        int due = cues.size();
        PrerollPoint following = roll == null ? null : roll.following();
        if (following != null) {
            cues.add(following);
        }
        likely.stream().filter(cue -> !cues.contains(cue)).forEach(cues::add);
        decks.expect(cues.subList(0, Math.min(3 + due, cues.size())));
        DecodeStream at = decks.screen();
        boolean busy = at != null && at.opening() || head.seeking() || roll != null && !roll.started();
        if (busy) {
            return NEVER;
        }
        return decks.tend(now) ? NEVER : now + 20 * MILLI;
    }

    private void resize(long now) {
        Decoder.Size wanted = fitting.changed(now);
        if (wanted != null) {
            decks.room(wanted);
            ring.clear();
            if (!moving()) {
                head.again();
            }
        }
    }

    private void tellMotion() {
        PlayerListener.Motion is;
        if (roll != null) {
            is = roll.stalled() ? PlayerListener.Motion.STALLED : PlayerListener.Motion.PLAYING;
        } else if (reverse != null) {
            is = PlayerListener.Motion.PLAYING;
        } else {
            is = head.seeking() && head.position() < 0 ? PlayerListener.Motion.OPENING : PlayerListener.Motion.STILL;
        }
        boolean free = reverse != null || roll != null && roll.free();
        teller.moves(is, free);
    }

    void close() {
        roll = null;
        reverse = null;
        head.settle();
        sound.close();
        decks.closeAll();
        ring.clear();
    }
}
