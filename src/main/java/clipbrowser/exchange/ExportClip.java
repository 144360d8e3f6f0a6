package clipbrowser.exchange;

import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.Problem;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clip with what the editor said of it, as exports take it.
 *
 * @param place           in the service's answer, from 1
 * @param title           the editor's; empty without
 * @param spoken          what is said in it, by its source's transcript; empty where that isn't known
 * @param trimmed         whether the editor set the bounds
 * @param range           frames of the source; null where there are none
 * @param proposedStartMs verbatim from the service; null where missing
 * @param proposedEndMs   verbatim from the service; null where missing
 */
public record ExportClip(String key, @Nullable String id, int place, String title, String note, String spoken,
        Decision decision,
        boolean trimmed, @Nullable FrameRange range, @Nullable Long proposedStartMs, @Nullable Long proposedEndMs,
        List<Problem> problems, ExportSource source) {
    /** Stands before what is said in files that have one comment for everything. */
    private static final String SPOKEN = "Transcript: ";
    /** Characters: comments are read in narrow columns. */
    private static final int MOST_SPOKEN = 400;

    /** What UTF-8 can't say (half of a surrogate pair) becomes a question mark, here and so everywhere. */
    public ExportClip {
        key = sayable(key);
        id = id == null ? null : sayable(id);
        title = sayable(title);
        note = sayable(note);
        spoken = sayable(spoken);
        problems = List.copyOf(problems);
    }

    private static String sayable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Bounds are the editor's trim, else the proposal, on the source's grid. */
    public static ExportClip of(Clip clip, ClipReview said, ExportSource source) {
        FrameGrid grid = source.grid();
        FrameRange range = null;
        Trim trim = said.trim();
        if (grid != null) {
            FrameRange proposed = clip.proposed(grid).orElse(null);
            range = proposed == null || trim == null ? proposed : trim.on(grid);
        }
        return new ExportClip(clip.key(), clip.id(), clip.place(), said.title(), said.note(), "", said.decision(),
                trim != null && range != null, range, clip.startMs(), clip.endMs(),
                grid == null ? clip.stated() : clip.problems(grid), source);
    }

    /** When the editor's bounds begin, on the service's clock; null where the editor set none. */
    @Nullable
    Long editedStartMs() {
        FrameGrid grid = source.grid();
        return !trimmed || range == null || grid == null ? null : grid.begins(range).plus(grid.origin()).millis();
    }

    /** When the editor's bounds end; see {@link #editedStartMs}. */
    @Nullable
    Long editedEndMs() {
        FrameGrid grid = source.grid();
        return !trimmed || range == null || grid == null ? null : grid.ends(range).plus(grid.origin()).millis();
    }

    /** With what is said in it. */
    public ExportClip saying(String words) {
        return new ExportClip(key, id, place, title, note, words, decision, trimmed, range, proposedStartMs,
                proposedEndMs, problems, source);
    }

    /** Title, else id, else its place in the run: never empty, without line breaks and control characters. */
    public String name() {
        String cleanTitle = Words.clean(title);
        if (!cleanTitle.isEmpty()) {
            return cleanTitle;
        }
        String cleanId = id == null ? "" : Words.clean(id);
        return cleanId.isEmpty() ? "Clip " + place : cleanId;
    }

    /**
     * The note, and after it what is said, marked as such so that nobody takes it for the editor's; on one line.
     * {@link #noteIn} takes the note out again.
     */
    public String comment() {
        String words = Words.clean(spoken);
        if (words.isEmpty()) {
            return cleanNote();
        }
        int most = words.codePointCount(0, words.length());
        String shown = most <= MOST_SPOKEN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MOST_SPOKEN)) + "\u2026";
        return cleanNote() + (cleanNote().isEmpty() ? "" : " / ") + SPOKEN + shown;
    }

    /** The note that a {@link #comment} begins with; empty where it is only what is said. */
    static String noteIn(String comment) {
        if (comment.startsWith(SPOKEN)) {
            return "";
        }
        int at = comment.indexOf(" / " + SPOKEN);
        return at < 0 ? comment : comment.substring(0, at);
    }

    /** The note on one line. */
    public String cleanNote() {
        return Words.clean(note);
    }
}
