package clipbrowser.view.timeline;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/**
 * The line at the frame on screen, hollow where the frame isn't known for sure. A node of its own, so that playing
 * redraws a strip of two pixels and not the timeline.
 */
public final class PlayheadLine extends Group {
    private final Rectangle line = new Rectangle(2, 10);
    private final Rectangle frame = new Rectangle();
    private final Polygon handle = new Polygon(-6, 0, 6, 0, 0, 7);
    private Color colour = Color.RED;
    private boolean sure = true;

    /** @param handled whether it has a handle at its top */
    public PlayheadLine(boolean handled) {
        setManaged(false);
        setMouseTransparent(true);
        setAutoSizeChildren(false);
        setVisible(false);
        handle.setVisible(handled);
        getChildren().addAll(frame, line, handle);
    }

    /**
     * Shown at a place, in pixels of the parent.
     *
     * @param frameWidth how wide a frame is; it is tinted from the line on where that can be seen
     */
    public void at(double x, double top, double height, double frameWidth, boolean isSure, Color tone) {
        if (isSure != sure || tone != colour) {
            sure = isSure;
            colour = tone;
            line.setFill(tone.deriveColor(0, 1, 1, isSure ? 1 : 0.45));
            handle.setFill(isSure ? tone : Color.TRANSPARENT);
            handle.setStroke(isSure ? null : tone);
            frame.setFill(tone.deriveColor(0, 1, 1, 0.16));
        }
        line.setX(-1);
        line.setHeight(height);
        frame.setWidth(frameWidth >= 8 ? frameWidth : 0);
        frame.setHeight(height);
        setTranslateX(x);
        setTranslateY(top);
        setVisible(true);
    }

    /** Whether the frame it stands at is known for sure. */
    public boolean isSure() {
        return sure;
    }
}
