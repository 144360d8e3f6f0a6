package clipbrowser.view.timeline;

import clipbrowser.model.Decision;
import clipbrowser.session.ReviewedClip;
import clipbrowser.time.FrameRange;
import clipbrowser.view.Palette;
import clipbrowser.wording.ClipWords;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import org.jspecify.annotations.Nullable;

/** Draws the clips in their lanes, only those that are seen. */
final class BlockPainter {
    private static final double[] GHOST = {3, 3};
    private static final double[] PROPOSAL = {4, 3};
    private static final double[] SOLID = {};
    private final TextFit words = new TextFit(Font.font("Inter", 12));
    /** What is said, not typed. */
    private final Font italic = Font.font("Inter", FontPosture.ITALIC, 12);
    private double drawnTo;
    /** The group of near-duplicates that the selected clip is in; 0 for none. */
    private int group;

    /**
     * @param scrolled how far the lanes are scrolled down, in pixels
     * @param selected the clip that is shown
     * @param marked   those that take a decision together with it
     */
    void paint(CanvasPen pen, TimelineRows rows, LaneBlocks blocks, double scrolled, @Nullable ReviewedClip selected,
            Set<ReviewedClip> marked) {
        GraphicsContext gc = pen.gc();
        group = selected == null ? 0 : selected.groupProperty().get();
        gc.save();
        gc.beginPath();
        gc.rect(0, rows.lanes() - 1, pen.scale().width(), rows.lanesHeight() + 1);
        gc.clip();
        gc.setTextBaseline(VPos.CENTER);
        gc.setFont(words.font());
        FrameRange visible = pen.scale().visible();
        int first = (int) (scrolled / TimelineRows.LANE);
        int last = Math.min(blocks.laneCount() - 1, (int) ((scrolled + rows.lanesHeight()) / TimelineRows.LANE));
        for (int lane = first; lane <= last; lane++) {
            double y = rows.lanes() + lane * TimelineRows.LANE - scrolled;
            drawnTo = Double.NEGATIVE_INFINITY;
            blocks.each(lane, visible, i -> {
                ReviewedClip clip = blocks.clips().get(i);
                if (clip != selected) {
                    block(pen, clip, y, false, marked.contains(clip));
                }
            });
        }
        if (selected != null && blocks.laneOf(selected) >= 0) {
            drawnTo = Double.NEGATIVE_INFINITY;
            block(pen, selected, rows.lanes() + blocks.laneOf(selected) * TimelineRows.LANE - scrolled, true, true);
        }
        gc.restore();
    }

    private void block(CanvasPen pen, ReviewedClip clip, double y, boolean selected, boolean marked) {
        FrameRange range = clip.seen();
        if (range == null) {
            return;
        }
        double x = pen.sharp(pen.scale().inX(range));
        double end = Math.max(x + 2, pen.sharp(pen.scale().outX(range)));
        // Thousands of clips on one pixel are one line.
        if (end <= drawnTo) {
            return;
        }
        drawnTo = end;
        // A block far beyond the edges would overflow what the pipeline rasterises.
        double left = Math.max(x, -8);
        double right = Math.min(end, pen.scale().width() + 8);
        boolean near = group > 0 && clip.groupProperty().get() == group;
        Look look = Look.of(clip, selected, marked, near, pen.palette());
        ghosts(pen, clip, range, y);
        if (right <= left) {
            return;
        }
        GraphicsContext gc = pen.gc();
        boolean faint = clip.goneProperty().get() || clip.unsavedProperty().get() != null;
        gc.setGlobalAlpha(faint ? 0.45 : 1);
        gc.setFill(look.fill);
        if (right - left < 10) {
            gc.setFill(selected ? look.edge : look.fill.interpolate(look.edge, 0.5));
            gc.fillRect(left, y, right - left, TimelineRows.BLOCK);
        } else {
            gc.fillRoundRect(left, y, right - left, TimelineRows.BLOCK, 8, 8);
            gc.setLineDashes(faint ? GHOST : SOLID);
            pen.frame(look.edge, left, y, right - left, TimelineRows.BLOCK, 4, look.line);
            gc.setLineDashes(SOLID);
            proposal(pen, clip, range, y);
            label(pen, clip, look, left, right, y);
        }
        gc.setGlobalAlpha(1);
    }

    private static void ghosts(CanvasPen pen, ReviewedClip clip, FrameRange range, double y) {
        FrameRange proposed = clip.proposed();
        if (proposed == null || proposed.equals(range)) {
            return;
        }
        TimelineScale scale = pen.scale();
        ghost(pen, scale.inX(proposed), Math.min(scale.inX(range), scale.outX(proposed)), y);
        ghost(pen, Math.max(scale.outX(range), scale.inX(proposed)), scale.outX(proposed), y);
    }

