package clipbrowser.controller;

import clipbrowser.command.Command;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.Cue;
import clipbrowser.player.Cut;
import clipbrowser.player.Decoder;
import clipbrowser.player.Player;
import clipbrowser.player.Reel;
import clipbrowser.player.SoundMix;
import clipbrowser.player.SoundOut;
import clipbrowser.session.ClipReview;
import clipbrowser.session.Edge;
import clipbrowser.session.Playback;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Plays what is selected, and answers every command of playing and moving in time. FX thread. */
public final class PlaybackController implements AutoCloseable, Picture {
    /** How much is heard at an end or a beginning, and to each side of an edge. */
    private static final long SOME_MS = 2000;
    private static final long AROUND_MS = 1000;
    private static final List<Integer> SPEEDS = List.of(25, 50, 75, 100, 125, 150, 200, 400);
    private static final int NORMAL = 100;
    private static final int VOLUME_STEP = 10;

    private final Session session;
    private final Playback playback;
    private final Tasks tasks;
    private final SourceController sources;
    private final Callable<Decoder> starter;
    private final SoundOut out;
    private final Supplier<Edge> edge;
    private final Shuttle shuttle;
    private final Passages passages;
    private final PlaybackNews news;
    private int speed = NORMAL;
    private @Nullable Player player;
    private @Nullable MediaFailure noPlayer;
    private @Nullable Decoder decoder;
    private int roomWidth = 640;
    private int roomHeight = 360;
    private Subscription clipWatch = Subscription.EMPTY;
    private boolean following;
    private List<Cue> expected = List.of();

    /**
     * @param starter finds the decoder; run off the FX thread
     * @param edge    the edge that keys move
     * @param watched told that a clip was played to its end
     * @param skimSeconds how much of each end of a clip is skimmed
     */
    public PlaybackController(Session session, Playback playback, Tasks tasks, SourceController sources,
            Callable<Decoder> starter, SoundOut out, Supplier<Edge> edge, Consumer<ClipReview> watched,
            IntSupplier skimSeconds) {
        this.session = session;
        this.playback = playback;
        this.tasks = tasks;
        this.sources = sources;
        this.starter = starter;
        this.out = out;
        this.edge = edge;
        this.shuttle = new Shuttle(playback);
        this.passages = new Passages(session, sources, skimSeconds);
        this.news = new PlaybackNews(session, playback, sources, this::follow, watched);
        session.selectedProperty().subscribe(_ -> show());
        session.sourceProperty().subscribe(_ -> show());
        sources.onRead(source -> {
            if (source == session.source()) {
                show();
            } else {
                expect();
            }
        });
        session.listed().addListener((ListChangeListener<ClipReview>) _ -> expect());
        playback.loopHandlesProperty().subscribe(_ -> loop());
        session.openingProperty().subscribe(_ -> {
            if (session.run() == null) {
                playback.show(new Playback.Shown.Nothing());
            }
        });
        playback.loopProperty().subscribe(_ -> loop());
        playback.mutedProperty().subscribe(_ -> mix());
        playback.volumeProperty().subscribe(_ -> mix());
        playback.soundProperty().subscribe(_ -> mix());
        startPlayer();
    }

    private void startPlayer() {
        noPlayer = null;
        tasks.of(starter).onDone(found -> {
            decoder = found;
            Player made = new Player(found, out, news, tasks.fx());
            player = made;
            made.room(roomWidth, roomHeight);
            loop();
            mix();
            show();
        }).onFailed(_ -> {
            noPlayer = new MediaFailure.NoPlayer();
            show();
        }).start();
    }

    /** For pictures beside the one that is played; empty until it has started, and where there is none. */
    public Optional<Decoder> decoder() {
        return Optional.ofNullable(decoder);
    }

    /** The room for the picture in device pixels, before rotation is taken into account by the view. */
    public void room(int width, int height) {
        roomWidth = Math.max(16, width);
        roomHeight = Math.max(16, height);
        if (player != null) {
            player.room(roomWidth, roomHeight);
        }
    }

    /** Before each painting of the window; see {@link Player#pulse}. */
    public void pulse() {
        if (player != null) {
            player.pulse();
        }
    }

    /** See {@link Player#pulses}. */
    public void pulses(boolean on) {
        if (player != null) {
            player.pulses(on);
        }
    }

    /** Shows what is selected: its in frame, or the source by itself. */
    private void show() {
        if (following) {
            return;
        }
        clipWatch.unsubscribe();
        clipWatch = Subscription.EMPTY;
        ClipReview clip = session.selected();
        Source source = session.source();
        if (clip != null && clip.source() != source) {
            // Between a source's change and its clip's: what plays is to go on playing.
            return;
        }
        if (source == null) {
            blank();
            return;
        }
        Reel reel = sources.reel(source);
        MediaFailure failure = source.failure() != null ? source.failure() : noPlayer;
        if (failure != null) {
            blank();
            playback.fail(failure);
            return;
        }
        if (reel == null || player == null) {
            if (player != null) {
                player.look(null);
            }
            if (playback.shown() instanceof Playback.Shown.Frame f && f.source() != source) {
                playback.show(new Playback.Shown.Nothing());
            }
            playback.state(Playback.State.OPENING);
            return;
        }
        if (playback.state() == Playback.State.FAILED) {
            playback.state(Playback.State.OPENING);
        }
        FrameRange range = clip == null ? null : clip.range();
        if (clip == null) {
            player.look(reel);
        } else if (range == null) {
            blank();
            watch(clip);
        } else {
            player.show(new Cut(reel, range, clip));
            watch(clip);
        }
        expect();
    }

