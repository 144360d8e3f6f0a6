package clipbrowser.controller.playback;

import clipbrowser.command.Command;
import clipbrowser.command.CommandHandlers;
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
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /** Registers what answers the commands of playing and moving in time. */
    public void answer(CommandHandlers handlers) {
        audioControls.answer(handlers);
        handlers.on(Command.LOOP, () -> playback.loopProperty().set(!playback.loopProperty().get()));
        handlers.on(Command.SLOWER,
                () -> speed(SPEEDS.reversed().stream().filter(s -> s < speed).findFirst().orElse(speed)));
        handlers.on(Command.NORMAL_SPEED, () -> speed(NORMAL));
        handlers.on(Command.FASTER, () -> speed(SPEEDS.stream().filter(s -> s > speed).findFirst().orElse(speed)));
        handlers.on(Command.PLAY_PAUSE, opened((at, _) -> at.toggle()));
        handlers.on(Command.PLAY_FROM_IN, opened((at, _) -> alone(at::playFromIn)));
        handlers.on(Command.PLAY_TO_OUT, opened((at, _) -> alone(() -> at.playLast(SOME_MS))));
        handlers.on(Command.PLAY_FIRST_SECONDS, opened((at, _) -> alone(() -> at.playFirst(SOME_MS))));
        handlers.on(Command.PLAY_AROUND_EDGE, opened((_, _) -> around(edge.get())));
        handlers.on(Command.SHUTTLE_BACK, opened((at, _) -> at.shuttle(shuttle.next(-1))));
        handlers.on(Command.SHUTTLE_STOP, opened((at, _) -> at.pause()));
        handlers.on(Command.SHUTTLE_FORWARD, opened((at, _) -> at.shuttle(shuttle.next(1))));
        handlers.on(Command.FRAME_BACK, opened((at, _) -> at.step(-1)));
        handlers.on(Command.FRAME_FORWARD, opened((at, _) -> at.step(1)));
        handlers.on(Command.SECOND_BACK, opened((at, source) -> at.step(-source.grid().rate().nominal())));
        handlers.on(Command.SECOND_FORWARD, opened((at, source) -> at.step(source.grid().rate().nominal())));
        handlers.on(Command.FIRST_FRAME, opened((at, source) -> at.seek(source, 0)));
        handlers.on(Command.LAST_FRAME, opened((at, source) -> at.seek(source, source.grid().frames() - 1)));
        handlers.on(Command.GO_TO_IN, opened((at, source) -> {
            FrameRange range = range();
            at.seek(source, range == null ? 0 : range.in());
        }));
        handlers.on(Command.GO_TO_OUT, opened((at, source) -> {
            FrameRange range = range();
            at.seek(source, range == null ? source.grid().frames() - 1 : range.last());
        }));
        handlers.on(Command.PLAY_KEPT, opened((at, _) -> sequences.kept().ifPresentOrElse(sequence -> {
            playback.mode(Playback.Mode.KEPT);
            at.play(sequence, 0);
        }, () -> playback.say(new Notice.NothingKept()))));
        handlers.on(Command.SKIM, opened((at, _) -> sequences.skim().ifPresentOrElse(sequence -> {
            playback.mode(Playback.Mode.SKIM);
            at.play(sequence, SequenceBuilder.SKIM_SPEED);
        }, () -> playback.say(new Notice.NothingToSkim()))));
    }

    /** Done only where there is a player, and the source that is looked at is open. */
    private Runnable opened(BiConsumer<Player, OpenedSource> does) {
        return () -> {
            Player at = showing.player();
            Source source = session.source();
            OpenedSource openedSource = source == null ? null : sources.openedSource(source);
            if (at != null && openedSource != null) {
                does.accept(at, openedSource);
            }
        };
    }

    /** Of the selected clip. */
    private @Nullable FrameRange range() {
        ReviewedClip clip = session.selected();
        return clip == null ? null : clip.range();
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
