package clipbrowser.controller.playback;

import clipbrowser.command.Command;
import clipbrowser.controller.Tasks;
import clipbrowser.controller.review.TimecodeEntry;
import clipbrowser.controller.review.ViewerActions;
import clipbrowser.controller.run.SourceController;
import clipbrowser.player.Player;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.session.Edge;
import clipbrowser.session.Notice;
import clipbrowser.session.Playback;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Answers every command of playing and moving in time. FX thread. */
public final class PlaybackController implements AutoCloseable, ViewerActions {
    /** How much is heard at an end or a beginning, and to each side of an edge. */
    private static final long SOME_MS = 2000;
    private static final long AROUND_MS = 1000;
    private static final List<Integer> SPEEDS = List.of(25, 50, 75, 100, 125, 150, 200, 400);
    private static final int NORMAL = 100;

    private final Session session;
    private final Playback playback;
    private final SourceController sources;
    private final Supplier<Edge> edge;
    private final Shuttle shuttle;
    private final SequenceBuilder sequences;
    private final ViewerSync showing;
    private final AudioControls audioControls;
    private int speed = NORMAL;

    /**
     * @param starter     finds the decoder; run off the FX thread
     * @param edge        the edge that keys move
     * @param watched     told that a clip was played to its end
     * @param skimSeconds how much of each end of a clip is skimmed
     * @param later       runs something after a while, and gives what ends the wait: failed sources are tried again
     */
    public PlaybackController(Session session, Playback playback, Tasks tasks, SourceController sources,
            Callable<Decoder> starter, AudioOutput out, Supplier<Edge> edge, Consumer<ReviewedClip> watched,
            IntSupplier skimSeconds, BiFunction<Duration, Runnable, Runnable> later) {
        this.session = session;
        this.playback = playback;
        this.sources = sources;
        this.edge = edge;
        this.shuttle = new Shuttle(playback);
        this.sequences = new SequenceBuilder(session, sources, skimSeconds);
        this.showing = new ViewerSync(session, playback, tasks, sources, starter, out,
                new Recovery(later, tasks.fx(), InstantSource.system(), new Random()),
                clip -> playback.passing(sequences.at(clip)), watched);
        this.audioControls = new AudioControls(session, playback, showing::player);
        playback.loopHandlesProperty().subscribe(_ -> loop());
        playback.loopProperty().subscribe(_ -> loop());
        showing.start(_ -> {
            loop();
            audioControls.mix();
        });
    }

    /** The room for the picture as it is seen, in device pixels. */
    public void room(int width, int height) {
        showing.room(width, height);
    }

    /** Before each painting of the window; see {@link Player#pulse}. */
    public void pulse() {
        showing.pulse();
    }

    /** See {@link Player#pulses}. */
    public void pulses(boolean on) {
        showing.pulses(on);
    }

    /** For pictures beside the one that is played; empty until it has started, and where there is none. */
    public Optional<Decoder> decoder() {
        return Optional.ofNullable(showing.decoder());
    }

    /** Does a command. @return whether it is one of this controller's */
    public boolean run(Command command) {
        Player at = showing.player();
        switch (command) {
            case LOOP -> playback.loopProperty().set(!playback.loopProperty().get());
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
                return audioControls.run(command);
            }
        }
        return true;
    }

    private void run(Command command, Player at) {
        Source source = session.source();
        OpenedSource openedSource = source == null ? null : sources.openedSource(source);
        ReviewedClip clip = session.selected();
        FrameRange range = clip == null ? null : clip.range();
        if (source == null || openedSource == null) {
            return;
        }
        long second = openedSource.grid().rate().nominal();
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
            case FIRST_FRAME -> at.seek(openedSource, 0);
            case LAST_FRAME -> at.seek(openedSource, openedSource.grid().frames() - 1);
            case GO_TO_IN -> at.seek(openedSource, range == null ? 0 : range.in());
            case GO_TO_OUT -> at.seek(openedSource, range == null ? openedSource.grid().frames() - 1 : range.last());
            case PLAY_KEPT -> sequences.kept().ifPresentOrElse(sequence -> {
                playback.mode(Playback.Mode.KEPT);
                at.play(sequence, 0);
            }, () -> playback.say(new Notice.NothingKept()));
            case SKIM -> sequences.skim().ifPresentOrElse(sequence -> {
                playback.mode(Playback.Mode.SKIM);
                at.play(sequence, SequenceBuilder.SKIM_SPEED);
            }, () -> playback.say(new Notice.NothingToSkim()));
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
        Player at = showing.player();
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

    /** Stops, and shows exactly this frame. */
    public void seek(Source source, long frame) {
        Player at = showing.player();
        if (at != null) {
            showing.onScreen(source,
                    openedSource -> at.seek(openedSource, Math.clamp(frame, 0, openedSource.grid().frames() - 1)));
        }
    }

    /** Shows pictures on the way to a frame as fast as they come: for a pointer that is dragged. */
    public void scrub(Source source, long frame) {
        Player at = showing.player();
        if (at != null) {
            showing.onScreen(source,
                    openedSource -> at.scrub(openedSource, Math.clamp(frame, 0, openedSource.grid().frames() - 1)));
        }
    }

    /**
     * Goes where what was typed says: digits fill a timecode from the right, {@code +n} and {@code -n} are frames from
     * here, {@code f120} is a frame number.
     *
     * @return false if it can't be read
     */
    public boolean goTo(String typed) {
        Source source = session.source();
        OpenedSource openedSource = source == null ? null : sources.openedSource(source);
        if (source == null || openedSource == null) {
            return false;
        }
        return TimecodeEntry.of(typed, source.timecode()).map(entry -> {
            seek(source, switch (entry) {
                case TimecodeEntry.By by -> Math.max(0, playback.frame()) + by.frames();
                case TimecodeEntry.Frame number -> number.frame();
                case TimecodeEntry.Label label -> openedSource.grid().frameOfCount(label.count());
            });
            return true;
        }).orElse(false);
    }

    /** Tries a source again that couldn't be shown. */
    public void retry(Source source) {
        showing.retry(source);
    }

    @Override
    public void go(ReviewedClip clip, long frame) {
        if (session.selected() == clip) {
            seek(clip.source(), frame);
        }
    }

    @Override
    public void preview(ReviewedClip clip, long frame) {
        scrub(clip.source(), frame);
    }

    @Override
    public void replay(ReviewedClip clip, Edge moved) {
        if (session.selected() == clip) {
            around(moved);
        }
    }

    private void around(Edge which) {
        ReviewedClip clip = session.selected();
        FrameRange range = clip == null ? null : clip.range();
        FrameGrid grid = clip == null ? null : clip.source().grid();
        Player at = showing.player();
        if (range != null && grid != null && at != null) {
            at.playAround(which == Edge.IN ? grid.begins(range) : grid.ends(range), AROUND_MS,
                    which == Edge.IN ? range.in() : range.last());
        }
    }

    private void speed(int percent) {
        speed = percent;
        playback.speedProperty().set(percent);
        Player at = showing.player();
        if (at != null) {
            at.speed(percent);
        }
    }

    private void loop() {
        Player at = showing.player();
        if (at != null) {
            at.loop(playback.loopProperty().get(), playback.loopHandlesProperty().get());
        }
    }

    /** Ends every stream; returns soon. */
    @Override
    public void close() {
        showing.close();
    }
}
