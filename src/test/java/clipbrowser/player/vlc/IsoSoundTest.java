package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Uncompressed sound in mp4 as recorders write it ({@code ipcm}, {@code fpcm} with {@code pcmC}, ISO/IEC 23003-5): each
 * sample is heard where it belongs. The ffmpeg of the tests doesn't write it yet, so QuickTime's is described anew.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IsoSoundTest {
    private static final Set<String> PARENTS = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final Set<String> QUICKTIME = Set.of("sowt", "twos", "in24", "in32", "fl32", "fl64");

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        AudioCodecsTest.start();
    }

    @AfterAll
    static void stop() {
        AudioCodecsTest.stop();
    }

    @ParameterizedTest
    @CsvSource({"ipcm, 16, 1, pcm_s16le, 2", "ipcm, 16, 0, pcm_s16be, 2", "ipcm, 24, 1, pcm_s24le, 1",
            "ipcm, 24, 0, pcm_s24be, 2", "ipcm, 32, 1, pcm_s32le, 1", "ipcm, 32, 0, pcm_s32be, 2",
            "fpcm, 32, 1, pcm_f32le, 2"})
    void uncompressedSoundIsHeardWhereItBelongs(String type, int bits, int little, String made, int channels)
            throws Exception {
        SourceMedia mov = AudioCodecsTest.made("sound-iso-" + made + ".mov", "-c:a " + made + " -ac " + channels);
        byte[] bytes = Files.readAllBytes(Path.of(mov.id()));
        byte[] described = described(bytes, type, bits, little, channels);
        assertThat(described.length).isNotEqualTo(bytes.length);
        Path file = Files.write(folder.resolve("iso.mp4"), described);
        AudioCodecsTest.heard(new SourceMedia(file.toString(), RunStatus.COMPLETE, null, null), channels, 1);
    }

    /** The same boxes, but for the description of the sound. What follows {@code mdat} may change its length. */
    private static byte[] described(byte[] boxes, String type, int bits, int little, int channels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer in = ByteBuffer.wrap(boxes);
        for (int at = 0; at < boxes.length;) {
            int size = in.getInt(at);
            String name = new String(boxes, at + 4, 4, StandardCharsets.ISO_8859_1);
            byte[] content = java.util.Arrays.copyOfRange(boxes, at + 8, at + size);
            if (PARENTS.contains(name)) {
                content = described(content, type, bits, little, channels);
            } else if (name.equals("stsd")
                    && QUICKTIME.contains(new String(content, 12, 4, StandardCharsets.ISO_8859_1))) {
                byte[] entry = ByteBuffer.allocate(28).putShort(6, (short) 1).putShort(16, (short) channels)
                        .putShort(18, (short) bits).putInt(24, 48_000 << 16).array();
                byte[] setup = box("pcmC", new byte[]{0, 0, 0, 0, (byte) little, (byte) bits});
                content = joined(new byte[]{0, 0, 0, 0, 0, 0, 0, 1}, box(type, joined(entry, setup)));
            }
            out.write(box(name, content));
            at += size;
        }
        return out.toByteArray();
    }

    private static byte[] box(String name, byte[] content) throws IOException {
        return joined(ByteBuffer.allocate(8).putInt(content.length + 8)
                .put(name.getBytes(StandardCharsets.ISO_8859_1)).array(), content);
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part);
        }
        return out.toByteArray();
    }
}
