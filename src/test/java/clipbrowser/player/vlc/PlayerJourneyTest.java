package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.FaultLog;
import clipbrowser.player.PlayRange;
import clipbrowser.player.PlaySequence;
import clipbrowser.player.Player;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.testing.RecordingListener;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

/** The player with real libVLC on real media: what is seen is read from its pixels, not believed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlayerJourneyTest {
    private static final NumberedMedia MEDIA = new NumberedMedia();
    private static VlcDecoder decoder;
    private final RecordingListener recorder = new RecordingListener();
    private Player player;

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        decoder = VlcDecoder.start(MEDIA, FaultLog.ofThread());
    }

    @AfterAll
    static void stop() {
        decoder.close();
    }

    @BeforeEach
    void open() {
        player = new Player(decoder, AudioOutput.none(), recorder, Platform::runLater, FaultLog.ofThread());
        player.room(640, 360);
    }

    @AfterEach
    void close() {
        player.close();
    }

    static List<NumberedMedia.Medium> media() throws IOException {
        return NumberedMedia.all();
    }

    private static OpenedSource openedSource(NumberedMedia.Medium medium) throws Exception {
        return new OpenedSource(medium.source(), MEDIA.table(medium.source()));
    }

    private void everyPictureWasTheOneItSaid(NumberedMedia.Medium medium) {
        assertThat(recorder.seen()).allSatisfy(
                s -> assertThat(s.number()).as("frame %d", s.said()).hasValue((int) s.said() + medium.firstNumber()));
    }

    @ParameterizedTest
    @MethodSource("media")
    void playsARangeFromItsFirstToItsLastFrameAndNothingElse(NumberedMedia.Medium medium) throws Exception {
        OpenedSource openedSource = openedSource(medium);
        Random random = new Random(medium.file().hashCode());
        for (int i = 0; i < 2; i++) {
            recorder.forget();
            long in = random.nextLong(medium.frames() - 2);
            long out = Math.min(medium.frames(), in + 2 + random.nextInt(20));
            player.show(new PlayRange(openedSource, new FrameRange(in, out), i));
            recorder.await(s -> s.said() == in);
            player.toggle();
            recorder.awaitOver(20);
            everyPictureWasTheOneItSaid(medium);
            assertThat(recorder.seen()).extracting(RecordingListener.Seen::said).startsWith(in).endsWith(out - 1)
                    .isSorted();
            assertThat(recorder.seen()).allMatch(s -> s.said() >= in && s.said() < out);
        }
    }

    @ParameterizedTest
    @MethodSource("media")
    void stepsToEveryFrameBothWays(NumberedMedia.Medium medium) throws Exception {
        OpenedSource openedSource = openedSource(medium);
        long key = openedSource.table().keyframeAfter(medium.frames() / 3);
        long start = key == medium.frames() ? key / 2 : key;
        player.seek(openedSource, start);
        recorder.await(s -> s.said() == start);
        for (long wanted = start - 1; wanted > Math.max(0, start - 8); wanted--) {
            long expected = wanted;
            player.step(-1);
            recorder.await(s -> s.said() == expected);
        }
        recorder.forget();
        for (long wanted = Math.max(0, start - 8) + 2; wanted < start + 5; wanted++) {
            long expected = wanted;
            player.step(1);
            recorder.await(s -> s.said() == expected);
        }
        everyPictureWasTheOneItSaid(medium);
    }

    /** Ten pictures a third of a second, the last held for 6.7 s, then the next ten. */
    @Test
    void aHeldPictureIsSeenForItsPartOfTheRangeAndPlayingStopsAtItsTime() throws Exception {
        NumberedMedia.Medium slides = new NumberedMedia.Medium("slides.mp4", 30, 0, "vfr");
        OpenedSource openedSource = openedSource(slides);
        player.show(new PlayRange(openedSource,
                openedSource.grid().during(MediaTime.ofMillis(2_000), MediaTime.ofMillis(3_000)), "held"));
        recorder.await(s -> s.said() == 9);
        long began = System.nanoTime();
        player.toggle();
        recorder.awaitOver(10);
        assertThat((System.nanoTime() - began) / 1_000_000).isBetween(950L, 3_000L);
        assertThat(recorder.seen()).extracting(RecordingListener.Seen::said).containsOnly(9L);
        recorder.forget();
        player.show(new PlayRange(openedSource,
                openedSource.grid().during(MediaTime.ofMillis(6_500), MediaTime.ofMillis(7_200)), "into"));
        player.seek(openedSource, 9);
        player.playFromIn();
        began = System.nanoTime();
        recorder.await(s -> s.said() == 10);
        assertThat((System.nanoTime() - began) / 1_000_000).isBetween(400L, 3_000L);
        recorder.awaitOver(10);
        assertThat(recorder.seen()).extracting(RecordingListener.Seen::said).endsWith(15L).isSorted();
        everyPictureWasTheOneItSaid(slides);
    }

    @Test
    void keptClipsOfSeveralSourcesFollowEachOther() throws Exception {
        NumberedMedia.Medium one = NumberedMedia.named("h264-25.mp4");
        NumberedMedia.Medium two = NumberedMedia.named("h264-2997.mp4");
        List<PlayRange> playRanges = List.of(new PlayRange(openedSource(one), new FrameRange(40, 75), "a"),
                new PlayRange(openedSource(two), new FrameRange(33, 70), "b"),
                new PlayRange(openedSource(one), new FrameRange(20, 40), "c"));
        player.play(new PlaySequence(playRanges, 40, new PlaySequence.AfterLast.Stay()), 0);
        recorder.awaitOver(20);
        List<Long> said = recorder.seen().stream().map(RecordingListener.Seen::said).toList();
        assertThat(said).containsSubsequence(40L, 74L, 33L, 69L, 20L, 39L);
        assertThat(LongStream.range(0, said.size()).filter(i -> said.get((int) i) > 74).count()).isZero();
        everyPictureWasTheOneItSaid(one);
    }

    @Test
    void theClipThatWasExpectedIsThereAtOnce() throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named("h264-24.mp4");
        OpenedSource openedSource = openedSource(medium);
        player.expect(List.of(new PrerollPoint(openedSource, 100)));
        player.show(new PlayRange(openedSource, new FrameRange(10, 20), "a"));
        recorder.await(s -> s.said() == 10);
        player.step(1);
        recorder.await(s -> s.said() == 11);
        recorder.forget();
        player.show(new PlayRange(openedSource, new FrameRange(100, 120), "b"));
        recorder.await(s -> s.said() == 100);
        assertThat(recorder.seen()).hasSize(1);
        everyPictureWasTheOneItSaid(medium);
    }

    @Test
    void backwardsEveryNumberIsTrue() throws Exception {
        NumberedMedia.Medium medium = NumberedMedia.named("h264-25.mp4");
        OpenedSource openedSource = openedSource(medium);
        player.seek(openedSource, 120);
        recorder.await(s -> s.said() == 120);
        player.shuttle(-200);
        recorder.await(s -> s.said() < 40);
        player.pause();
        everyPictureWasTheOneItSaid(medium);
        assertThat(recorder.seen()).extracting(RecordingListener.Seen::said)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }
}
