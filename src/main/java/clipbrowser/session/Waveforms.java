package clipbrowser.session;

import clipbrowser.time.FrameRange;
import javafx.beans.property.ReadOnlyLongProperty;

/** The shape of sources' sound, made in the background. FX thread. */
public interface Waveforms {
    /**
     * The loudest sample in each of {@code parts} equal parts of a range, 0 to 255; −1 where it isn't known yet (it is
     * then made). All −1 for a source without sound.
     */
    int[] peaks(Source source, FrameRange range, int parts);

    /** Grows whenever more is known: look again. */
    ReadOnlyLongProperty arrivedProperty();
}
