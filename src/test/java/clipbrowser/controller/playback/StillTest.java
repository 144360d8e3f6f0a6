package clipbrowser.controller.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillTest {
    @TempDir
    Path folder;

    private static Still noise(int width, int height) {
        Random random = new Random(7);
        return new Still(width, height, random.ints((long) width * height, 0, 1 << 24).toArray());
    }

    @Test
    void anotherReaderFindsEveryPixel() throws Exception {
        Still still = noise(37, 19);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        still.write(bytes, "run source 01-00-00-00");
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(read.getWidth()).isEqualTo(37);
        assertThat(read.getHeight()).isEqualTo(19);
        for (int y = 0; y < 19; y++) {
            for (int x = 0; x < 37; x++) {
                assertThat(read.getRGB(x, y) & 0xFFFFFF).isEqualTo(still.rgb()[y * 37 + x]);
            }
        }
    }

    @Test
    void aTurnedPictureIsUpright() {
        // 1 2 3
        // 4 5 6
        Still still = new Still(3, 2, new int[]{1, 2, 3, 4, 5, 6});
        assertThat(still.turned(90).rgb()).containsExactly(4, 1, 5, 2, 6, 3);
        assertThat(still.turned(90).width()).isEqualTo(2);
        assertThat(still.turned(180).rgb()).containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(still.turned(270).rgb()).containsExactly(3, 6, 2, 5, 1, 4);
        assertThat(still.turned(270).turned(90).rgb()).isEqualTo(still.rgb());
    }

    @Test
    void aMirroredPictureIsMirroredBeforeItIsTurned() {
        Still still = new Still(3, 2, new int[]{1, 2, 3, 4, 5, 6});
        assertThat(still.mirrored().rgb()).containsExactly(3, 2, 1, 6, 5, 4);
        assertThat(still.mirrored().turned(90).rgb()).containsExactly(6, 3, 5, 2, 4, 1);
    }

    @Test
    void noFileIsEverWrittenOver() throws Exception {
        Path into = folder.resolve("stills");
        Path first = StillController.write(noise(4, 4), into, "run source 01-00-00-00");
        byte[] was = Files.readAllBytes(first);
        Path second = StillController.write(noise(8, 8), into, "run source 01-00-00-00");
        assertThat(first).hasFileName("run source 01-00-00-00.png").hasBinaryContent(was);
        assertThat(second).hasFileName("run source 01-00-00-00 (2).png");
    }
}
