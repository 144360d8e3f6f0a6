package clipbrowser.view.timeline;

import clipbrowser.time.Timecode;
import javafx.geometry.VPos;
import javafx.scene.text.Font;

/** Draws the ruler: timecode at round labels, small marks between. */
final class RulerPainter {
    private static final int AROUND_LABEL = 16;
    private static final int SMALL = 7;
    private final TextFit digits = new TextFit(Font.font("JetBrains Mono", 11.5));

    void paint(CanvasPen pen, TimelineRows rows, Timecode timecode) {
        TimelineScale scale = pen.scale().counted();
        int label = (int) Math.ceil(digits.width(timecode.label(scale.frames()))) + AROUND_LABEL;
        int bottom = rows.ruler() + rows.rulerHeight();
        pen.gc().setTextBaseline(VPos.CENTER);
        pen.gc().setFont(digits.font());
        pen.box(pen.palette().edge(), 0, bottom - 1, pen.scale().width(), 1);
        for (RulerTicks.Tick tick : RulerTicks.of(scale, timecode, label, SMALL)) {
            double x = scale.x(tick.frame());
            if (tick.isLabelled()) {
                pen.upright(pen.palette().ghost(), x, rows.ruler() + 3, rows.rulerHeight() - 4);
                pen.gc().setFill(pen.palette().textQuiet());
                pen.gc().fillText(tick.label(), pen.sharp(x) + 5, rows.ruler() + 10);
            } else {
                pen.upright(pen.palette().edge(), x, bottom - 6, 5);
            }
        }
    }
}
