package clipbrowser.app;

import clipbrowser.command.Command;
import clipbrowser.command.CommandHandlers;
import clipbrowser.controller.playback.PlaybackController;
import clipbrowser.controller.review.ReviewController;
import clipbrowser.controller.run.KeyController;
import clipbrowser.controller.run.RunController;
import clipbrowser.model.Decision;
import clipbrowser.session.Edge;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.view.Intents;
import clipbrowser.view.clips.ClipList;
import clipbrowser.view.timeline.TimelineView;
import clipbrowser.view.window.MainWindow;
import clipbrowser.view.window.ShownClip;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads what the views ask for to the controllers that answer it. FX thread. */
final class CommandDispatcher implements Intents {
    private final Session session;
    private final Review review;
    private final RunController runs;
    private final KeyController key;
    private final PlaybackController playing;
    private final ReviewController reviewing;
    private final CommandHandlers handlers = new CommandHandlers();
    private @Nullable ShownClip shown;
    private Runnable refused = () -> {};
    private Runnable sourcing = () -> {};

    CommandDispatcher(Session session, Review review, RunController runs, KeyController key, PlaybackController playing,
            ReviewController reviewing) {
        this.session = session;
        this.review = review;
        this.runs = runs;
        this.key = key;
        this.playing = playing;
        this.reviewing = reviewing;
        playing.answer(handlers);
        reviewing.answer(handlers);
        on(Command.OPEN_RUN, runs::closeRun);
        on(Command.REFRESH, runs::refresh);
    }

    /** The views are made with these intents, so they come after them; before that no command does anything. */
    void views(MainWindow window, ClipList list, TimelineView timeline) {
        shown = new ShownClip(session, list, window.scene());
        on(Command.TYPE_TIMECODE, () -> window.typeTimecode(""));
        on(Command.TITLE, () -> type(session.selected(), window::typeTitle));
        on(Command.NOTE, () -> type(session.selected(), window::typeNote));
        on(Command.NOTE_LAST_DECIDED, () -> type(review.lastDecidedProperty().get(), window::typeNote));
        on(Command.FIND, list::find);
        on(Command.ZOOM_IN, timeline::zoomIn);
        on(Command.ZOOM_OUT, timeline::zoomOut);
        on(Command.ZOOM_ALL, timeline::zoomAll);
        on(Command.ZOOM_CLIP, timeline::zoomClip);
        on(Command.ZOOM_NEIGHBOURHOOD, timeline::zoomNeighbourhood);
        on(Command.ALL_KEYS, () -> window.showKeys(!window.keysShown()));
    }

    @Override
    public void run(Command command) {
        ShownClip onScreen = shown;
        if (onScreen == null) {
            return;
        }
        if (decides(command) && !onScreen.isSelected()) {
            refused.run();
        } else {
            handlers.run(command);
        }
    }

    /** What says something of the selected clip: of the one that is on screen, or not at all. */
    private static boolean decides(Command command) {
        return switch (command) {
            case UNDO, REDO, NOTE_LAST_DECIDED -> false;
            default -> command.group() == Command.Group.DECIDE || command.group() == Command.Group.TRIM;
        };
    }

    /** What happens where a decision isn't taken, because the window shows another clip. */
    void refused(Runnable then) {
        refused = then;
    }

    /** @throws IllegalStateException if something else answers the command already */
    void on(Command command, Runnable does) {
        handlers.on(command, does);
    }

    /** Commands that nothing answers. */
    Set<Command> unanswered() {
        return handlers.unanswered();
    }

    private static void type(@Nullable ReviewedClip clip, java.util.function.Consumer<ReviewedClip> line) {
        if (clip != null) {
            line.accept(clip);
        }
    }

    /** What opens and closes the panel of a source. */
    void sourcing(Runnable toggled) {
        sourcing = toggled;
    }

    @Override
    public void openSource(Source source) {
        sourcing.run();
    }

    @Override
    public void hold(Command shuttle, boolean down) {
        playing.hold(shuttle, down);
    }

    @Override
    public void openRun(String runId, @Nullable String typed, boolean remember) {
        if (typed != null) {
            key.use(typed);
        }
        // Only a key that the service takes is worth keeping.
        runs.onAccepted(typed != null && remember ? key::remember : () -> {});
        key.whenLooked(() -> runs.open(runId));
    }

    @Override
    public void forgetKey() {
        key.forget();
    }

    @Override
    public void cancelOpening() {
        runs.cancel();
    }

    @Override
    public void select(ReviewedClip clip) {
        session.select(clip);
    }

    @Override
    public void selectAll(List<ReviewedClip> marked, ReviewedClip shown) {
        session.selectAll(marked, shown);
    }

    @Override
    public void look(Source source) {
        session.look(source);
    }

    @Override
    public void seek(Source source, long frame) {
        playing.seek(source, frame);
    }

    @Override
    public void scrub(Source source, long frame) {
        playing.scrub(source, frame);
    }

    @Override
    public void dragEdge(ReviewedClip clip, Edge edge, long frame) {
        reviewing.dragEdge(clip, edge, frame);
    }

    @Override
    public void dropEdge() {
        reviewing.dropEdge();
    }

    @Override
    public void cancelDrag() {
        reviewing.cancelDrag();
    }

    @Override
    public void decide(ReviewedClip clip, Decision decision) {
        reviewing.decide(clip, decision);
    }

    @Override
    public void title(ReviewedClip clip, String title) {
        reviewing.title(clip, title);
    }

    @Override
    public void note(ReviewedClip clip, String note) {
        reviewing.note(clip, note);
    }

    @Override
    public void list(List<ReviewedClip> filteredAndSorted) {
        session.list(filteredAndSorted);
    }

    @Override
    public boolean goTo(String typed) {
        return playing.goTo(typed);
    }

    @Override
    public boolean trimTo(Edge edge, String typed) {
        return reviewing.trimTo(edge, typed);
    }

    @Override
    public void bringBack() {
        reviewing.bringBack();
    }

    @Override
    public void dismissTrouble() {
        reviewing.dismissTrouble();
    }

    @Override
    public void retry(Source source) {
        playing.retry(source);
    }
}