    private static void ghost(CanvasPen pen, double in, double out, double y) {
        double left = Math.max(-8, in);
        double right = Math.min(pen.scale().width() + 8, out);
        if (right - left >= 2) {
            pen.gc().setLineDashes(GHOST);
            pen.frame(pen.palette().ghost(), left, y, right - left, TimelineRows.BLOCK, 3, 1);
            pen.gc().setLineDashes(SOLID);
        }
    }

    private static void proposal(CanvasPen pen, ReviewedClip clip, FrameRange range, double y) {
        FrameRange proposed = clip.proposed();
        if (proposed == null) {
            return;
        }
        TimelineScale scale = pen.scale();
        for (double edge : new double[]{scale.inX(proposed), scale.outX(proposed)}) {
            if (edge > scale.inX(range) && edge < scale.outX(range)) {
                double x = pen.sharp(edge) + 0.5;
                pen.gc().setStroke(pen.palette().textStrong());
                pen.gc().setLineWidth(1.5);
                pen.gc().setLineDashes(PROPOSAL);
                pen.gc().strokeLine(x, y + 2, x, y + TimelineRows.BLOCK - 2);
                pen.gc().setLineDashes(SOLID);
            }
        }
    }

    private void label(CanvasPen pen, ReviewedClip clip, Look look, double left, double right, double y) {
        double x = Math.max(left, 0) + 8;
        FrameRange proposed = clip.proposed();
        double edge = proposed == null ? left : pen.scale().inX(proposed);
        if (edge > left + 2 && edge < x + 30) {
            // The dashed edge of the proposal would cross the words.
            x = Math.max(x, edge + 7);
        }
        double room = right - 6 - x;
        if (room < 10) {
            return;
        }
        GraphicsContext gc = pen.gc();
        double middle = y + TimelineRows.BLOCK / 2.0;
        if (clip.said().decision() != Decision.UNDECIDED && room >= 12) {
            mark(gc, clip.said().decision() == Decision.KEEP, x, middle, look.text);
            x += 13;
            room -= 13;
        }
        // Its old number is another clip's now.
        String number = clip.goneProperty().get() ? "\u2013" : Integer.toString(clip.clip().place());
        String numbered = clip.groupProperty().get() > 0 ? "\u2248 " + number : number;
        String text = words.fit(numbered, room);
        if (!text.equals(numbered)) {
            return;
        }
        gc.setFill(look.text);
        gc.fillText(text, x, middle);
        double used = words.width(text) + 5;
        String spoken = clip.said().title().isEmpty() ? ClipWords.quoted(clip.firstWords()) : "";
        String name = words.fit(spoken.isEmpty() ? clip.name() : spoken, room - used);
        if (!name.isEmpty()) {
            gc.setFont(spoken.isEmpty() ? words.font() : italic);
            gc.fillText(name, x + used, middle);
            gc.setFont(words.font());
        }
    }

    private static void mark(GraphicsContext gc, boolean tick, double x, double middle, Color colour) {
        gc.setStroke(colour);
        gc.setLineWidth(1.6);
        if (tick) {
            gc.strokePolyline(new double[]{x + 0.5, x + 3, x + 8}, new double[]{middle + 0.5, middle + 3, middle - 2.5},
                    3);
        } else {
            gc.strokeLine(x + 1, middle - 3, x + 7, middle + 3);
            gc.strokeLine(x + 1, middle + 3, x + 7, middle - 3);
        }
    }

    private record Look(Color fill, Color edge, Color text, double line) {
        static Look of(ReviewedClip clip, boolean selected, boolean marked, boolean near, Palette palette) {
            if (selected) {
                return new Look(palette.selectedFill(), palette.selectedEdge(), palette.selectedText(), 2);
            }
            Look plain = switch (clip.said().decision()) {
                case KEEP -> new Look(palette.keepFill(), palette.keepEdge(), palette.textStrong(), 1);
                case REJECT -> new Look(palette.rejectFill(), palette.rejectEdge(), palette.rejectText(), 1);
                case UNDECIDED -> new Look(palette.undecidedFill(), palette.undecidedEdge(), palette.textStrong(), 1);
            };
            if (marked) {
                return new Look(plain.fill, palette.selectedEdge(), plain.text, 2);
            }
            if (near) {
                return new Look(plain.fill, palette.selectedEdge(), plain.text, 1);
            }
            return clip.problems().isEmpty() && clip.unsavedProperty().get() == null
                    ? plain
                    : new Look(plain.fill, palette.amber(), plain.text, 1);
        }
    }
}
