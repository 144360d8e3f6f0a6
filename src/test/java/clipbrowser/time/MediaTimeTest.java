package clipbrowser.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaTimeTest {
    @Test
    void isExact() {
        MediaTime third = new MediaTime(1, 3);
        assertThat(third.plus(third).plus(third)).isEqualTo(new MediaTime(1, 1));
        assertThat(third.minus(third)).isEqualTo(MediaTime.ZERO);
        assertThat(new MediaTime(-1, 3).abs()).isEqualTo(third);
        assertThat(new MediaTime(33, 99)).isEqualTo(third);
    }

    @Test
    void roundsToTheNearestUnit() {
        assertThat(new MediaTime(1001, 30_000).millis()).isEqualTo(33);
        assertThat(new MediaTime(1001, 30_000).micros()).isEqualTo(33_367);
        assertThat(new MediaTime(1, 2000).millis()).isEqualTo(1);
        assertThat(new MediaTime(-1, 3).millis()).isEqualTo(-333);
    }

    @Test
    void isWrittenAsFinalCutWritesIt() {
        assertThat(new MediaTime(441, 24)).hasToString("147/8s");
        assertThat(new MediaTime(6, 2)).hasToString("3s");
    }
}
