package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.testing.TestDemuxers;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pictures are found to be needed by no other; that leaving them out is harmless, the pixels prove elsewhere. */
class DisposableSamplesTest {
    @ParameterizedTest
    @CsvSource({"h264-25.mp4, 1, 8", "h264.mkv, 1, 8", "h265.mp4, 1, 7", "interlaced.mp4, 1, 9", "opengop.mp4, 1, 8"})
    void betweenReferencesAreMany(String file, int fewest, int ofTwelve) throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named(file);
        try (MediaBytes bytes = new NumberedMedia().open(medium.source())) {
            SampleTable samples = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE).samples().orElseThrow();
            DisposableSamples found = DisposableSamples.of(samples, bytes);
            int[] some = IntStream.range(0, samples.count()).filter(found::isOne).toArray();
            assertThat(some.length * 12 / samples.count()).isBetween(fewest, ofTwelve);
            assertThat(IntStream.of(some)).noneMatch(samples::key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vp9.webm", "av1.mp4", "prores.mov", "mpeg2.mov"})
    void codecsThatDontSaySoHaveNone(String file) throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named(file);
        try (MediaBytes bytes = new NumberedMedia().open(medium.source())) {
            SampleTable samples = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE).samples().orElseThrow();
            assertThat(IntStream.range(0, samples.count()).filter(DisposableSamples.of(samples, bytes)::isOne))
                    .isEmpty();
        }
    }

    @Test
    void bytesThatAreNotAtHandAreNotWaitedFor() throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named("h264-25.mp4");
        try (MediaBytes bytes = new NumberedMedia().open(medium.source())) {
            SampleTable samples = TestDemuxers.read(bytes, FrameTable.Effort.WHOLE).samples().orElseThrow();
            MediaBytes far = new MediaBytes() {
                @Override
                public long length() throws MediaException {
                    return bytes.length();
                }

                @Override
                public int read(long position, ByteBuffer into) {
                    throw new AssertionError("it was read");
                }

                @Override
                public boolean atHand(long position, long count) {
                    return false;
                }

                @Override
                public void close() {
                    // Nothing is held.
                }
            };
            assertThat(IntStream.range(0, samples.count()).filter(DisposableSamples.of(samples, far)::isOne)).isEmpty();
        }
    }
}
