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
 * @param trimmed         whether the editor set the bounds
 * @param range           frames of the source; null where there are none
 * @param proposedStartMs verbatim from the service; null where missing
 * @param proposedEndMs   verbatim from the service; null where missing
 */
public record ExportClip(String key, @Nullable String id, int place, String title, String note, Decision decision,
        boolean trimmed, @Nullable FrameRange range, @Nullable Long proposedStartMs, @Nullable Long proposedEndMs,
        List<Problem> problems, ExportSource source) {
    /** What UTF-8 can't say (half of a surrogate pair) becomes a question mark, here and so everywhere. */
    public ExportClip {
        key = sayable(key);
        id = id == null ? null : sayable(id);
        title = sayable(title);
        note = sayable(note);
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
        return new ExportClip(clip.key(), clip.id(), clip.place(), said.title(), said.note(), said.decision(),
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

    /** Title, else id, else its place in the run: never empty, without line breaks and control characters. */
    public String name() {
        String cleanTitle = Words.clean(title);
        if (!cleanTitle.isEmpty()) {
            return cleanTitle;
        }
        String cleanId = id == null ? "" : Words.clean(id);
        return cleanId.isEmpty() ? "Clip " + place : cleanId;
    }

    /** The note on one line. */
    public String cleanNote() {
        return Words.clean(note);
    }
}
