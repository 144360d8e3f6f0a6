package clipbrowser.app;

import clipbrowser.command.Command;
import clipbrowser.controller.RunController;
import clipbrowser.model.Decision;
import clipbrowser.session.ClipReview;
import clipbrowser.session.Edge;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.view.Intents;
import clipbrowser.view.MainWindow;
import clipbrowser.view.clips.ClipList;
import clipbrowser.view.timeline.TimelineView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads what the views ask for to the controllers that answer it. FX thread. */
final class Wiring implements Intents {
    private final Session session;
    private final RunController runs;
    private @Nullable MainWindow window;
    private @Nullable ClipList list;
    private @Nullable TimelineView timeline;

    Wiring(Session session, RunController runs) {
        this.session = session;
        this.runs = runs;
    }

    /** The views are made with these intents, so they come after them. */
    void views(MainWindow window, ClipList list, TimelineView timeline) {
        this.window = window;
        this.list = list;
        this.timeline = timeline;
    }

    @Override
    public void run(Command command) {
        MainWindow at = window;
        ClipList clips = list;
        TimelineView time = timeline;
        if (at == null || clips == null || time == null) {
            return;
        }
        ClipReview clip = session.selected();
        switch (command) {
            case OPEN_RUN -> runs.closeRun();
            case REFRESH -> runs.refresh();
            case TYPE_TIMECODE -> at.typeTimecode("");
            case TITLE -> {
                if (clip != null) {
                    at.typeTitle(clip);
                }
            }
            case NOTE -> {
                if (clip != null) {
                    at.typeNote(clip);
                }
            }
            case FIND -> clips.find();
            case ZOOM_IN -> time.zoomIn();
            case ZOOM_OUT -> time.zoomOut();
            case ZOOM_ALL -> time.zoomAll();
            case ZOOM_CLIP -> time.zoomClip();
            case PICTURE_ALONE -> at.pictureAlone(!at.isPictureAlone());
            case ALL_KEYS -> at.showKeys(!at.keysShown());
            default -> {
            }
        }
    }

    @Override
    public void hold(Command shuttle, boolean down) {}

    @Override
    public void openRun(String runId, @Nullable String key) {
        runs.open(runId, key);
    }

    @Override
    public void cancelOpening() {
        runs.cancel();
    }

    @Override
    public void select(ClipReview clip) {
        session.select(clip);
    }

    @Override
    public void selectAll(List<ClipReview> marked, ClipReview shown) {
        session.selectAll(marked, shown);
    }

    @Override
    public void look(Source source) {
        session.look(source);
    }

    @Override
    public void seek(Source source, long frame) {}

    @Override
    public void scrub(Source source, long frame) {}

    @Override
    public void dragEdge(ClipReview clip, Edge edge, long frame) {}

    @Override
    public void dropEdge() {}

    @Override
    public void cancelDrag() {}

    @Override
    public void decide(ClipReview clip, Decision decision) {}

    @Override
    public void title(ClipReview clip, String title) {}

    @Override
    public void note(ClipReview clip, String note) {}

    @Override
    public void list(List<ClipReview> filteredAndSorted) {
        session.list(filteredAndSorted);
    }

    @Override
    public boolean goTo(String typed) {
        return false;
    }

    @Override
    public void retry(Source source) {}
}
