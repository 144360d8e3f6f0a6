package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.clip;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.model.FileFacts;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.SourceTiming;
import clipbrowser.testing.ForeignProgram;
import clipbrowser.testing.NumberStrip;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All eight ways in which a file can ask for its picture to be turned and mirrored, in what is exported. */
class MirroredSourcesTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int ONE = 0x10000;

    @TempDir
    Path folder;

    /** A copy of a numbered file whose video track has this matrix, linked as an original. */
    private ExportSource source(int a, int b, int c, int d) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("target/test-media/h264-25.mp4"));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd") + 44;
        ByteBuffer matrix = ByteBuffer.wrap(bytes);
        assertThat(matrix.getInt(at)).isEqualTo(ONE);
        matrix.putInt(at, a * ONE).putInt(at + 4, b * ONE).putInt(at + 12, c * ONE).putInt(at + 16, d * ONE);
        Path file = Files.write(folder.resolve("source.mp4"), bytes);
        FrameTable table;
        try (LocalMedia media = LocalMedia.open(file)) {
            table = TestDemuxers.read(media, FrameTable.Effort.WHOLE);
        }
        SourceMedia hosted = new SourceMedia("s", RunStatus.COMPLETE, null, null);
        SourceSettings linked = SourceSettings.NONE.withFile(file.toString(), 0);
        return ExportSource.of(hosted, SourceTiming.of(hosted, table.facts(), table.grid(), linked, 0), table.facts(),
                linked, table.firstFrame(),
                MediaDescription.ofLinked(table.facts(), table.grid(), linked, table.firstFrame()));
    }

    private static FileFacts facts(Path file) throws IOException {
        try (LocalMedia media = LocalMedia.open(file)) {
            return TestDemuxers.read(media, FrameTable.Effort.WHOLE).facts();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0,0,1,0,false", "0,1,-1,0,90,false", "-1,0,0,-1,180,false", "0,-1,1,0,270,false", "-1,0,0,1,0,true",
            "1,0,0,-1,180,true", "0,1,1,0,270,true", "0,-1,-1,0,90,true"})
    void theFfmpegScriptCutsThePictureAsItIsShown(int a, int b, int c, int d, int rotation, boolean mirrored)
            throws Exception {
        ExportPlan plan = ExportPlan.of(Samples.run(ExportOptions.USUAL, List.of(clip("cut", 1, source(a, b, c, d), 50,
                52))), new FfmpegScript());
        ExportOutcome.Done done = (ExportOutcome.Done) Exporter.write(plan, folder, false);
        ForeignProgram.run(folder, List.of("sh", done.files().getFirst().file().toString()));

        Path cut = folder.resolve("cut.mp4");
        FileFacts facts = facts(cut);
        boolean lying = rotation % 180 != 0;
        assertThat(List.of(facts.width(), facts.height())).isEqualTo(
                lying ? List.of(HEIGHT, WIDTH) : List.of(WIDTH, HEIGHT));
        assertThat(facts.rotation()).as("nothing is left to be turned").isZero();
        assertThat(facts.mirrored()).as("nothing is left to be mirrored").isFalse();
        byte[] pixels = ForeignProgram.run(folder, List.of("ffmpeg", "-v", "error", "-nostdin", "-noautorotate", "-i",
                cut.toString(), "-frames:v", "1", "-pix_fmt", "gray", "-f", "rawvideo", "-"));
        int row = lying ? HEIGHT : WIDTH;
        assertThat(NumberStrip.read(WIDTH, HEIGHT, (x, y) -> {
            int right = mirrored ? WIDTH - 1 - x : x;
            return pixels[switch (rotation) {
                case 0 -> y * row + right;
                case 90 -> right * row + HEIGHT - 1 - y;
                case 180 -> (HEIGHT - 1 - y) * row + WIDTH - 1 - right;
                default -> (WIDTH - 1 - right) * row + y;
            }] & 255;
        })).isEqualTo(OptionalInt.of(50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fcpxml", "xmeml", "otio"})
    void whoeverTakesItToAnEditingSystemIsToldToLook(String format) throws Exception {
        ExportSource mirrored = source(-1, 0, 0, 1);
        assertThat(plan(format, mirrored).remarks()).contains(new ExportRemark.Mirrored(mirrored));
        assertThat(plan(format, source(0, 1, -1, 0)).remarks()).noneMatch(ExportRemark.Mirrored.class::isInstance);
    }

    @Test
    void whatFfmpegCutsIsRightAndNeedsNoWord() throws Exception {
        assertThat(plan("ffmpeg", source(-1, 0, 0, 1)).remarks()).isEmpty();
    }

    private static ExportPlan plan(String format, ExportSource source) {
        return ExportPlan.of(Samples.run(ExportOptions.USUAL, List.of(clip("cut", 1, source, 50, 52))),
                ExportFormats.named(format).orElseThrow());
    }
}
