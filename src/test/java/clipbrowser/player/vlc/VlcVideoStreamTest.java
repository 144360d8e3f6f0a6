package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaBytes;
import clipbrowser.model.FaultLog;
import clipbrowser.player.decode.DecodedFrame;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.testing.NumberStrip;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every picture of every kind of medium is named as its own pixels say. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VlcVideoStreamTest {
    private static final NumberedMedia MEDIA = new NumberedMedia();
    private static VlcDecoder decoder;

    @BeforeAll
    static void start() throws IOException {
        decoder = VlcDecoder.start(MEDIA, FaultLog.ofThread());
    }

    @AfterAll
    static void stop() {
        decoder.close();
    }

    static List<NumberedMedia.Medium> media() throws IOException {
        return NumberedMedia.all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"large.mkv", "large-mfra.mp4", "large-sidx.mp4"})
    void aLargeFileFarAwayIsPlayedAlongItsIndex(String file) throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named(file);
        FrameTable table;
        try (MediaBytes bytes = MEDIA.open(medium.source())) {
            table = TestDemuxers.read(bytes, FrameTable.Effort.HEADERS);
        }
        assertThat(table.basis()).isEqualTo(FrameTable.Basis.DERIVED);
        assertThat(table.samples()).isEmpty();
        assertThat(table.grid().frames()).isEqualTo(medium.frames());
        assertThat(table.keyframeAtOrBefore(99)).isEqualTo(50);
        for (long start : new long[]{0, 49, 100, 149}) {
            plays(medium, table, start, Math.min(150, start + 60));
        }
    }

    @ParameterizedTest
    @MethodSource("media")
    void everyPictureFromAnywhereToTheLastIsTheFrameItSays(NumberedMedia.Medium medium) throws Exception {
        FrameTable table = MEDIA.table(medium.source());
        assertThat(table.grid().frames()).isEqualTo(medium.frames());
        Random random = new Random(medium.file().hashCode());
        long[] starts = {0, 1, medium.frames() - 1, medium.frames() - 2, random.nextLong(medium.frames()),
                random.nextLong(medium.frames()), random.nextLong(medium.frames())};
        for (long start : starts) {
            plays(medium, table, start, medium.frames());
        }
    }

    static void plays(NumberedMedia.Medium medium, FrameTable table, long start, long end) throws Exception {
        try (VideoStream stream = decoder.video(medium.source(), table, start, new Decoder.Size(640, 360),
                4)) {
            for (long frame = start; frame < end; frame++) {
                DecodedFrame picture = java.util.Objects.requireNonNull(stream.take(), "frame " + frame);
                assertThat(picture.frame()).isEqualTo(frame);
                assertThat(NumberStrip.read(picture.width(), picture.height(), picture.pixels()))
                        .as("frame %d from %d", frame, start).hasValue((int) frame + medium.firstNumber());
                picture.release();
            }
            if (end == medium.frames()) {
                assertThat(stream.take()).isNull();
                assertThat(stream.ended()).isTrue();
            }
        }
    }
}
