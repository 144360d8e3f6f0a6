package clipbrowser.player.audio;

/**
 * What is made of a track's channels.
 *
 * @param track  counted from 0
 * @param solo   the one channel that is heard, counted from 0; -1 for all
 * @param mono   whether all channels are summed
 * @param volume percent, 0 to 100
 */
public record AudioMix(int track, int solo, boolean mono, int volume) {
    public static final AudioMix PLAIN = new AudioMix(0, -1, false, 100);
    private static final int FULL = 1000;
    /** Minus three decibels. */
    private static final int LESS = 707;

    /**
     * Mixes to stereo. Channels come in VLC's order: pairs from the front to the back, then the centre, then the
     * low-frequency one, which a pair of speakers leaves out.
     *
     * @param in     interleaved
     * @param out    left and right, interleaved
     * @param frames samples of each channel
     */
    void mix(short[] in, int channels, short[] out, int frames) {
        int[] left = new int[channels];
        int[] right = new int[channels];
        weigh(left, right);
        // Loudness as the ear takes it: volume is squared.
        long scale = (long) volume * volume;
        for (int f = 0; f < frames; f++) {
            long l = 0;
            long r = 0;
            for (int c = 0; c < channels; c++) {
                int sample = in[f * channels + c];
                l += (long) sample * left[c];
                r += (long) sample * right[c];
            }
            out[2 * f] = clip(l * scale / (FULL * 10_000L));
            out[2 * f + 1] = clip(r * scale / (FULL * 10_000L));
        }
    }

    private void weigh(int[] left, int[] right) {
        int n = left.length;
        if (solo >= 0 && solo < n) {
            left[solo] = FULL;
            right[solo] = FULL;
        } else if (mono || n == 1) {
            for (int c = 0; c < n; c++) {
                left[c] = FULL / n;
                right[c] = FULL / n;
            }
        } else {
            int pairs = n <= 3 ? 1 : n < 8 ? 2 : 3;
            int sum = 0;
            for (int p = 0; p < pairs; p++) {
                left[2 * p] = p == 0 ? FULL : LESS;
                right[2 * p + 1] = left[2 * p];
                sum += left[2 * p];
            }
            int centre = n == 7 ? 5 : 2 * pairs;
            if (centre < n) {
                left[centre] = LESS;
                right[centre] = LESS;
                sum += LESS;
            }
            for (int c = 0; c < n; c++) {
                left[c] = left[c] * FULL / sum;
                right[c] = right[c] * FULL / sum;
            }
        }
    }

    private static short clip(long value) {
        return (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
