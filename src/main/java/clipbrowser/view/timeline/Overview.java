package clipbrowser.view.timeline;

import clipbrowser.model.Decision;
import clipbrowser.session.ReviewedClip;
import clipbrowser.time.FrameRange;
import clipbrowser.view.Palette;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/** The whole source in one strip: its clips in the colours of decision, counted into columns once and drawn as runs. */
final class Overview {
    /** Adjacent columns of one colour, in pixels. */
    private record Run(int x, int width, Color colour) {}

    static final Overview NONE = new Overview(List.of());
    private final List<Run> runs;

    private Overview(List<Run> runs) {
        this.runs = runs;
    }

    static Overview of(List<ReviewedClip> clips, TimelineScale whole, Palette palette) {
        int[][] depth = new int[3][whole.width() + 1];
        for (ReviewedClip clip : clips) {
            FrameRange range = clip.seen();
            if (range != null) {
                int from = Math.clamp((long) Math.floor(whole.inX(range)), 0, whole.width() - 1);
                int to = Math.clamp((long) Math.floor(whole.outX(range)), from + 1, whole.width());
                depth[clip.decision().ordinal()][from]++;
                depth[clip.decision().ordinal()][to]--;
            }
        }
        List<Run> runs = new ArrayList<>();
        int[] now = new int[3];
        int begun = 0;
        Color colour = Color.TRANSPARENT;
        for (int x = 0; x <= whole.width(); x++) {
            for (int d = 0; d < 3; d++) {
                now[d] += depth[d][x];
            }
            Color here = x == whole.width() ? Color.TRANSPARENT : colour(now, palette);
            if (!here.equals(colour) || x == whole.width()) {
                if (!colour.equals(Color.TRANSPARENT) && x > begun) {
                    runs.add(new Run(begun, x - begun, colour));
                }
                begun = x;
                colour = here;
            }
        }
        return new Overview(List.copyOf(runs));
    }

    private static Color colour(int[] now, Palette palette) {
        Color mixed = null;
        int kinds = 0;
        for (Decision decision : Decision.values()) {
            if (now[decision.ordinal()] > 0) {
                Color own = switch (decision) {
                    case KEEP -> palette.panel().interpolate(palette.keepEdge(), 0.72);
                    case REJECT -> palette.panel().interpolate(palette.rejectEdge(), 0.75);
                    case UNDECIDED -> palette.panel().interpolate(palette.undecidedEdge(), 0.7);
                };
                kinds++;
                mixed = mixed == null ? own : mixed.interpolate(own, 1.0 / kinds);
            }
        }
        if (mixed == null) {
            return Color.TRANSPARENT;
        }
        int all = now[0] + now[1] + now[2];
        return all > 1 ? mixed.interpolate(palette.textStrong(), 0.12) : mixed;
    }

    void paint(CanvasPen pen, TimelineRows rows) {
        int top = rows.overview();
        int height = rows.overviewHeight();
        int width = pen.scale().width();
        pen.gc().setFill(pen.palette().surround());
        pen.gc().fillRoundRect(0, top, width, height, 8, 8);
        runs.forEach(run -> {
            pen.gc().setFill(run.colour());
            pen.gc().fillRect(run.x(), top + 3, run.width(), height - 6);
        });
        double x = width * (double) pen.scale().left() / whole(pen.scale());
        double span = Math.max(8, width * (double) pen.scale().span() / whole(pen.scale()));
        x = Math.min(x, width - span);
        if (!pen.scale().isWhole()) {
            Color veil = pen.palette().panel().deriveColor(0, 1, 1, 0.55);
            pen.box(veil, 0, top, x, height);
            pen.box(veil, x + span, top, width - x - span, height);
        }
        pen.frame(pen.palette().text(), x, top, span, height, 4, 1);
    }

    static long whole(TimelineScale scale) {
        return scale.total();
    }
}
