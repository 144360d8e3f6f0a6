package clipbrowser.player.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStretchTest {
    @ParameterizedTest
    @CsvSource({"50,220", "75,440", "125,440", "150,220", "150,1000", "200,330", "25,440"})
    void keepsThePitchAndChangesTheLength(int speed, int hertz) {
        int input = 96_000;
        TimeStretch timeStretch = new TimeStretch(speed);
        short[] block = new short[1024 * 2];
        short[] out = new short[1024 * 2];
        long read = 0;
        int given = 0;
        int crossings = 0;
        short before = 0;
        while (read < input) {
            for (int i = 0; i < 1024; i++) {
                short sample = (short) Math.round(12_000 * Math.sin(2 * Math.PI * hertz * (read + i) / 48_000));
                block[2 * i] = sample;
                block[2 * i + 1] = sample;
            }
            timeStretch.push(block, 1024);
            read += 1024;
            for (int got = timeStretch.pull(out); got > 0; got = timeStretch.pull(out)) {
                for (int i = 0; i < got; i++) {
                    if (before < 0 && out[2 * i] >= 0) {
                        crossings++;
                    }
                    before = out[2 * i];
                }
                given += got;
            }
        }
        double heard = crossings * 48_000.0 / given;
        assertThat(heard).isBetween(hertz * 0.99, hertz * 1.01);
        assertThat((long) given).isBetween(read * 100 / speed - 4096L * 100 / speed, read * 100 / speed + 1024);
    }
}
