package clipbrowser.player.audio;

import java.util.Arrays;

/**
 * Changes the speed of stereo sound without its pitch: WSOLA, that is, overlapping pieces are placed where their
 * waveforms are most alike. 48 kHz.
 */
final class TimeStretch {
    /** Half a piece: 10.7 ms. */
    private static final int HOP = 512;
    /** How far a piece may be moved to fit, either way: 5.3 ms, a wave of 94 Hz within both. */
    private static final int REACH = 256;
    private final int speed;
    private short[] in = new short[8192 * 2];
    private int filled;
    /** How many frames were dropped from the front of {@code in}. */
    private long dropped;
    private long pieces;
    private final short[] tail = new short[HOP * 2];

    /** @param speed percent, 25 to 400 */
    TimeStretch(int speed) {
        this.speed = speed;
    }

    /** Takes samples in. @param frames of {@code stereo}, interleaved */
    void push(short[] stereo, int frames) {
        if (in.length < (filled + frames) * 2) {
            in = Arrays.copyOf(in, Math.max(in.length * 2, (filled + frames) * 2));
        }
        System.arraycopy(stereo, 0, in, filled * 2, frames * 2);
        filled += frames;
    }

    /** How many frames should be pushed before {@link #pull} gives anything; 0 if it will. */
    int wants() {
        return (int) Math.max(0, nominal() - dropped + REACH + 2 * HOP - filled);
    }

    /** The next {@link #HOP} frames. @return how many: 0 if more has to be pushed */
    int pull(short[] out) {
        if (wants() > 0) {
            return 0;
        }
        int at = (int) (nominal() - dropped);
        if (pieces > 0) {
            at += best(at);
            for (int i = 0; i < HOP; i++) {
                for (int c = 0; c < 2; c++) {
                    out[2 * i + c] = (short) ((tail[2 * i + c] * (HOP - i) + in[2 * (at + i) + c] * i) / HOP);
                }
            }
        } else {
            System.arraycopy(in, at * 2, out, 0, HOP * 2);
        }
        System.arraycopy(in, (at + HOP) * 2, tail, 0, HOP * 2);
        pieces++;
        int keepFrom = Math.clamp(nominal() - dropped - REACH, 0, filled);
        System.arraycopy(in, keepFrom * 2, in, 0, (filled - keepFrom) * 2);
        filled -= keepFrom;
        dropped += keepFrom;
        return HOP;
    }

    /** Where the next piece lies before it is moved. */
    private long nominal() {
        return pieces * HOP * speed / 100;
    }

    /** The shift at which the next piece resembles the natural continuation most (normalised correlation). */
    private int best(int at) {
        int found = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int shift = Math.max(-REACH, -at); shift <= REACH; shift++) {
            long product = 0;
            long energy = 1;
            for (int i = 0; i < HOP; i += 2) {
                int sample = in[2 * (at + shift + i)] + in[2 * (at + shift + i) + 1];
                product += (long) sample * (tail[2 * i] + tail[2 * i + 1]);
                energy += (long) sample * sample;
            }
            double likeness = product / Math.sqrt(energy);
            if (likeness > most) {
                most = likeness;
                found = shift;
            }
        }
        return found;
    }
}
