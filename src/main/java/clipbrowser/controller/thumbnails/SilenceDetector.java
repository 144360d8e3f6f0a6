package clipbrowser.controller.thumbnails;

import clipbrowser.session.Edge;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Finds where sound begins and ends, from its peaks. Pure. */
final class SilenceDetector {
    /** Buckets that a silence lasts at least: 150 ms. */
    private static final int LEAST = 60;
    /** Loudness out of 254: what is never more than silence (−42 dB), and what is always sound (−28 dB). */
    private static final int SILENT = 2;
    private static final int HEARD = 10;

    private SilenceDetector() {}

    /** See {@link clipbrowser.session.Waveforms#quiet}. */
    static long[] of(PeakPyramid shape, FrameGrid grid, FrameRange range, Edge edge) {
        long from = PeakPyramid.bucket(grid.begins(range));
        long to = PeakPyramid.bucket(grid.ends(range));
        int silent = threshold(shape, from, to);
        LongStream.Builder found = LongStream.builder();
        long quiet = 0;
        for (long bucket = from; bucket <= to; bucket++) {
            int loudness = bucket == to ? -1 : shape.at(bucket);
            if (loudness >= 0 && loudness <= silent) {
                quiet++;
                continue;
            }
            if (quiet >= LEAST) {
                // A range's own ends are no beginnings and no ends of sound.
                if (edge == Edge.IN && loudness >= 0) {
                    found.add(grid.shownAt(time(bucket)));
                } else if (edge == Edge.OUT && bucket - quiet > from && shape.at(bucket - quiet - 1) >= 0) {
                    found.add(endOf(grid, bucket - quiet));
                }
            }
            quiet = 0;
        }
        return found.build().distinct().toArray();
    }

    /** The boundary at or after a bucket's beginning. */
    private static long endOf(FrameGrid grid, long bucket) {
        MediaTime time = time(bucket);
        long shown = grid.shownAt(time);
        return grid.startOf(shown).equals(time) ? shown : shown + 1;
    }

    private static MediaTime time(long bucket) {
        return MediaTime.ofMicros(bucket * PeakPyramid.BUCKET / 1_000);
    }

    /** Rooms hum: a little above the quietest fifth is silence as well, within reason. */
    private static int threshold(PeakPyramid shape, long from, long to) {
        int[] counts = new int[256];
        int all = 0;
        for (long bucket = from; bucket < to; bucket++) {
            int loudness = shape.at(bucket);
            if (loudness >= 0) {
                counts[loudness]++;
                all++;
            }
        }
        int below = 0;
        int fifth = 0;
        while (fifth < 255 && (below += counts[fifth]) < all / 5) {
            fifth++;
        }
        return all == 0
                ? SILENT
                : Arrays.stream(new int[]{SILENT, Math.min(HEARD, fifth + fifth / 2)}).max().orElse(SILENT);
    }
}
