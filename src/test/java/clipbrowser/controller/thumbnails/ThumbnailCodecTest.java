package clipbrowser.controller.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThumbnailCodecTest {
    private static ThumbnailCodec.Pixels picture(int width, int height) {
        Random random = new Random(3);
        byte[] bgra = new byte[width * height * 4];
        for (int i = 0; i < bgra.length; i++) {
            bgra[i] = (byte) (i % 4 == 3 ? 255 : i / 40 + random.nextInt(4));
        }
        return new ThumbnailCodec.Pixels(width, height, bgra);
    }

    @Test
    void whatIsWrittenIsReadToTheLastBit() {
        for (int[] size : new int[][]{{86, 48}, {1, 1}, {26, 48}, {171, 96}}) {
            ThumbnailCodec.Pixels picture = picture(size[0], size[1]);
            ThumbnailCodec.Pixels read = ThumbnailCodec.read(ThumbnailCodec.written(picture)).orElseThrow();
            assertThat(read.width()).isEqualTo(size[0]);
            assertThat(read.height()).isEqualTo(size[1]);
            assertThat(read.bgra()).isEqualTo(picture.bgra());
        }
    }

    @Test
    void anythingElseIsNone() {
        byte[] code = ThumbnailCodec.written(picture(86, 48));
        assertThat(code.length).isLessThan(86 * 48 * 3);
        assertThat(ThumbnailCodec.read(new byte[0])).isEmpty();
        assertThat(ThumbnailCodec.read(Arrays.copyOf(code, code.length / 2))).isEmpty();
        assertThat(ThumbnailCodec.read(new byte[]{0, 86, 0, 48, 1, 2, 3, 4})).isEmpty();
        assertThat(ThumbnailCodec.read(new byte[]{127, 127, 127, 127, 1, 2, 3, 4})).isEmpty();
        assertThat(ThumbnailCodec.read(new byte[]{0, 0, 0, 0, 1, 2, 3, 4})).isEmpty();
    }
}
