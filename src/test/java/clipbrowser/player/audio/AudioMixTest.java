package clipbrowser.player.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AudioMixTest {
    private static short[] mixed(AudioMix mix, int... channels) {
        short[] in = new short[channels.length];
        for (int c = 0; c < in.length; c++) {
            in[c] = (short) channels[c];
        }
        short[] out = new short[2];
        mix.mix(in, in.length, out, 1);
        return out;
    }

    @Test
    void stereoGoesThrough() {
        assertThat(mixed(AudioMix.PLAIN, 1000, -2000)).containsExactly(1000, -2000);
    }

    @Test
    void oneChannelIsHeardOnBothSides() {
        assertThat(mixed(AudioMix.PLAIN, 1000)).containsExactly(1000, 1000);
        assertThat(mixed(new AudioMix(0, 1, false, 100), 1000, -2000)).containsExactly(-2000, -2000);
    }

    @Test
    void monoIsTheMeanOfAll() {
        assertThat(mixed(new AudioMix(0, -1, true, 100), 1000, 3000)).containsExactly(2000, 2000);
    }

    @Test
    void surroundKeepsItsSidesAndNeverClips() {
        assertThat(mixed(AudioMix.PLAIN, 32767, 0, 32767, 0, 0, 32767)[1]).isZero();
        short[] loud = mixed(AudioMix.PLAIN, 32767, 32767, 32767, 32767, 32767, 32767);
        assertThat((int) loud[0]).isBetween(32_000, 32_767);
    }

    @Test
    void volumeIsSquaredAndZeroIsSilence() {
        assertThat(mixed(new AudioMix(0, -1, false, 50), 1000, 1000)).containsExactly(250, 250);
        assertThat(mixed(new AudioMix(0, -1, false, 0), 1000, 1000)).containsExactly(0, 0);
    }

    @Test
    void peaksAreToldInTenthsOfADecibel() {
        assertThat(List.of(PeakMeter.tenths(0), PeakMeter.tenths(32768), PeakMeter.tenths(16384), PeakMeter.tenths(1)))
                .containsExactly(-600, 0, -60, -600);
    }
}
