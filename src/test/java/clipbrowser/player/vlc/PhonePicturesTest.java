package clipbrowser.player.vlc;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MadeMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.player.vlc.remux.PhoneH264;
import clipbrowser.testing.TestDemuxers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H.264 that doesn't say how far it reorders, as phones write it: every picture, from anywhere, and every still. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PhonePicturesTest {
    @ParameterizedTest
    @ValueSource(strings = {"h264-2997.mp4", "fragmented.mp4", "opengop.mp4"})
    void withAPyramidOfReorderedPictures(String medium) throws Exception {
        shows(PhoneH264.of(NumberedMedia.FOLDER.resolve(medium)), NumberedMedia.named(medium).firstNumber());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void withSoManyInARow(int reordered) throws Exception {
        Path x264 = MadeMedia.make("flat-" + reordered + ".mp4", "-i " + NumberedMedia.FOLDER.resolve("h264-25.mp4")
                + " -an -frames:v 120 -c:v libx264 -preset veryfast -g 50 -bf " + reordered
                + " -x264-params b-adapt=0:b-pyramid=none:scenecut=0:ref=2");
        shows(PhoneH264.of(x264), 0);
    }

    private static void shows(Path file, int firstNumber) throws Exception {
        FrameTable table;
        try (MediaBytes bytes = LocalMedia.open(file)) {
            table = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
        }
        long frames = table.grid().frames();
        try (NumberedPlay play = new NumberedPlay(file, table, firstNumber)) {
            for (long start : new long[]{0, 1, 2, 3, 47, 49, 50, frames / 2, frames - 3, frames - 2, frames - 1}) {
                play.showsAll(start, Math.min(frames, start + 60));
            }
            play.stills(0, 1, 2, 33, 49, 50, 51, frames - 2, frames - 1);
        }
    }
}
