package clipbrowser.view.timeline;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Where a dragged edge likes to stay: boundaries between frames, 0 to the source's number of frames. */
public final class Snapping {
    private final long[] targets;

    public Snapping(LongStream boundaries) {
        targets = boundaries.sorted().distinct().toArray();
    }

    /**
     * The nearest of them within {@code reach} frames, else the boundary itself. The earlier one where two are as near.
     */
    public long near(long boundary, long reach) {
        int found = Arrays.binarySearch(targets, boundary);
        if (found >= 0) {
            return boundary;
        }
        int above = -found - 1;
        long best = boundary;
        long distance = reach + 1;
        if (above > 0 && boundary - targets[above - 1] < distance) {
            best = targets[above - 1];
            distance = boundary - best;
        }
        if (above < targets.length && targets[above] - boundary < distance) {
            best = targets[above];
        }
        return best;
    }
}
