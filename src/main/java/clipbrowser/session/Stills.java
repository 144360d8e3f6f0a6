package clipbrowser.session;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** Small pictures of sources for list and filmstrip, made in the background. FX thread. */
public interface Stills {
    /** Pixels; the width follows from the source's shape. */
    int HEIGHT = 72;

    /** The picture of a frame or of one close by (a keyframe is faster); null for now if it isn't there: it is then made, newest wish first. */
    @Nullable
    Image of(Source source, long frame);

    /** Grows whenever a picture has come in: look again. */
    ReadOnlyLongProperty arrivedProperty();
}
