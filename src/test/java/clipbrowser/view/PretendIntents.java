package clipbrowser.view;

import clipbrowser.command.Command;
import clipbrowser.model.Decision;
import clipbrowser.session.Edge;
import clipbrowser.session.PretendRun;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what the views ask for, and does the simple part of it to the session. */
public final class PretendIntents implements Intents {
    private final Session session;
    private final List<String> asked = new ArrayList<>();

    public PretendIntents(Session session) {
        this.session = session;
    }

    /** Everything asked for, as {@code "seek 441"}, oldest first. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public void run(Command command) {
        asked.add("run " + command);
    }

    @Override
    public void hold(Command command, boolean down) {
        asked.add("hold " + command + " " + down);
    }

    @Override
    public void openSource(Source source) {
        asked.add("open source " + source.id());
    }

    @Override
    public void forgetKey() {
        // No key is kept here.
    }

    @Override
    public void openRun(String runId, @Nullable String key, boolean remember) {
        asked.add("open " + runId);
    }

    @Override
    public void cancelOpening() {
        asked.add("cancel opening");
    }

    @Override
    public void select(ReviewedClip clip) {
        asked.add("select " + clip.key());
        session.select(clip);
    }

    @Override
    public void selectAll(List<ReviewedClip> marked, ReviewedClip shown) {
        asked.add("mark " + marked.size() + " show " + shown.key());
        session.selectAll(marked, shown);
    }

    @Override
    public void look(Source source) {
        asked.add("look " + source.id());
        session.look(source);
    }

    @Override
    public void seek(Source source, long frame) {
        asked.add("seek " + frame);
    }

    @Override
    public void scrub(Source source, long frame) {
        asked.add("scrub " + frame);
    }

    @Override
    public void dragEdge(ReviewedClip clip, Edge edge, long frame) {
        asked.add("drag " + edge + " " + frame);
        FrameRange range = clip.range();
        if (range != null) {
            PretendRun.trim(clip, edge == Edge.IN ? range.withIn(frame, 720) : range.withLast(frame, 720));
        }
    }

    @Override
    public void dropEdge() {
        asked.add("drop");
    }

    @Override
    public void cancelDrag() {
        asked.add("cancel");
    }

    @Override
    public void decide(ReviewedClip clip, Decision decision) {
        asked.add("decide " + clip.key() + " " + decision);
    }

    @Override
    public void title(ReviewedClip clip, String title) {
        asked.add("title " + title);
    }

    @Override
    public void note(ReviewedClip clip, String note) {
        asked.add("note " + note);
    }

    @Override
    public void list(List<ReviewedClip> filteredAndSorted) {
        session.list(filteredAndSorted);
    }

    @Override
    public boolean goTo(String typed) {
        asked.add("go to " + typed);
        return true;
    }

    @Override
    public boolean trimTo(Edge edge, String typed) {
        asked.add("trim " + edge + " " + typed);
        return true;
    }

    @Override
    public void bringBack() {
        asked.add("bring back");
    }

    @Override
    public void dismissTrouble() {
        asked.add("dismiss trouble");
    }

    @Override
    public void retry(Source source) {
        asked.add("retry " + source.id());
    }
}
