package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.media.FrameTable;
import clipbrowser.model.FaultLog;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.testing.NumberStrip;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Glimpses are of the very frames that were asked for, whatever lies between them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VlcPreviewDecoderTest {
    private static final NumberedMedia MEDIA = new NumberedMedia();
    private static final Decoder.Size SMALL = new Decoder.Size(256, 144);
    private static VlcPreviewDecoder previewDecoder;

    @BeforeAll
    static void start() throws IOException {
        previewDecoder = VlcPreviewDecoder.start(MEDIA, FaultLog.ofThread());
    }

    @AfterAll
    static void stop() {
        previewDecoder.close();
    }

    static List<NumberedMedia.Medium> media() throws IOException {
        return NumberedMedia.all();
    }

    @ParameterizedTest
    @MethodSource("media")
    void everyPictureIsTheFrameThatWasAskedFor(NumberedMedia.Medium medium) throws Exception {
        Random random = new Random(medium.file().hashCode());
        long last = medium.frames() - 1;
        look(medium, 0);
        look(medium, last);
        look(medium, last / 2);
        look(medium, 0, 1, 2, last - 1, last);
        for (int i = 0; i < 3; i++) {
            look(medium, LongStream.generate(() -> random.nextLong(medium.frames())).limit(6).sorted().distinct()
                    .toArray());
        }
    }

    /** Keyframes alone, one after the other: what a filmstrip of a long source is made of. */
    @ParameterizedTest
    @MethodSource("media")
    void keyframesByThemselvesAreThoseVeryFrames(NumberedMedia.Medium medium) throws Exception {
        FrameTable table = MEDIA.table(medium.source());
        look(medium, LongStream.range(0, medium.frames()).filter(table::isKeyframe).limit(12).toArray());
    }

    private static void look(NumberedMedia.Medium medium, long... frames) throws Exception {
        List<Long> seen = new ArrayList<>();
        previewDecoder.video(medium.source(), MEDIA.table(medium.source()), frames, SMALL, PreviewDecoder.Throttle.FREE,
                picture -> {
                    seen.add(picture.frame());
                    assertThat(picture.width()).isEqualTo(SMALL.width());
                    assertThat(NumberStrip.read(picture.width(), picture.height(), picture.pixels()))
                            .as("frame %d", picture.frame()).hasValue((int) picture.frame() + medium.firstNumber());
                    picture.release();
                });
        assertThat(seen).containsExactly(LongStream.of(frames).boxed().toArray(Long[]::new));
    }

    @Test
    void whatIsNoLongerWantedEndsOnTheWayToThePicture() throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named("h264-25.mp4");
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> previewDecoder.video(medium.source(), MEDIA.table(medium.source()),
                new long[]{medium.frames() - 1}, SMALL, () -> asked.incrementAndGet() < 4, picture -> {
                    throw new AssertionError("frame " + picture.frame());
                })).isInstanceOf(CancellationException.class);
        assertThat(asked).hasValueLessThan(10);
    }

    @Test
    void theSoundBetweenTwoTimesIsAsLongAsThat() throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named("h264-25.mp4");
        AtomicInteger heard = new AtomicInteger();
        previewDecoder.audio(medium.source(), MEDIA.table(medium.source()), 0, MediaTime.ofMillis(2_000),
                MediaTime.ofMillis(5_000), PreviewDecoder.Throttle.FREE, (_, channels, count) -> {
                    assertThat(channels).isEqualTo(1);
                    heard.addAndGet(count);
                });
        // To the packet that the end lies in.
        assertThat(heard.get()).isBetween(3 * 48_000, 3 * 48_000 + 2_048);
    }
}
