package clipbrowser.view;

import clipbrowser.command.Command;
import clipbrowser.model.Decision;
import clipbrowser.session.Edge;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that views ask of controllers; {@code app} connects the two. FX thread. */
public interface Intents {
    void run(Command command);

    /** A key of J, K or L went down or up: they act while held, and together. Repeats aren't told. */
    void hold(Command shuttle, boolean down);

    /**
     * @param key      null to go on with the one that is known
     * @param remember whether the system's keychain is to keep the key once the service has taken it
     */
    void openRun(String runId, @Nullable String key, boolean remember);

    /** The key that is kept in the system's keychain isn't to be kept any longer. */
    void forgetKey();

    void cancelOpening();

    /** Shows a clip at its in frame; it becomes the whole selection. */
    void select(ReviewedClip clip);

    /** Marks several, one of which is shown. */
    void selectAll(List<ReviewedClip> marked, ReviewedClip shown);

    /** Shows a source by itself. */
    void look(Source source);

    /** A click on the timeline: shows exactly that frame. */
    void seek(Source source, long frame);

    /** A drag along the timeline: shows pictures as fast as they come; {@link #seek} ends it. */
    void scrub(Source source, long frame);

    /**
     * An edge is being dragged: {@code frame} is the in frame, or the last frame, inclusive, as timecode counts.
     * Nothing is decided yet.
     */
    void dragEdge(ReviewedClip clip, Edge edge, long frame);

    /** The edge was let go where it is. */
    void dropEdge();

    /** The drag was given up (Esc): nothing has changed. */
    void cancelDrag();

    void decide(ReviewedClip clip, Decision decision);

    void title(ReviewedClip clip, String title);

    void note(ReviewedClip clip, String note);

    /** What the list shows from now on, in its order. */
    void list(List<ReviewedClip> filteredAndSorted);

    /** A timecode, a frame number, or {@code +n}/{@code -n} frames. False if it can't be read. */
    boolean goTo(String typed);

    /**
     * Sets an edge to what was typed, as {@link #goTo} reads it; offsets count from the edge. False if it can't be
     * read.
     */
    boolean trimTo(Edge edge, String typed);

    /** Takes over what the last good backup of the reviews holds. */
    void bringBack();

    /** What happened to the review file has been read. */
    void dismissTrouble();

    /** Opens what there is to know and to set of a source, or closes it where it is open. */
    void openSource(Source source);

    /** Tries a source again that couldn't be shown. */
    void retry(Source source);
}
