package clipbrowser.player;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.MediaException;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.audio.AudioOutput;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.testing.Thrown;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.image.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/** A fault on the player's own thread ends what plays as failed; the thread goes on. */
@Timeout(30)
class PlayerFaultsTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final AtomicReference<Class<? extends Throwable>> thrown = new AtomicReference<>();

    private final AudioOutput output = new AudioOutput() {
        @Override
        public boolean works() {
            Class<? extends Throwable> kind = thrown.getAndSet(null);
            if (kind != null) {
                Thrown.one(kind);
            }
            return false;
        }

        @Override
        public int room() {
            return 0;
        }

        @Override
        public void write(short[] interleaved, int frames) {}

        @Override
        public long heard() {
            return 0;
        }

        @Override
        public void flush() {}

        @Override
        public void lose() {}

        @Override
        public void close() {}
    };

    private final PlayerListener listener = new PlayerListener() {
        @Override
        public void shown(OpenedSource openedSource, long frame, Image image, boolean missing) {
            heard.add(frame);
        }

        @Override
        public void moves(Motion motion, boolean free) {}

        @Override
        public void began(Object tag) {}

        @Override
        public void played(Object tag) {}

        @Override
        public void over() {}

        @Override
        public void speed(int percent) {}

        @Override
        public void levels(List<Integer> tenths) {}

        @Override
        public void soundLost(boolean lost) {}

        @Override
        public void failed(OpenedSource openedSource, MediaException failure) {
            heard.add(failure.failure().getClass());
        }
    };

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void itEndsAsFailedAndTheNextClipIsShown(Class<? extends Throwable> kind) throws Exception {
        FakeDecoder decoder = new FakeDecoder();
        decoder.decoding = 0;
        Player player = new Player(decoder, output, listener, Platform::runLater,
                (doing, fault) -> told.add(doing + ": " + fault.getClass().getSimpleName()));
        try {
            OpenedSource source = FakeDecoder.openedSource("m1", new FrameRate(25, 1), 100, 50);
            player.show(new PlayRange(source, new FrameRange(10, 20), "one"));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(10L);
            thrown.set(kind);
            player.toggle();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("playing: " + kind.getSimpleName());
            Object next = heard.poll(10, TimeUnit.SECONDS);
            while (next instanceof Long) {
                next = heard.poll(10, TimeUnit.SECONDS);
            }
            assertThat(next).isEqualTo(MediaFailure.Unexpected.class);
            OpenedSource other = FakeDecoder.openedSource("m2", new FrameRate(25, 1), 100, 50);
            player.show(new PlayRange(other, new FrameRange(30, 40), "two"));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(30L);
        } finally {
            player.close();
        }
    }
}
