package clipbrowser.player.vlc;

import clipbrowser.player.decode.AudioStream;
import clipbrowser.time.MediaTime;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Converts sound of any rate to 48 kHz by windowed sinc interpolation, 16 samples either way. Keeps exact time however
 * long it runs: VLC's own resampler lost 33 samples a second at 44.1 kHz (3.0.24). One thread.
 */
final class Resampler {
    private static final int REACH = 16;
    /** How finely the time between two samples is divided where the rates have no small common multiple. */
    private static final int MOST_PHASES = 1024;
    private static final int SLOWEST = 1_000;
    private static final int FASTEST = 768_000;

    private final int rate;
    private final int channels;
    /** Samples of a channel in, either way, that one out is made of; more where sound above 24 kHz is taken away. */
    private final int reach;
    private final int phases;
    private final float[] weights;
    /** The buffered input. */
    private float[] in = new float[0];
    private int filled;
    /** Samples of a channel that were dropped from the front of the buffer. */
    private long gone;
    /** When the next sample out is, in 48,000ths of the distance of two samples in, from the first in. */
    private long at;

    static boolean takes(int rate) {
        return rate >= SLOWEST && rate <= FASTEST;
    }

    /** @param from when the first sample out is, from the first in on; where it is negative the first in is */
    Resampler(int rate, int channels, MediaTime from) {
        this.rate = rate;
        this.channels = channels;
        this.at = Math.max(0, place(from, rate));
        this.reach = Math.ceilDiv(REACH * Math.max(rate, AudioStream.RATE), AudioStream.RATE);
        this.phases = Math.min(MOST_PHASES, AudioStream.RATE / gcd(rate, AudioStream.RATE));
        this.weights = rate == AudioStream.RATE ? new float[0] : weights(rate, reach, phases);
        // Silence before the first sample.
        this.gone = -reach;
        this.in = new float[4 * reach * channels];
        this.filled = reach;
    }

    /** Of what comes in, samples a second. */
    int rate() {
        return rate;
    }

    /**
     * Exact, or a run of sound that goes on where another ended would be a sample off. To a whole sample where the
     * rates are the same: nothing is to be made anew then.
     */
    private static long place(MediaTime time, int rate) {
        BigInteger samples = BigInteger.valueOf(time.numerator()).multiply(BigInteger.valueOf(rate));
        BigInteger unit = BigInteger.valueOf(time.denominator());
        return rate == AudioStream.RATE
                ? nearest(samples, unit) * AudioStream.RATE
                : nearest(samples.multiply(BigInteger.valueOf(AudioStream.RATE)), unit);
    }

    private static long nearest(BigInteger of, BigInteger unit) {
        BigInteger two = BigInteger.TWO;
        BigInteger doubled = of.multiply(two).add(unit);
        BigInteger[] parts = doubled.divideAndRemainder(unit.multiply(two));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** For each phase those of the samples from {@code reach - 1} before it to {@code reach} after it. */
    private static float[] weights(int rate, int reach, int phases) {
        double band = Math.min(1, (double) AudioStream.RATE / rate) * 0.97;
        float[] weights = new float[phases * 2 * reach];
        for (int phase = 0; phase < phases; phase++) {
            double sum = 0;
            double[] of = new double[2 * reach];
            for (int i = 0; i < of.length; i++) {
                double away = i - (reach - 1) - (double) phase / phases;
                double x = Math.PI * away * band;
                // Blackman's window.
                double across = Math.PI * away / reach;
                double window = 0.42 + 0.5 * Math.cos(across) + 0.08 * Math.cos(2 * across);
                of[i] = (x == 0 ? 1 : Math.sin(x) / x) * window;
                sum += of[i];
            }
            for (int i = 0; i < of.length; i++) {
                weights[phase * of.length + i] = (float) (of[i] / sum);
            }
        }
        return weights;
    }

    /** @param piece interleaved, the next in @return interleaved, what can be made by now */
    short[] resample(short[] piece) {
        int audioFrames = piece.length / channels;
        if (rate == AudioStream.RATE) {
            long skipped = Math.clamp(at / rate - gone - reach, 0, audioFrames);
            gone += skipped;
            return skipped == 0 ? piece : Arrays.copyOfRange(piece, (int) skipped * channels, piece.length);
        }
        room(audioFrames);
        for (int i = 0; i < piece.length; i++) {
            in[filled * channels + i] = piece[i];
        }
        filled += audioFrames;
        return made();
    }

    /** Ends the input. @return the rest */
    short[] end() {
        if (rate == AudioStream.RATE) {
            return new short[0];
        }
        room(reach);
        Arrays.fill(in, filled * channels, (filled + reach) * channels, 0);
        filled += reach;
        return made();
    }

    private void room(int more) {
        if (in.length < (filled + more) * channels) {
            in = Arrays.copyOf(in, Math.max(in.length * 2, (filled + more) * channels));
        }
    }

    private short[] made() {
        short[] out = new short[0];
        int done = 0;
        while (at / AudioStream.RATE - gone + reach < filled) {
            if ((done + 1) * channels > out.length) {
                out = Arrays.copyOf(out, Math.max(2048 * channels, out.length * 2));
            }
            int first = (int) (at / AudioStream.RATE - gone) - (reach - 1);
            int phase = (int) (at % AudioStream.RATE * phases / AudioStream.RATE) * 2 * reach;
            for (int channel = 0; channel < channels; channel++) {
                float sum = 0;
                for (int i = 0; i < 2 * reach; i++) {
                    sum += weights[phase + i] * in[(first + i) * channels + channel];
                }
                out[done * channels + channel] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
            }
            done++;
            at += rate;
        }
        int behind = Math.clamp(at / AudioStream.RATE - gone - reach, 0, filled);
        System.arraycopy(in, behind * channels, in, 0, (filled - behind) * channels);
        filled -= behind;
        gone += behind;
        return Arrays.copyOf(out, done * channels);
    }
}
