package clipbrowser.view.viewer;

import clipbrowser.model.FaultLog;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** What lies over a picture when it is switched on: the timecode, the safe areas. */
final class PictureOverlay extends Pane {
    /** Of width and height, as SMPTE ST 2046-1 has them. */
    private static final double ACTION = 0.93;
    private static final double TITLE = 0.90;
    /** How far above the picture's lower edge the timecode stands. */
    private static final double RAISED = 0.08;

    private final PictureView picture;
    private final Label timecode = new Label();
    private final Rectangle action = frame("safe-action");
    private final Rectangle title = frame("safe-title");

    PictureOverlay(PictureView picture) {
        this.picture = picture;
        setMouseTransparent(true);
        timecode.getStyleClass().add("over-timecode");
        timecode.setVisible(false);
        getChildren().addAll(action, title, timecode);
        picture.placeProperty().subscribe(_ -> requestLayout());
    }

    private static Rectangle frame(String style) {
        Rectangle frame = new Rectangle();
        frame.getStyleClass().addAll("safe-area", style);
        frame.setManaged(false);
        frame.setVisible(false);
        return frame;
    }

    /** Empty for none. */
    void timecode(String text) {
        timecode.setText(text);
        timecode.setVisible(!text.isEmpty());
    }

    void safeAreas(boolean shown) {
        action.setVisible(shown);
        title.setVisible(shown);
    }

    @Override
    protected void layoutChildren() {
        FaultLog.ofThread().watching("laying out what lies over the picture", this::layOut).run();
    }

    private void layOut() {
        Rectangle2D at = picture.placeProperty().get();
        place(action, at, ACTION);
        place(title, at, TITLE);
        double width = timecode.prefWidth(-1);
        double height = timecode.prefHeight(-1);
        // Within what can be seen of a magnified picture.
        double bottom = Math.min(at.getMaxY(), getHeight());
        double middle = Math.clamp((at.getMinX() + at.getMaxX()) / 2, width / 2, Math.max(width / 2,
                getWidth() - width / 2));
        timecode.resizeRelocate(Math.round(middle - width / 2),
                Math.round(bottom - Math.min(at.getHeight(), getHeight()) * RAISED - height), width, height);
    }

    private static void place(Rectangle frame, Rectangle2D in, double share) {
        double width = Math.round(in.getWidth() * share);
        double height = Math.round(in.getHeight() * share);
        // Half pixels, so that a line of one pixel is one.
        frame.setX(Math.round(in.getMinX() + (in.getWidth() - width) / 2) + 0.5);
        frame.setY(Math.round(in.getMinY() + (in.getHeight() - height) / 2) + 0.5);
        frame.setWidth(width - 1);
        frame.setHeight(height - 1);
    }
}
