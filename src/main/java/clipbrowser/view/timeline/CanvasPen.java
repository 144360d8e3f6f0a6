package clipbrowser.view.timeline;

import clipbrowser.view.Palette;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * What everything on the timeline is drawn with.
 *
 * @param pixels device pixels in one pixel of the window: lines are laid on whole ones, so that they stay sharp
 */
public record CanvasPen(GraphicsContext gc, TimelineScale scale, Palette palette, double pixels) {

    /** The nearest place at which a device pixel begins. */
    public double sharp(double at) {
        return Math.round(at * pixels) / pixels;
    }

    /** A filled rectangle on whole device pixels. */
    public void box(Paint paint, double x, double y, double width, double height) {
        double left = sharp(x);
        double top = sharp(y);
        gc.setFill(paint);
        gc.fillRect(left, top, Math.max(1 / pixels, sharp(x + width) - left), sharp(y + height) - top);
    }

    /** An upright line of one pixel. */
    public void upright(Color colour, double x, double y, double height) {
        gc.setFill(colour);
        gc.fillRect(sharp(x), sharp(y), sharp(1), height);
    }

    /** A rounded frame, its line inside the rectangle. */
    void frame(Color colour, double x, double y, double width, double height, double radius, double line) {
        gc.setStroke(colour);
        gc.setLineWidth(line);
        gc.strokeRoundRect(sharp(x) + line / 2, sharp(y) + line / 2, Math.max(0, sharp(width) - line), height - line,
                2 * radius, 2 * radius);
    }
}