    /** Streams wait where the editor may go next. */
    private void expect() {
        if (player != null) {
            List<Cue> cues = likely();
            if (!cues.equals(expected)) {
                expected = cues;
                player.expect(cues);
            }
        }
    }

    private void blank() {
        if (player != null) {
            player.look(null);
        }
        playback.show(new Playback.Shown.Nothing());
        playback.state(Playback.State.EMPTY);
    }

    /** A passage went on to another clip: list and timeline follow, the picture is there already. */
    private void follow(ClipReview clip) {
        following = true;
        try {
            if (session.selected() != clip) {
                session.selectAll(session.selection().contains(clip) ? List.copyOf(session.selection()) : List.of(clip),
                        clip);
            }
        } finally {
            following = false;
        }
        watch(clip);
        expect();
    }

    /** What the clip on screen is trimmed to holds at once. */
    private void watch(ClipReview clip) {
        clipWatch.unsubscribe();
        clipWatch = clip.rangeProperty().subscribe((was, now) -> {
            if (was != null && now != null && player != null) {
                player.range(clip, now);
                expect();
            } else {
                show();
            }
        });
    }

    /** Where the editor may go next: ↓, the next undecided clip, ↑. */
    private List<Cue> likely() {
        List<Cue> cues = new ArrayList<>();
        List<ClipReview> listed = session.listed();
        int at = listed.indexOf(session.selected());
        if (at >= 0) {
            cue(cues, listed, at + 1);
            for (int i = at + 1; i < listed.size(); i++) {
                if (listed.get(i).decision() == clipbrowser.model.Decision.UNDECIDED) {
                    cue(cues, listed, i);
                    break;
                }
            }
            cue(cues, listed, at - 1);
        }
        return cues.stream().distinct().toList();
    }

    private void cue(List<Cue> cues, List<ClipReview> listed, int index) {
        if (index >= 0 && index < listed.size()) {
            Reel reel = sources.reel(listed.get(index).source());
            FrameRange range = listed.get(index).range();
            if (reel != null && range != null) {
                cues.add(new Cue(reel, range.in()));
            }
        }
    }

