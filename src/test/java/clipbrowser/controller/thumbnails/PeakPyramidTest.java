package clipbrowser.controller.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.session.Edge;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeakPyramidTest {
    private static final FrameGrid GRID = new FrameGrid.Even(new FrameRate(25, 1), 1_000);
    private final PeakPyramid shape = new PeakPyramid();

    private void fill(long fromMs, long toMs, int loudness) {
        for (long bucket = fromMs * 2 / 5; bucket < toMs * 2 / 5; bucket++) {
            shape.set(bucket, loudness);
        }
    }

    @Test
    void partsAreTheLoudestOfWhatLiesInThemAndUnknownWhereNothingIsKnown() {
        fill(0, 1_000, 10);
        fill(500, 510, 254);
        int[] peaks = shape.peaks(MediaTime.ZERO, MediaTime.ofMillis(2_000), 20);
        assertThat(peaks).containsExactly(10, 10, 10, 10, 10, 255, 10, 10, 10, 10, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                -1);
    }

    /** Whatever level is read from, no peak is lost and none is where it isn't. */
    @Test
    void levelsAgreeWithEachOther() {
        Random random = new Random(5);
        int[] all = random.ints(PeakPyramid.CHUNK * 3, 0, 255).toArray();
        for (int i = 0; i < all.length; i++) {
            shape.set(i, all[i]);
        }
        for (int parts : new int[]{1, 7, 300, 4_096, all.length}) {
            MediaTime end = MediaTime.ofMicros(all.length * PeakPyramid.BUCKET / 1_000);
            int[] peaks = shape.peaks(MediaTime.ZERO, end, parts);
            for (int part = 0; part < parts; part++) {
                long from = (long) all.length * part / parts;
                long to = Math.max(from + 1, (long) all.length * (part + 1) / parts);
                int loudest = 0;
                for (long i = from; i < to; i++) {
                    loudest = Math.max(loudest, all[(int) i]);
                }
                assertThat(peaks[part]).as("part %d of %d", part, parts).isGreaterThanOrEqualTo(loudest * 255 / 254);
            }
            if (parts == all.length) {
                assertThat(peaks[1_234]).isEqualTo(all[1_234] * 255 / 254);
            }
        }
    }

    @Test
    void aWholeChunkIsKeptAndComesBackTheSame() {
        for (int i = 0; i < PeakPyramid.CHUNK - 1; i++) {
            shape.set(PeakPyramid.CHUNK + i, i % 255);
        }
        assertThat(shape.whole(1)).isFalse();
        assertThat(shape.written(1)).isNull();
        shape.set(2 * PeakPyramid.CHUNK - 1, 7);
        assertThat(shape.whole(1)).isTrue();
        byte[] kept = java.util.Objects.requireNonNull(shape.written(1));

        PeakPyramid again = new PeakPyramid();
        assertThat(again.read(1, kept)).isTrue();
        assertThat(again.unknown(PeakPyramid.CHUNK, 2 * PeakPyramid.CHUNK)).isEqualTo(2 * PeakPyramid.CHUNK);
        assertThat(again.peaks(MediaTime.ofMillis(10_240), MediaTime.ofMillis(20_480), 512))
                .isEqualTo(shape.peaks(MediaTime.ofMillis(10_240), MediaTime.ofMillis(20_480), 512));
        assertThat(again.read(2, new byte[PeakPyramid.CHUNK])).as("nothing known in it").isFalse();
        assertThat(again.read(2, new byte[7])).isFalse();
    }

    @Test
    void gapsAreFound() {
        fill(1_000, 2_000, 3);
        assertThat(shape.unknown(0, 2_000)).isZero();
        assertThat(shape.known(0, 2_000)).isEqualTo(400);
        assertThat(shape.unknown(400, 2_000)).isEqualTo(800);
        assertThat(shape.known(800, 2_000)).isEqualTo(2_000);
    }

    @Test
    void soundBeginsAndEndsBetweenFrames() {
        fill(0, 1_000, 0);
        fill(1_000, 2_010, 120);
        fill(2_010, 4_030, 1);
        fill(4_030, 5_000, 90);
        FrameRange all = new FrameRange(0, 125);
        // From 1 s: frame 25; from 4.03 s: within frame 100. To 2.01 s: within frame 50, so up to 51.
        assertThat(SilenceDetector.of(shape, GRID, all, Edge.IN)).containsExactly(25, 100);
        assertThat(SilenceDetector.of(shape, GRID, all, Edge.OUT)).containsExactly(51);
    }

    @Test
    void aBreathIsNoSilenceAndARoomsHumIs() {
        fill(0, 1_000, 200);
        fill(1_000, 1_100, 0);
        fill(1_100, 2_000, 200);
        assertThat(SilenceDetector.of(shape, GRID, new FrameRange(0, 50), Edge.IN)).isEmpty();
        // A hum of -31 dB under speech.
        fill(2_000, 3_000, 7);
        fill(3_000, 4_000, 150);
        assertThat(SilenceDetector.of(shape, GRID, new FrameRange(0, 100), Edge.OUT)).containsExactly(50);
        assertThat(SilenceDetector.of(shape, GRID, new FrameRange(0, 100), Edge.IN)).containsExactly(75);
    }

    @Test
    void whereNothingIsKnownThereAreNoEdges() {
        assertThat(SilenceDetector.of(shape, GRID, new FrameRange(0, 1_000), Edge.IN)).isEmpty();
        fill(1_000, 2_000, 100);
        assertThat(SilenceDetector.of(shape, GRID, new FrameRange(0, 1_000), Edge.IN)).isEmpty();
        assertThat(SilenceDetector.of(shape, GRID, new FrameRange(0, 1_000), Edge.OUT)).isEmpty();
    }
}
