package clipbrowser.session;

import clipbrowser.time.FrameRange;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.scene.image.Image;

/** Small pictures of sources for list and filmstrip, made in the background. FX thread. */
public interface Stills {
    /** What there is of a picture. */
    sealed interface Still {
        record There(Image image) implements Still {}

        /** It is being made, or its source is being read. */
        record Coming() implements Still {}

        /** It can't be had. */
        record None() implements Still {}
    }

    /** A new place for stills to be seen at. */
    Place place();

    /** Grows whenever a picture has come in, or can't be had after all: look again. */
    ReadOnlyLongProperty arrivedProperty();

    /** Somewhere that stills are seen: a row, a filmstrip. Only what is asked for here is made, newest wish first. */
    interface Place {
        /** What was asked for so far is out of sight, unless it's asked for again. */
        void anew();

        /** The picture of that very frame. */
        Still of(Source source, long frame);

        /** The picture of some frame of a range: the one that stands for it best, or comes soonest. */
        Still within(Source source, FrameRange range);
    }
}
