package clipbrowser.player.audio;

import clipbrowser.player.decode.AudioStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures each channel's peaks when samples are written, and returns them when these are heard. Player's thread. */
final class PeakMeter {
    /** Samples of each channel that make one reading: 25 readings a second. */
    private static final int READING = AudioStream.RATE / 25;
    private static final int FLOOR = -600;

    private record Reading(long at, List<Integer> tenths) {}

    private final ArrayDeque<Reading> coming = new ArrayDeque<>();
    private int[] peaks = new int[0];
    private int counted;

    /** @param at which sample of the output the first is */
    void measure(short[] in, int channels, int frames, long at) {
        if (peaks.length != channels) {
            peaks = new int[channels];
            counted = 0;
        }
        for (int f = 0; f < frames; f++) {
            for (int c = 0; c < channels; c++) {
                peaks[c] = Math.max(peaks[c], Math.abs(in[f * channels + c]));
            }
        }
        counted += frames;
        if (counted >= READING) {
            List<Integer> tenths = new ArrayList<>(channels);
            for (int peak : peaks) {
                tenths.add(tenths(peak));
            }
            coming.add(new Reading(at, tenths));
            java.util.Arrays.fill(peaks, 0);
            counted = 0;
        }
    }

    /** The newest reading whose samples are heard by now; null if there is no new one. */
    @Nullable
    List<Integer> heard(long sample) {
        List<Integer> found = null;
        while (!coming.isEmpty() && coming.peek().at <= sample) {
            found = coming.poll().tenths;
        }
        return found;
    }

    void clear() {
        coming.clear();
        java.util.Arrays.fill(peaks, 0);
        counted = 0;
    }

    static int tenths(int peak) {
        return peak == 0 ? FLOOR : Math.max(FLOOR, (int) Math.round(200 * Math.log10(peak / 32768.0)));
    }
}
