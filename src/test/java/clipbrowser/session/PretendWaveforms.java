package clipbrowser.session;

import clipbrowser.time.FrameRange;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** The same loudness throughout, and one boundary at which sound begins. FX thread. */
public final class PretendWaveforms implements Waveforms {
    private final ReadOnlyLongWrapper arrived = new ReadOnlyLongWrapper();
    private final int loudness;
    private final long[] quiet;

    public PretendWaveforms(int loudness, long... quiet) {
        this.loudness = loudness;
        this.quiet = quiet;
    }

    @Override
    public int[] peaks(Source source, FrameRange range, int parts, Place place) {
        int[] peaks = new int[parts];
        Arrays.fill(peaks, loudness);
        return peaks;
    }

    @Override
    public long[] quiet(Source source, FrameRange range, Edge edge) {
        return Arrays.stream(quiet).filter(at -> at >= range.in() && at <= range.out()).toArray();
    }

    @Override
    public ReadOnlyLongProperty arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }
}
