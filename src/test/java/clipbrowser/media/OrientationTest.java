package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.FileFacts;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mirroring and turning as the headers say: what the model names moves every pixel where the matrix moves it. */
class OrientationTest {
    private static final int ONE = 0x10000;

    /** A pixel's place, relative to the picture's middle, y downwards. */
    private record Point(int x, int y) {
        Point moved(Orientation.Matrix by) {
            return new Point((by.a() * x + by.c() * y) / ONE, (by.b() * x + by.d() * y) / ONE);
        }

        Point shown(int rotation, boolean mirrored) {
            Point at = mirrored ? new Point(-x, y) : this;
            for (int turned = 0; turned < rotation; turned += 90) {
                at = new Point(-at.y, at.x);
            }
            return at;
        }
    }

    @Test
    void allEightMatricesMoveEveryPixelAsTheModelSays() {
        Set<Orientation> all = new HashSet<>();
        for (int across : new int[]{ONE, -ONE}) {
            for (int down : new int[]{ONE, -ONE}) {
                all.add(moves(new Orientation.Matrix(across, 0, 0, down)));
                all.add(moves(new Orientation.Matrix(0, across, down, 0)));
            }
        }
        assertThat(all).hasSize(8);
    }

    private static Orientation moves(Orientation.Matrix matrix) {
        Orientation found = matrix.orientation();
        for (Point point : new Point[]{new Point(3, 1), new Point(-2, 5), new Point(0, 7)}) {
            assertThat(point.shown(found.rotation(), found.mirrored())).isEqualTo(point.moved(matrix));
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,1,0,false", "0,1,-1,0,90,false", "-1,0,0,-1,180,false", "0,-1,1,0,270,false", "-1,0,0,1,0,true",
            "1,0,0,-1,180,true", "0,1,1,0,270,true", "0,-1,-1,0,90,true"})
    void readsThemOutOfAFile(int a, int b, int c, int d, int rotation, boolean mirrored) throws IOException {
        FileFacts facts = facts(a, b, c, d, "tkhd");
        assertThat(facts.rotation()).isEqualTo(rotation);
        assertThat(facts.mirrored()).isEqualTo(mirrored);
    }

    @Test
    void theWholeMoviesMatrixCountsToo() throws IOException {
        FileFacts facts = facts(0, 1, -1, 0, "mvhd");
        assertThat(facts.rotation()).isEqualTo(90);
        assertThat(facts.mirrored()).isFalse();
    }

    @Test
    void aMatrixThatFlattensThePictureTurnsNothing() throws IOException {
        FileFacts facts = facts(0, 0, 0, 0, "tkhd");
        assertThat(facts.rotation()).isZero();
        assertThat(facts.mirrored()).isFalse();
    }

    private static FileFacts facts(int a, int b, int c, int d, String box) throws IOException {
        Path file = MadeMedia.make("upright.mp4", MadeMedia.picture("25", 10) + " -c:v libx264 -movflags +faststart");
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(box) + 4 + (box.equals("tkhd") ? 40 : 36);
        ByteBuffer matrix = ByteBuffer.wrap(bytes);
        assertThat(matrix.getInt(at)).isEqualTo(ONE);
        matrix.putInt(at, a * ONE).putInt(at + 4, b * ONE).putInt(at + 12, c * ONE).putInt(at + 16, d * ONE);
        return TestDemuxers.read(new MemoryMedia(bytes), FrameTable.Effort.WHOLE).facts();
    }
}
