package clipbrowser.session;

import clipbrowser.time.FrameRange;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.scene.image.Image;

/** Small pictures of sources for list and filmstrip, made in the background. FX thread. */
public interface Thumbnails {
    /** What there is of a picture. */
    sealed interface Thumbnail {
        record There(Image image) implements Thumbnail {}

        /** It is being made, or its source is being read. */
        record Coming() implements Thumbnail {}

        /** It can't be had. */
        record None() implements Thumbnail {}
    }

    /** A new place for stills to be seen at. */
    Place place();

    /** Grows whenever a picture has come in, or can't be had after all: look again. */
    ReadOnlyLongProperty arrivedProperty();

    /** A place that shows thumbnails: a row, a filmstrip. Only requested ones are made, the newest request first. */
    interface Place {
        /** What was asked for so far is out of sight, unless it's asked for again. */
        void anew();

        /** The picture of that very frame. */
        Thumbnail of(Source source, long frame);

        /** The picture of some frame of a range: the one that stands for it best, or comes soonest. */
        Thumbnail within(Source source, FrameRange range);
    }
}
