package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.media.FrameTable;
import clipbrowser.media.LocalMedia;
import clipbrowser.media.MadeMedia;
import clipbrowser.media.MediaBytes;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleTable;
import clipbrowser.model.MediaFailure;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can't be decoded is shown as a gap, and decoding goes on at the next frame that can be. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenPicturesTest {
    @TempDir
    Path folder;

    @Test
    void oneBrokenFrameIsAGapOfOneFrame() throws Exception {
        // Every second frame is one that others refer to; those between aren't.
        try (NumberedPlay play = NumberedPlay.of(without("h264-25.mp4", 101))) {
            for (long start : new long[]{0, 60, 100}) {
                assertThat(play.plays(start, 160)).containsExactlyElementsOf(
                        LongStream.range(start, 160).mapToObj(frame -> frame == 101 ? -102L : frame).toList());
            }
            assertThat(play.plays(101, 104)).containsExactly(-102L, 102L, 103L);
            play.showsAll(102, 300);
            play.stills(40, 100, 102, 200);
        }
    }

    @Test
    void aBrokenStillCostsNoOther() throws Exception {
        try (NumberedPlay play = NumberedPlay.of(without("h264-25.mp4", 101))) {
            assertThat(play.looks(40, 101, 102, 299)).containsExactly(40L, 102L, 299L);
        }
    }

    @Test
    void afterABrokenKeyframeDecodingGoesOnAtTheNextOne() throws Exception {
        // Keyframes are 50 apart.
        try (NumberedPlay play = NumberedPlay.of(without("fragmented.mp4", 100))) {
            play.unsure(100, 150);
            assertThat(places(play.plays(20, 300)))
                    .containsExactlyElementsOf(LongStream.range(20, 300).boxed().toList());
            assertThat(play.plays(99, 101)).startsWith(99L, -101L);
            play.showsAll(150, 300);
            play.showsAll(20, 100);
        }
    }

    @Test
    void withoutItsFirstKeyframeAFileBeginsAtTheSecond() throws Exception {
        try (NumberedPlay play = NumberedPlay.of(without("fragmented.mp4", 0))) {
            play.unsure(0, 50);
            assertThat(places(play.plays(0, 100))).containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
            play.showsAll(50, 300);
        }
    }

    /** The headers stand first; more than a third of the pictures is missing. */
    @Test
    void whatIsThereOfACutOffFilePlays() throws Exception {
        byte[] whole = Files.readAllBytes(NumberedMedia.FOLDER.resolve("h264-24.mp4"));
        Path file = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length * 6 / 10));
        try (NumberedPlay play = NumberedPlay.of(file)) {
            long frames = play.table().grid().frames();
            List<Long> came = play.plays(0, frames);
            assertThat(places(came)).containsExactlyElementsOf(LongStream.range(0, frames).boxed().toList());
            long there = came.stream().takeWhile(frame -> frame >= 0).count();
            assertThat(there).isBetween(120L, 240L);
            // Those that were to be decoded with what is cut off.
            assertThat(came.stream().skip(there + 4)).allMatch(frame -> frame < 0);
            play.showsAll(60, there);
            assertThat(play.looks(0, 60)).containsExactly(0L, 60L);
        }
    }

    /** Those that refer to what lies before the cut can't be decoded; ffmpeg leaves them out. */
    @Test
    void hevcCutWithinAnOpenGroupPlaysFromItsKeyframeOn() throws Exception {
        Path playRange = MadeMedia.make("open-cut.mkv",
                "-ss 2.3 -i " + NumberedMedia.FOLDER.resolve("h265-opengop.mp4") + " -an -c copy");
        FrameTable table;
        try (MediaBytes bytes = LocalMedia.open(playRange)) {
            table = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE);
        }
        long frames = table.grid().frames();
        try (NumberedPlay play = new NumberedPlay(playRange, table, (int) (300 - frames))) {
            List<Long> came = play.plays(0, 100);
            assertThat(places(came)).containsExactlyElementsOf(LongStream.range(0, 100).boxed().toList());
            long lost = came.stream().takeWhile(frame -> frame < 0).count();
            assertThat(lost).isBetween(1L, 6L);
            assertThat(came.subList((int) lost, 100)).allMatch(frame -> frame >= 0);
            assertThat(play.looks(0, lost + 10, lost + 70)).containsExactly(lost + 10, lost + 70);
        }
    }

    /** Bytes without a picture, as some cameras write them between two. */
    @Test
    void aSampleWithoutAPictureIsAGap() throws Exception {
        try (NumberedPlay play = NumberedPlay.of(filled("h264-25.mp4", 101))) {
            assertThat(play.plays(90, 110)).containsExactlyElementsOf(
                    LongStream.range(90, 110).mapToObj(frame -> frame == 101 ? -102L : frame).toList());
        }
    }

    @Test
    void whatCannotBeDecodedAtAllSaysSo() throws Exception {
        byte[] bytes = Files.readAllBytes(NumberedMedia.FOLDER.resolve("fragmented.mp4"));
        SampleTable samples = samples("fragmented.mp4");
        for (int sample = 0; sample < samples.count(); sample++) {
            int at = (int) samples.position(sample);
            Arrays.fill(bytes, at, at + samples.size(sample), (byte) 0);
        }
        try (NumberedPlay play = NumberedPlay.of(Files.write(folder.resolve("zeros.mp4"), bytes))) {
            assertThatThrownBy(() -> play.plays(0, 300)).isInstanceOfSatisfying(MediaException.class,
                    e -> assertThat(e.failure()).isInstanceOf(MediaFailure.Undecodable.class));
            assertThatThrownBy(() -> play.stills(0, 100)).isInstanceOf(MediaException.class);
        }
    }

    @Test
    void whatIsOfACodecThatIsNotTakenSaysWhichOne() throws Exception {
        try (NumberedPlay play = NumberedPlay.of(
                MadeMedia.make("utvideo.mkv", MadeMedia.picture("25", 3) + " -c:v utvideo"))) {
            assertThatThrownBy(() -> play.plays(0, 3)).isInstanceOfSatisfying(MediaException.class,
                    e -> assertThat(e.failure()).isEqualTo(new MediaFailure.OtherCodec("ULY0")));
        }
    }

    private static List<Long> places(List<Long> came) {
        return came.stream().map(frame -> frame < 0 ? -frame - 1 : frame).toList();
    }

    /** With zeros where a frame's bytes are. */
    private Path without(String medium, long frame) throws IOException {
        byte[] bytes = Files.readAllBytes(NumberedMedia.FOLDER.resolve(medium));
        SampleTable samples = samples(medium);
        int at = (int) samples.position(samples.ofFrame(frame));
        Arrays.fill(bytes, at, at + samples.size(samples.ofFrame(frame)), (byte) 0);
        return Files.write(folder.resolve("broken.mp4"), bytes);
    }

    /** With filler data (H.264, type 12) in the place of a frame's picture. */
    private Path filled(String medium, long frame) throws IOException {
        byte[] bytes = Files.readAllBytes(NumberedMedia.FOLDER.resolve(medium));
        SampleTable samples = samples(medium);
        int at = (int) samples.position(samples.ofFrame(frame));
        int size = samples.size(samples.ofFrame(frame));
        Arrays.fill(bytes, at, at + size, (byte) -1);
        java.nio.ByteBuffer.wrap(bytes).putInt(at, size - 4).put(at + 4, (byte) 12).put(at + size - 1, (byte) 128);
        return Files.write(folder.resolve("filled.mp4"), bytes);
    }

    private static SampleTable samples(String medium) throws IOException {
        try (MediaBytes bytes = LocalMedia.open(NumberedMedia.FOLDER.resolve(medium))) {
            return TestDemuxers.read(bytes, FrameTable.Effort.WHOLE).samples().orElseThrow();
        }
    }
}
