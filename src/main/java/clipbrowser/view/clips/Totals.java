package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import clipbrowser.session.ClipReview;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import clipbrowser.view.Length;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many clips, and how long they are together; those without a range count, but last nothing.
 *
 * @param micros microseconds
 */
record Totals(int clips, long micros) {

    /** @param decision null for all */
    static Totals of(List<ClipReview> clips, @Nullable Decision decision) {
        int count = 0;
        long micros = 0;
        for (ClipReview clip : clips) {
            if (decision == null || clip.decision() == decision) {
                count++;
                micros += length(clip).micros();
            }
        }
        return new Totals(count, micros);
    }

    /** Of one clip as it stands now. */
    static MediaTime length(ClipReview clip) {
        FrameGrid grid = clip.source().grid();
        FrameRange range = clip.range();
        return grid == null || range == null
                ? MediaTime.ZERO
                : grid.startOf(range.out()).minus(grid.startOf(range.in()));
    }

    String length() {
        return Length.text(MediaTime.ofMicros(micros));
    }
}
