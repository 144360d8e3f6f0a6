package clipbrowser.controller.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.thumbnails.ThumbnailCodec.Pixels;
import clipbrowser.player.decode.DecodedFrame;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stills stand upright, in all eight ways that headers may name. */
class UprightStillTest {
    @ParameterizedTest
    @CsvSource({"0, false, 123/456", "90, false, 41/52/63", "180, false, 654/321", "270, false, 36/25/14",
            "0, true, 321/654", "90, true, 63/52/41", "180, true, 456/123", "270, true, 14/25/36"})
    void theyAreMirroredFirstAndThenTurnedClockwise(int degrees, boolean mirrored, String rows) {
        Pixels pixels = ThumbnailWorker.upright(new Numbered(), degrees, mirrored);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < pixels.width() * pixels.height(); i++) {
            seen.append(i > 0 && i % pixels.width() == 0 ? "/" : "").append(pixels.bgra()[4 * i]);
        }
        assertThat(seen).hasToString(rows);
    }

    /** 1 2 3 above 4 5 6. */
    private record Numbered() implements DecodedFrame {
        @Override
        public long frame() {
            return 0;
        }

        @Override
        public int width() {
            return 3;
        }

        @Override
        public int height() {
            return 2;
        }

        @Override
        public ByteBuffer pixels() {
            ByteBuffer made = ByteBuffer.allocate(24);
            for (int i = 0; i < 6; i++) {
                made.put(4 * i, (byte) (i + 1));
            }
            return made;
        }

        @Override
        public void release() {}
    }
}
