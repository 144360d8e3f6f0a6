package clipbrowser.session;

import clipbrowser.time.FrameRange;
import javafx.beans.property.ReadOnlyLongProperty;

/** The shape of sources' sound, of the track that is heard, all channels summed; made in the background. FX thread. */
public interface Waveforms {
    /** Where a shape is looked at: each place wants what it asked for last, the clip's first. */
    enum Place {
        /** The selected clip with what is around it. */
        CLIP,
        /** The visible part of the source. */
        TIMELINE
    }

    /**
     * The loudest sample in each of {@code parts} equal parts of a range, 0 to 255; −1 where it isn't known yet (it is
     * then made). All −1 for a source without sound.
     */
    int[] peaks(Source source, FrameRange range, int parts, Place place);

    /**
     * Where an edge cuts no sound: boundaries between frames at which sound begins after a silence (in), or has ended
     * before one (out), as far as the shape is known. Ascending.
     */
    long[] quiet(Source source, FrameRange range, Edge edge);

    /** Grows whenever more is known: look again. */
    ReadOnlyLongProperty arrivedProperty();
}
