package clipbrowser.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clipbrowser.media.FrameTable;
import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.SourceMedia;
import clipbrowser.player.decode.AudioStream;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.decode.VideoStream;
import clipbrowser.player.decode.WatchedDecoder;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a decoder throws ends the opening as a failure, and is told. */
class WatchedDecoderTest {
    static List<Throwable> faults() {
        return List.of(new IllegalStateException("a fault"), new OutOfMemoryError("a fault"), new AssertionError());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void openingFailsAndTheFaultIsTold(Throwable fault) {
        List<Throwable> listener = new ArrayList<>();
        OpenedSource openedSource = FakeDecoder.openedSource("m1", new FrameRate(25, 1), 100, 50);
        try (Decoder decoder = new WatchedDecoder(new Failing(fault), (_, e) -> listener.add(e))) {
            assertThatThrownBy(
                    () -> decoder.video(openedSource.media(), openedSource.table(), 0, new Decoder.Size(64, 36), 1))
                    .isInstanceOfSatisfying(MediaException.class,
                            e -> assertThat(e.failure()).isInstanceOf(MediaFailure.Unexpected.class));
            assertThatThrownBy(() -> decoder.audio(openedSource.media(), openedSource.table(), 0, MediaTime.ZERO))
                    .isInstanceOf(MediaException.class);
        }
        assertThat(listener).containsExactly(fault, fault);
    }

    private record Failing(Throwable fault) implements Decoder {
        @Override
        public VideoStream video(SourceMedia source, FrameTable table, long from, Size size, int ahead) {
            throw thrown();
        }

        @Override
        public AudioStream audio(SourceMedia source, FrameTable table, int track, MediaTime from) {
            throw thrown();
        }

        private RuntimeException thrown() {
            if (fault instanceof Error error) {
                throw error;
            }
            return (RuntimeException) fault;
        }

        @Override
        public void close() {}
    }
}
