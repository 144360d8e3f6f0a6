package clipbrowser.view.clips;

import clipbrowser.model.FaultLog;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Thumbnails;
import clipbrowser.time.FrameRange;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** A clip's thumbnail in its row; a small icon where there is none. */
final class RowThumbnail extends Pane {
    static final int WIDTH = 70;
    static final int HEIGHT = 39;
    /** Pixels of the sign that stands for a missing picture. */
    private static final int SIGN = 14;

    private final Thumbnails.@Nullable Place place;
    private final ImageView view = new ImageView();
    private final Region sign = new Region();
    private @Nullable ReviewedClip shown;
    private boolean coming;

    /** @param stills null where there are none */
    RowThumbnail(@Nullable Thumbnails stills) {
        place = stills == null ? null : stills.place();
        getStyleClass().add("still");
        Rectangle round = new Rectangle(WIDTH, HEIGHT);
        round.setArcWidth(5);
        round.setArcHeight(5);
        setClip(round);
        sign.getStyleClass().add("thumbnail-none");
        sign.setVisible(false);
        getChildren().addAll(view, sign);
    }

    boolean isThere() {
        return place != null;
    }

    /** A few frames after in, because clips begin with fades and blinks. */
    static long frame(ReviewedClip clip, FrameRange range) {
        return range.in() + Math.min(range.length() / 3, clip.source().timecode().rate().nominal() / 2);
    }

    /** The clip's still as far as it is there. Until another one is, a trimmed clip's last one stays. */
    void show(ReviewedClip clip) {
        if (place == null) {
            return;
        }
        FrameRange range = clip.seen();
        place.anew();
        Thumbnails.Thumbnail still = range == null
                ? new Thumbnails.Thumbnail.None()
                : place.of(clip.source(), frame(clip, range));
        coming = still instanceof Thumbnails.Thumbnail.Coming;
        sign.setVisible(still instanceof Thumbnails.Thumbnail.None);
        if (still instanceof Thumbnails.Thumbnail.There there) {
            fill(there.image());
        } else if (sign.isVisible() || shown != clip) {
            view.setImage(null);
        }
        shown = clip;
    }

    /** New thumbnails have arrived: asks again where one could be for this row. */
    void look() {
        ReviewedClip clip = shown;
        if (clip != null && (coming || sign.isVisible())) {
            show(clip);
        }
    }

    /** The row is no longer visible. */
    void away() {
        shown = null;
        coming = false;
        sign.setVisible(false);
        view.setImage(null);
        if (place != null) {
            place.anew();
        }
    }

    /** A vertical picture keeps its shape; a wide one fills the still. */
    private void fill(Image image) {
        view.setImage(image);
        double wide = image.getWidth() / image.getHeight();
        boolean fills = wide >= 1.3;
        double scale = fills
                ? Math.max(WIDTH / image.getWidth(), HEIGHT / image.getHeight())
                : HEIGHT / image.getHeight();
        view.setFitWidth(image.getWidth() * scale);
        view.setFitHeight(image.getHeight() * scale);
        view.relocate((WIDTH - image.getWidth() * scale) / 2, (HEIGHT - image.getHeight() * scale) / 2);
    }

    @Override
    protected void layoutChildren() {
        FaultLog.ofThread().watching("laying out a row", this::place).run();
    }

    private void place() {
        sign.resizeRelocate((WIDTH - SIGN) / 2.0, (HEIGHT - SIGN) / 2.0, SIGN, SIGN);
    }
}
