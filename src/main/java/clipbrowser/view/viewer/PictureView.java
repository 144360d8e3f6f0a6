package clipbrowser.view.viewer;

import clipbrowser.model.FaultLog;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The picture, turned upright, fitted into the room there is with its shape kept, upright and vertical alike; or at a
 * fixed magnification, then dragged to look around. It reports the room in device pixels: the player scales to just
 * that, and what is drawn here is a plain blit.
 */
public final class PictureView extends Region {
    /** Device pixels; at least 1 by 1. */
    public record PixelSize(int width, int height) {}

    /** How large the picture is shown. */
    public enum Zoom {
        FIT,
        /** One pixel of the source on one of the screen. */
        ACTUAL,
        DOUBLE
    }

    private final ImageView image = new ImageView();
    private final ReadOnlyObjectWrapper<PixelSize> room = new ReadOnlyObjectWrapper<>(new PixelSize(1, 1));
    private final ReadOnlyObjectWrapper<PixelSize> box = new ReadOnlyObjectWrapper<>(new PixelSize(1, 1));
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.FIT);
    private int displayWidth = 16;
    private int displayHeight = 9;
    private final ReadOnlyObjectWrapper<Rectangle2D> place = new ReadOnlyObjectWrapper<>(Rectangle2D.EMPTY);
    private int turn;
    private double panX;
    private double panY;
    private double pressX;
    private double pressY;

    public PictureView() {
        setId("picture");
        getStyleClass().add("picture");
        image.setManaged(false);
        image.setPreserveRatio(false);
        image.setSmooth(true);
        getChildren().add(image);
        setMinSize(80, 45);
        javafx.scene.shape.Rectangle clip = new javafx.scene.shape.Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        zoom.subscribe(_ -> {
            panX = 0;
            panY = 0;
            requestLayout();
        });
        setOnMousePressed(event -> {
            pressX = event.getX() - panX;
            pressY = event.getY() - panY;
        });
        setOnMouseDragged(event -> {
            if (zoom.get() != Zoom.FIT) {
                panX = event.getX() - pressX;
                panY = event.getY() - pressY;
                requestLayout();
            }
        });
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty)
                .subscribe(_ -> requestLayout());
    }

    /** Where the picture lies in this region, also where it is larger. */
    ReadOnlyObjectProperty<Rectangle2D> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** The largest picture that can be seen now, in device pixels. */
    public ReadOnlyObjectProperty<PixelSize> roomProperty() {
        return room.getReadOnlyProperty();
    }

    /** What a picture of any shape is fitted into, in device pixels; the picture's own size where it is magnified. */
    public ReadOnlyObjectProperty<PixelSize> boxProperty() {
        return box.getReadOnlyProperty();
    }

    public ObjectProperty<Zoom> zoomProperty() {
        return zoom;
    }

    /** The shape of the source's picture as it is to be seen: after pixel aspect and rotation, in pixels. */
    public void shape(int width, int height) {
        if (width > 0 && height > 0 && (width != displayWidth || height != displayHeight)) {
            displayWidth = width;
            displayHeight = height;
            requestLayout();
        }
    }

    /** How far the picture is turned clockwise for showing it: 0, 90, 180 or 270. */
    void turn(int degrees, boolean mirrored) {
        // A node is scaled before it is turned.
        image.setScaleX(mirrored ? -1 : 1);
        if (degrees != turn) {
            turn = degrees;
            image.setRotate(degrees);
            requestLayout();
        }
    }

    public void show(@Nullable Image picture) {
        if (image.getImage() != picture) {
            image.setImage(picture);
        }
    }

    @Override
    protected void layoutChildren() {
        FaultLog.ofThread().watching("laying out the picture", this::place).run();
    }

    private void place() {
        double scaleX = outputScaleX();
        double scaleY = outputScaleY();
        int roomWidth = Math.max(1, (int) Math.floor(getWidth() * scaleX));
        int roomHeight = Math.max(1, (int) Math.floor(getHeight() * scaleY));
        long width;
        long height;
        if (zoom.get() == Zoom.FIT) {
            // Fit in whole device pixels, so that nothing is resampled a second time.
            width = Math.min(roomWidth, (long) roomHeight * displayWidth / displayHeight);
            height = Math.min(roomHeight, (long) roomWidth * displayHeight / displayWidth);
            // Decoders scale to even sizes only.
            width = Math.max(2, width & ~1L);
            height = Math.max(2, height & ~1L);
            box.set(new PixelSize(roomWidth, roomHeight));
            room.set(new PixelSize((int) width, (int) height));
        } else {
            // The decoder gives the source's own pixels; doubling is done here, each pixel for itself.
            PixelSize own = new PixelSize(displayWidth, displayHeight);
            box.set(own);
            room.set(own);
            int magnified = zoom.get() == Zoom.DOUBLE ? 2 : 1;
            width = (long) displayWidth * magnified;
            height = (long) displayHeight * magnified;
        }
        image.setSmooth(zoom.get() != Zoom.DOUBLE);
        double wide = width / scaleX;
        double high = height / scaleY;
        // Never dragged out of sight.
        double freeX = Math.max(0, (wide - getWidth()) / 2);
        double freeY = Math.max(0, (high - getHeight()) / 2);
        panX = Math.clamp(panX, -freeX, freeX);
        panY = Math.clamp(panY, -freeY, freeY);
        setCursor(freeX > 0 || freeY > 0 ? Cursor.OPEN_HAND : null);
        double x = snap((getWidth() - wide) / 2 + panX, scaleX);
        double y = snap((getHeight() - high) / 2 + panY, scaleY);
        boolean across = turn % 180 != 0;
        image.setFitWidth(across ? high : wide);
        image.setFitHeight(across ? wide : high);
        // It is turned about its middle.
        image.setX(across ? x + (wide - high) / 2 : x);
        image.setY(across ? y + (high - wide) / 2 : y);
        place.set(new Rectangle2D(x, y, wide, high));
    }

    private static double snap(double at, double scale) {
        return Math.round(at * scale) / scale;
    }

    private double outputScaleX() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    }

    private double outputScaleY() {
        return getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleY();
    }
}
