package clipbrowser.app;

import clipbrowser.command.Command;
import clipbrowser.controller.playback.PlaybackController;
import clipbrowser.controller.review.ReviewController;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads what the views ask for to the controllers that answer it. FX thread. */
final class CommandDispatcher implements Intents {
    private final Session session;
    private final Review review;
    private final RunController runs;
    private final PlaybackController playing;
    private final ReviewController reviewing;
    private @Nullable Views views;
    private final Map<Command, Runnable> others = new EnumMap<>(Command.class);
    private Runnable refused = () -> {};
    private Runnable exporting = () -> {};
    private Runnable sourcing = () -> {};

    private record Views(MainWindow window, ClipList list, TimelineView timeline, ShownClip shown) {}

    CommandDispatcher(Session session, Review review, RunController runs, PlaybackController playing,
            ReviewController reviewing) {
        this.session = session;
        this.review = review;
        this.runs = runs;
        this.playing = playing;
        this.reviewing = reviewing;
    }

    /** The views are made with these intents, so they come after them. */
    void views(MainWindow window, ClipList list, TimelineView timeline) {
        views = new Views(window, list, timeline, new ShownClip(session, list, window.scene()));
    }

    @Override
    public void run(Command command) {
        Views at = views;
        if (at != null && decides(command) && !at.shown.isSelected()) {
            refused.run();
            return;
        }
        if (at != null && !playing.run(command) && !reviewing.run(command)) {
            run(command, at);
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

    private void run(Command command, Views at) {
        switch (command) {
            case OPEN_RUN -> runs.closeRun();
            case REFRESH -> runs.refresh();
            case TYPE_TIMECODE -> at.window.typeTimecode("");
            case TITLE -> type(session.selected(), at.window::typeTitle);
            case NOTE -> type(session.selected(), at.window::typeNote);
            case NOTE_LAST_DECIDED -> type(review.lastDecidedProperty().get(), at.window::typeNote);
            case FIND -> at.list.find();
            case EXPORT -> exporting.run();
            case ZOOM_IN -> at.timeline.zoomIn();
            case ZOOM_OUT -> at.timeline.zoomOut();
            case ZOOM_ALL -> at.timeline.zoomAll();
            case ZOOM_CLIP -> at.timeline.zoomClip();
            case ALL_KEYS -> at.window.showKeys(!at.window.keysShown());
            default -> others.getOrDefault(command, () -> {}).run();
        }
    }

    /** What a command does that no controller answers. */
    void on(Command command, Runnable does) {
        others.put(command, does);
    }

    private static void type(@Nullable ReviewedClip clip, java.util.function.Consumer<ReviewedClip> line) {
        if (clip != null) {
            line.accept(clip);
        }
    }

    /** What {@link Command#EXPORT} does. */
    void exporting(Runnable toggled) {
        exporting = toggled;
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
    public void openRun(String runId, @Nullable String key) {
        runs.open(runId, key);
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
