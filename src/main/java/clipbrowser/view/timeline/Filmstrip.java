package clipbrowser.view.timeline;

import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaInfo;
import clipbrowser.session.Source;
import clipbrowser.session.Thumbnails;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.util.Map;
import java.util.TreeMap;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of the source side by side. A tile whose picture isn't there yet shows the nearest one that is, so that
 * zooming never blinks.
 */
final class Filmstrip {
    private static final int REMEMBERED = 200;
    /**
     * A part of a long source is looked at for so long before its pictures are asked for: who goes from clip to clip or
     * from frame to frame would have each neighbourhood decoded, beside the picture on screen. Measured on two hours:
     * any frame took 1.2 s instead of 0.7 with a rest of 1.5 s.
     */
    private static final Duration REST = Duration.seconds(4);
    /** How far a picture may stand in for others. */
    private static final int NEAR_TILES = 4;
    private final Thumbnails.Place place;
    private final TreeMap<Long, Image> seen = new TreeMap<>();
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Source of;
    private @Nullable TimelineScale looked;

    /** @param redraw paints once more, after a rest */
    Filmstrip(Thumbnails stills, Runnable redraw) {
        place = stills.place();
        rest.setOnFinished(_ -> redraw.run());
    }

    void paint(CanvasPen pen, TimelineRows rows, Source source) {
        if (of != source) {
            seen.clear();
            of = source;
        }
        TimelineScale scale = pen.scale();
        if (!scale.equals(looked)) {
            looked = scale;
            rest.stop();
            FrameGrid grid = source.grid();
            if (!scale.isWhole() && grid != null && grid.end().compareTo(SourceScales.LONG) > 0) {
                rest.playFromStart();
            }
        }
        double tile = tileWidth(source, rows.filmHeight());
        pen.box(pen.palette().surround(), 0, rows.film(), Math.min(scale.width(), scale.x(scale.frames())),
                rows.filmHeight());
        // Tiles stand still in the source, not on the screen: moving it asks for no new pictures.
        double origin = scale.x(0);
        long first = (long) Math.floor(-origin / tile);
        GraphicsContext gc = pen.gc();
        gc.save();
        gc.beginPath();
        gc.rect(0, rows.film(), scale.width(), rows.filmHeight());
        gc.clip();
        place.anew();
        for (long i = first; origin + i * tile < Math.min(scale.width(), scale.x(scale.frames())); i++) {
            double x = pen.sharp(origin + i * tile);
            double end = pen.sharp(origin + (i + 1) * tile);
            long from = scale.frameAtPlace(Math.round((origin + i * tile) * TimelineScale.UNIT));
            long to = scale.frameAtPlace(Math.round((origin + (i + 1) * tile) * TimelineScale.UNIT));
            Image image = image(source, new FrameRange(from, Math.max(from + 1, to)));
            if (image != null) {
                draw(gc, image, x, rows.film(), end - x, rows.filmHeight());
            }
        }
        gc.restore();
    }

    /** Cut to the tile's shape, from the middle. */
    private static void draw(GraphicsContext gc, Image image, double x, double y, double width, double height) {
        double wanted = Math.min(image.getWidth(), image.getHeight() * width / height);
        double tall = wanted * height / width;
        gc.drawImage(image, (image.getWidth() - wanted) / 2, (image.getHeight() - tall) / 2, wanted, tall, x, y, width,
                height);
    }

    private @Nullable Image image(Source source, FrameRange tile) {
        long frame = (tile.in() + tile.out()) / 2;
        boolean rests = rest.getStatus() != Animation.Status.RUNNING;
        if (rests && place.within(source, tile) instanceof Thumbnails.Thumbnail.There(Image image)) {
            if (seen.size() >= REMEMBERED) {
                seen.pollFirstEntry();
                seen.pollLastEntry();
            }
            seen.put(frame, image);
            return image;
        }
        return nearest(frame, NEAR_TILES * tile.length());
    }

    /** The cached thumbnail nearest to a frame, at most {@code within} frames away; null if there is none. */
    private @Nullable Image nearest(long frame, long within) {
        Map.Entry<Long, Image> below = seen.floorEntry(frame);
        Map.Entry<Long, Image> above = seen.ceilingEntry(frame);
        long before = below == null ? Long.MAX_VALUE : frame - below.getKey();
        long after = above == null ? Long.MAX_VALUE : above.getKey() - frame;
        Map.Entry<Long, Image> nearer = before <= after ? below : above;
        return nearer == null || Math.min(before, after) > within ? null : nearer.getValue();
    }

    /** The source's shape as it is shown, within reason. */
    private static double tileWidth(Source source, int height) {
        FileFacts facts = source.facts();
        MediaInfo info = source.media().info();
        double shape = 16.0 / 9;
        if (facts != null && facts.width() > 0 && facts.height() > 0) {
            shape = (double) facts.width() * facts.aspectWidth() / facts.aspectHeight() / facts.height();
            shape = facts.rotation() % 180 == 0 ? shape : 1 / shape;
        } else if (info != null && info.width() != null && info.height() != null && info.width() > 0
                && info.height() > 0) {
            shape = (double) info.width() / info.height();
        }
        return Math.clamp(height * shape, 24, 200);
    }
}
