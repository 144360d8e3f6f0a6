package clipbrowser.controller.playback;

import clipbrowser.controller.Tasks;
import clipbrowser.controller.run.SourceController;
import clipbrowser.media.MediaException;
import clipbrowser.model.Decision;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.PlayRange;
import clipbrowser.player.Player;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.session.Playback;
import clipbrowser.session.Refreshing;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Keeps the selected clip on screen: starts the player, shows clips, follows a sequence that plays. FX thread. */
final class ViewerSync implements AutoCloseable {
    private final Session session;
    private final Playback playback;
    private final Tasks tasks;
    private final SourceController sources;
    private final Callable<Decoder> starter;
    private final AudioOutput out;
    private final PlayerUpdates news;
    private final Recovery recovery;
    private final Consumer<ReviewedClip> passed;
    private Consumer<Player> started = _ -> {};
    private @Nullable Player player;
    private @Nullable MediaFailure noPlayer;
    private @Nullable Decoder decoder;
    private int roomWidth = 640;
    private int roomHeight = 360;
    private Subscription clipWatch = Subscription.EMPTY;
    private boolean following;
    /** Whether the player was told to show nothing. */
    private boolean blanked = true;
    private List<PrerollPoint> expected = List.of();

    /**
     * @param starter finds the decoder; run off the FX thread
     * @param recovery tries failed sources again; closed by this
     * @param passed  told that a sequence has come to a clip
     * @param watched told that a clip was played to its end
     */
    ViewerSync(Session session, Playback playback, Tasks tasks, SourceController sources, Callable<Decoder> starter,
            AudioOutput out, Recovery recovery, Consumer<ReviewedClip> passed, Consumer<ReviewedClip> watched) {
        this.session = session;
        this.playback = playback;
        this.tasks = tasks;
        this.sources = sources;
        this.starter = starter;
        this.out = out;
        this.passed = passed;
        this.news = new PlayerUpdates(session, playback, sources, recovery, this::follow, watched);
        this.recovery = recovery;
        recovery.onTry(this::tryAgain);
        session.selectedProperty().subscribe(_ -> show());
        session.sourceProperty().subscribe(_ -> show());
        sources.onRead(source -> {
            MediaFailure failure = source.failure();
            if (failure == null) {
                recovery.fine(source);
            } else {
                recovery.failed(source, failure);
            }
            if (source == session.source()) {
                show();
            } else {
                expect();
            }
        });
        session.sources().addListener((ListChangeListener<Source>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(recovery::fine);
            }
        });
        session.refreshingProperty().subscribe((before, now) -> {
            boolean answered = before instanceof Refreshing.Asking
                    && (now instanceof Refreshing.Idle || now instanceof Refreshing.Waiting);
            if (answered) {
                // Also what doesn't pass by itself: the service may name another file now.
                session.sources().stream().filter(s -> s.failure() != null).toList().forEach(this::tryAgain);
            }
        });
        session.listed().addListener((ListChangeListener<ReviewedClip>) _ -> expect());
        session.openingProperty().subscribe(_ -> {
            if (session.run() == null) {
                playback.show(new Playback.Shown.Nothing());
            }
        });
    }

    /** Finds the player. @param then told whenever there is a new one, before it shows anything */
    void start(Consumer<Player> then) {
        started = then;
        start();
    }

    private void start() {
        noPlayer = null;
        tasks.of(starter).onDone(found -> {
            decoder = found;
            Player made = new Player(found, out, news, tasks.fx(), tasks.faults());
            player = made;
            made.room(roomWidth, roomHeight);
            started.accept(made);
            show();
        }).onFailed(e -> {
            noPlayer = e instanceof MediaException known ? known.failure() : new MediaFailure.Unexpected();
            show();
        }).doing("starting the player").start();
    }

    /** Null until it was found. */
    @Nullable
    Player player() {
        return player;
    }

    /** Null until it was found. */
    @Nullable
    Decoder decoder() {
        return decoder;
    }

    /** The room for the picture in device pixels, before rotation is taken into account by the view. */
    void room(int width, int height) {
        roomWidth = Math.max(16, width);
        roomHeight = Math.max(16, height);
        if (player != null) {
            player.room(roomWidth, roomHeight);
        }
    }

    /** Before each painting of the window; see {@link Player#pulse}. */
    void pulse() {
        if (player != null) {
            player.pulse();
        }
    }

    /** See {@link Player#pulses}. */
    void pulses(boolean on) {
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
        ReviewedClip clip = session.selected();
        Source source = session.source();
        if (clip != null && clip.source() != source) {
            // The source has changed and the clip not yet: what plays goes on.
            return;
        }
        if (source == null) {
            blank();
            return;
        }
        OpenedSource openedSource = sources.openedSource(source);
        MediaFailure failure = source.failure() != null ? source.failure() : noPlayer;
        if (failure != null) {
            blank();
            playback.fail(failure);
            return;
        }
        if (openedSource == null || player == null) {
            sources.hurry(source);
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
        blanked = false;
        if (clip == null) {
            player.look(openedSource);
        } else if (range == null) {
            blank();
            watch(clip);
        } else {
            player.show(new PlayRange(openedSource, range, clip));
            watch(clip);
        }
        expect();
    }

    /** Has streams prerolled where the editor may go next. */
    private void expect() {
        if (player != null) {
            List<PrerollPoint> prerolls = likely();
            if (!prerolls.equals(expected)) {
                expected = prerolls;
                player.expect(prerolls);
            }
        }
    }

    private void blank() {
        blanked = true;
        if (player != null) {
            player.look(null);
        }
        playback.show(new Playback.Shown.Nothing());
        playback.state(Playback.State.EMPTY);
    }

    /** A sequence went on to another clip: selects it; the player is there already. */
    private void follow(ReviewedClip clip) {
        following = true;
        try {
            if (session.selected() != clip) {
                session.selectAll(session.selection().contains(clip) ? List.copyOf(session.selection()) : List.of(clip),
                        clip);
            }
        } finally {
            following = false;
        }
        passed.accept(clip);
        watch(clip);
        expect();
    }

    /** Passes a trim of the clip on screen to the player. */
    private void watch(ReviewedClip clip) {
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
    private List<PrerollPoint> likely() {
        List<PrerollPoint> prerolls = new ArrayList<>();
        List<ReviewedClip> listed = session.listed();
        int at = listed.indexOf(session.selected());
        if (at >= 0) {
            preroll(prerolls, listed, at + 1);
            for (int i = at + 1; i < listed.size(); i++) {
                if (listed.get(i).decision() == Decision.UNDECIDED) {
                    preroll(prerolls, listed, i);
                    break;
                }
            }
            preroll(prerolls, listed, at - 1);
        }
        return prerolls.stream().distinct().toList();
    }

    private void preroll(List<PrerollPoint> prerolls, List<ReviewedClip> listed, int index) {
        if (index >= 0 && index < listed.size()) {
            OpenedSource openedSource = sources.openedSource(listed.get(index).source());
            FrameRange range = listed.get(index).range();
            if (openedSource != null && range != null) {
                prerolls.add(new PrerollPoint(openedSource, range.in()));
            }
        }
    }

    /** Tries a source again that couldn't be shown, because the editor says so. */
    void retry(Source source) {
        if (noPlayer != null) {
            start();
        }
        source.fail(null);
        if (source == session.source()) {
            playback.state(Playback.State.OPENING);
        }
        tryAgain(source);
    }

    /** Tries a source again, going on at the same frame. Its failure stays shown until that works. */
    private void tryAgain(Source source) {
        OpenedSource openedSource = sources.openedSource(source);
        Player at = player;
        if (openedSource == null || at == null || source.failure() instanceof MediaFailure.Changed) {
            // The frames of a file that was there before say nothing of the one that is there now.
            sources.readAgain(source);
        } else if (source != session.source()) {
            // Tried when it is selected.
            source.fail(null);
            recovery.fine(source);
        } else if (blanked) {
            source.fail(null);
            show();
        } else {
            at.retry(openedSource);
        }
    }

    /** Has the source on screen, then what is wanted of it. */
    void onScreen(Source source, Consumer<OpenedSource> then) {
        if (session.source() != source) {
            session.look(source);
        }
        OpenedSource openedSource = sources.openedSource(source);
        if (openedSource != null && player != null) {
            then.accept(openedSource);
        }
    }

    /** Ends every stream; returns soon. */
    @Override
    public void close() {
        recovery.close();
        if (player != null) {
            player.close();
        }
        if (decoder != null) {
            decoder.close();
        }
        out.close();
    }
}
