package clipbrowser.view.timeline;

import clipbrowser.session.Source;
import clipbrowser.time.FrameRange;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Where the picture on screen lies: through all rows, and in the overview where that shows more. FX thread. */
final class PlayheadMarks {
    final PlayheadLine line = new PlayheadLine(true);
    final PlayheadLine overview = new PlayheadLine(false);

    /**
     * @param frame  on screen; negative for none of this source
     * @param source null where its frames aren't known
     * @param clip   that is selected; null for none
     * @param sure   whether it is known which frame that is
     * @param height of all rows, in pixels
     */
    void place(long frame, @Nullable Source source, @Nullable FrameRange clip, boolean sure, TimelineScale scale,
            TimelineRows rows, double height, Color color) {
        double x = scale.headX(Math.max(0, frame), clip);
        boolean known = frame >= 0 && source != null;
        if (!known || x < -1 || x > scale.width() + 1) {
            line.setVisible(false);
        } else {
            line.at(TimelineView.SIDE + x, rows.ruler() - 4, height - rows.ruler() + 4, scale.headWidth(frame, x), sure,
                    color);
        }
        overview.setVisible(known && !scale.isWhole());
        if (overview.isVisible()) {
            overview.at(TimelineView.SIDE + scale.whole().headX(frame, clip), rows.overview() + 2,
                    rows.overviewHeight() - 4, 0, sure, color);
        }
    }
}