    /** Does a command. @return whether it is one of this controller's */
    public boolean run(Command command) {
        Player at = player;
        switch (command) {
            case LOOP -> playback.loopProperty().set(!playback.loopProperty().get());
            case MUTE -> playback.mutedProperty().set(!playback.mutedProperty().get());
            case LOUDER -> volume(VOLUME_STEP);
            case QUIETER -> volume(-VOLUME_STEP);
            case SLOWER -> speed(SPEEDS.reversed().stream().filter(s -> s < speed).findFirst().orElse(speed));
            case NORMAL_SPEED -> speed(NORMAL);
            case FASTER -> speed(SPEEDS.stream().filter(s -> s > speed).findFirst().orElse(speed));
            case PLAY_PAUSE, PLAY_FROM_IN, PLAY_TO_OUT, PLAY_FIRST_SECONDS, PLAY_AROUND_EDGE, SHUTTLE_BACK,
                    SHUTTLE_STOP, SHUTTLE_FORWARD, FRAME_BACK, FRAME_FORWARD, SECOND_BACK, SECOND_FORWARD, FIRST_FRAME,
                    LAST_FRAME, GO_TO_IN, GO_TO_OUT, PLAY_KEPT, SKIM -> {
                if (at != null) {
                    run(command, at);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void run(Command command, Player at) {
        Source source = session.source();
        Reel reel = source == null ? null : sources.reel(source);
        ClipReview clip = session.selected();
        FrameRange range = clip == null ? null : clip.range();
        if (source == null || reel == null) {
            return;
        }
        long second = reel.grid().rate().nominal();
        switch (command) {
            case PLAY_PAUSE -> at.toggle();
            case PLAY_FROM_IN -> alone(at::playFromIn);
            case PLAY_TO_OUT -> alone(() -> at.playLast(SOME_MS));
            case PLAY_FIRST_SECONDS -> alone(() -> at.playFirst(SOME_MS));
            case PLAY_AROUND_EDGE -> around(edge.get());
            case SHUTTLE_BACK -> at.shuttle(shuttle.next(-1));
            case SHUTTLE_STOP -> at.pause();
            case SHUTTLE_FORWARD -> at.shuttle(shuttle.next(1));
            case FRAME_BACK -> at.step(-1);
            case FRAME_FORWARD -> at.step(1);
            case SECOND_BACK -> at.step(-second);
            case SECOND_FORWARD -> at.step(second);
            case FIRST_FRAME -> at.seek(reel, 0);
            case LAST_FRAME -> at.seek(reel, reel.grid().frames() - 1);
            case GO_TO_IN -> at.seek(reel, range == null ? 0 : range.in());
            case GO_TO_OUT -> at.seek(reel, range == null ? reel.grid().frames() - 1 : range.last());
            case PLAY_KEPT -> passages.kept().ifPresent(passage -> {
                playback.mode(Playback.Mode.KEPT);
                at.play(passage, 0);
            });
            case SKIM -> passages.skim().ifPresent(passage -> {
                playback.mode(Playback.Mode.SKIM);
                at.play(passage, Passages.SKIM_SPEED);
            });
            default -> {
            }
        }
    }

    /** Leaves the kept clips, or the skimming, for one clip. */
    private void alone(Runnable play) {
        playback.mode(Playback.Mode.CLIP);
        play.run();
    }

    /** A key of J, K or L went down or up; see {@link Shuttle}. */
    public void hold(Command key, boolean down) {
        Player at = player;
        if (at == null) {
            return;
        }
        switch (shuttle.key(key, down)) {
            case Shuttle.Move.None _ -> {
            }
            case Shuttle.Move.Run run -> at.shuttle(run.percent());
            case Shuttle.Move.Nudge nudge -> at.nudge(nudge.direction());
            case Shuttle.Move.LetGo _ -> at.letGo();
            case Shuttle.Move.Stop _ -> at.pause();
        }
    }

    /** That very frame. */
    public void seek(Source source, long frame) {
        reelOnScreen(source, reel -> player().seek(reel, Math.clamp(frame, 0, reel.grid().frames() - 1)));
    }

    /** Near a frame, as fast as pictures come. */
    public void scrub(Source source, long frame) {
        reelOnScreen(source, reel -> player().scrub(reel, Math.clamp(frame, 0, reel.grid().frames() - 1)));
    }

    private void reelOnScreen(Source source, Consumer<Reel> then) {
        if (session.source() != source) {
            session.look(source);
        }
        Reel reel = sources.reel(source);
        if (reel != null && player != null) {
            then.accept(reel);
        }
    }

    private Player player() {
        if (player == null) {
            throw new IllegalStateException("no player");
        }
        return player;
    }

    /**
     * Goes where what was typed says: digits fill a timecode from the right, {@code +n} and {@code -n} are frames from
     * here, {@code f120} is a frame number.
     *
     * @return false if it can't be read
     */
    public boolean goTo(String typed) {
        Source source = session.source();
        Reel reel = source == null ? null : sources.reel(source);
        if (source == null || reel == null) {
            return false;
        }
        return Destination.of(typed, source.timecode(), playback.frame()).map(frame -> {
            seek(source, frame);
            return true;
        }).orElse(false);
    }

    /** Tries a source again that couldn't be shown. */
    public void retry(Source source) {
        if (noPlayer != null) {
            startPlayer();
        }
        Reel reel = sources.reel(source);
        source.fail(null);
        if (reel != null && player != null) {
            player.retry(reel);
            show();
        } else {
            playback.state(Playback.State.OPENING);
            sources.read(source);
        }
    }

    @Override
    public void go(ClipReview clip, long frame) {
        if (session.selected() == clip) {
            seek(clip.source(), frame);
        }
    }

    @Override
    public void preview(ClipReview clip, long frame) {
        scrub(clip.source(), frame);
    }

    @Override
    public void replay(ClipReview clip, Edge moved) {
        if (session.selected() == clip) {
            around(moved);
        }
    }

    private void around(Edge which) {
        ClipReview clip = session.selected();
        FrameRange range = clip == null ? null : clip.range();
        if (range != null && player != null) {
            player.playAround(which == Edge.IN ? range.in() : range.out(), AROUND_MS,
                    which == Edge.IN ? range.in() : range.last());
        }
    }

    private void speed(int percent) {
        speed = percent;
        playback.speedProperty().set(percent);
        if (player != null) {
            player.speed(percent);
        }
    }

    private void volume(int by) {
        playback.volumeProperty().set(Math.clamp(playback.volumeProperty().get() + by, 0, 100));
    }

    private void loop() {
        if (player != null) {
            player.loop(playback.loopProperty().get(), playback.loopHandlesProperty().get());
        }
    }

    private void mix() {
        if (player != null) {
            Playback.SoundChoice choice = playback.soundProperty().get();
            player.mix(new SoundMix(choice.track(), choice.solo(), choice.mono(), playback.volumeProperty().get()),
                    playback.mutedProperty().get());
        }
    }

    /** Ends every stream; returns soon. */
    @Override
    public void close() {
        if (player != null) {
            player.close();
        }
        if (decoder != null) {
            decoder.close();
        }
        out.close();
    }
}
