package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MadeMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.SampleTable;
import clipbrowser.testing.TestDemuxers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H.264 and H.265 whose headers leave something to the stream, or say something else than the stream does. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParameterSetsTest {
    @TempDir
    Path folder;

    /** avc3, with its parameters in the stream too; hvc1 without any in its header. */
    @ParameterizedTest
    @ValueSource(strings = {"avc3full.mp4", "hvc1empty.mp4"})
    void parametersMayStandInTheStream(String file) throws Exception {
        try (NumberedPlay play = NumberedPlay.of(resource(file))) {
            shows(play);
        }
    }

    /** H.264 that has its parameters nowhere but in the stream. */
    @Test
    void parametersMayStandInTheStreamAlone() throws Exception {
        byte[] bytes = Files.readAllBytes(MadeMedia.make("sets-in-stream.mp4",
                "-i " + NumberedMedia.FOLDER.resolve("fragmented.mp4") + " -an -c copy -bsf:v h264_mp4toannexb"));
        int setup = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("avcC") + 4;
        // No sets of either kind; what is left of the box means nothing.
        bytes[setup + 5] = (byte) 0xE0;
        bytes[setup + 6] = 0;
        try (NumberedPlay play = NumberedPlay.of(Files.write(folder.resolve("avc3.mp4"), bytes))) {
            shows(play);
        }
    }

    /** As screen recorders of browsers write it, with an avcC all the same. */
    @Test
    void startCodesMayStandInThePlaceOfLengths() throws Exception {
        Path source = NumberedMedia.FOLDER.resolve("h264-25.mp4");
        byte[] bytes = Files.readAllBytes(source);
        try (MediaBytes media = LocalMedia.open(source)) {
            SampleTable samples = TestDemuxers.read(media, FrameTable.Effort.WHOLE).samples().orElseThrow();
            for (int sample = 0; sample < samples.count(); sample++) {
                int at = (int) samples.position(sample);
                int end = at + samples.size(sample);
                while (at < end) {
                    int length = ByteBuffer.wrap(bytes).getInt(at);
                    ByteBuffer.wrap(bytes).putInt(at, 1);
                    at += 4 + length;
                }
            }
        }
        try (NumberedPlay play = NumberedPlay.of(Files.write(folder.resolve("codes.mp4"), bytes))) {
            shows(play);
        }
    }

    @Test
    void aSampleWithAMessageAloneIsAGapAndCostsNoOther() throws Exception {
        try (NumberedPlay play = NumberedPlay.of(resource("seione.mp4"))) {
            assertThat(play.plays(0, 73)).containsExactlyElementsOf(
                    LongStream.range(0, 73).mapToObj(frame -> frame == 72 ? -73L : frame).toList());
            play.unsure(73, 151);
            assertThat(play.plays(73, 151)).hasSize(78).allMatch(frame -> frame > 0);
        }
    }

    /** Of both kinds: with a set-up of its own, and without. */
    @ParameterizedTest
    @ValueSource(strings = {"3 -g 1", "1 -g 12"})
    void ffv1IsPlayedOutOfMatroska(String level) throws Exception {
        try (NumberedPlay play = NumberedPlay.of(MadeMedia.make("ffv1-" + level.charAt(0) + ".mkv",
                "-i " + NumberedMedia.FOLDER.resolve("h264-25.mp4") + " -an -frames:v 60 -c:v ffv1 -level " + level))) {
            shows(play);
        }
    }

    @Test
    void ofTheoraInMatroskaTheCodecIsNamed() throws Exception {
        Path file = MadeMedia.make("theora.mkv", "-i " + NumberedMedia.FOLDER.resolve("h264-25.mp4")
                + " -an -frames:v 20 -c:v libtheora");
        try (NumberedPlay play = NumberedPlay.of(file)) {
            assertThatThrownBy(() -> play.plays(0, 5)).hasMessageContaining("Theora");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yuv420p", "yuyv422", "uyvy422", "nv12"})
    void uncompressedPicturesArePlayedOutOfMatroska(String layout) throws Exception {
        try (NumberedPlay play = NumberedPlay.of(MadeMedia.make("raw-" + layout + ".mkv", "-i " + NumberedMedia.FOLDER
                .resolve("h264-25.mp4") + " -an -frames:v 50 -c:v rawvideo -allow_raw_vfw 1 -pix_fmt " + layout))) {
            shows(play);
        }
    }

    private static void shows(NumberedPlay play) throws Exception {
        long frames = play.table().grid().frames();
        for (long start : new long[]{0, 1, 47, frames / 2, frames - 2, frames - 1}) {
            play.showsAll(start, Math.min(frames, start + 40));
        }
        play.stills(0, 1, frames / 2, frames - 1);
    }

    private static Path resource(String file) throws Exception {
        return Path
                .of(Objects.requireNonNull(ParameterSetsTest.class.getResource("/cases/media/" + file)).toURI());
    }
}
