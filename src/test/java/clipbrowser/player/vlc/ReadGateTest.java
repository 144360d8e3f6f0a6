package clipbrowser.player.vlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** VLC reads what it decodes and little more. */
@Timeout(30)
class ReadGateTest {
    private final CountDownLatch held = new CountDownLatch(2);
    private final AtomicBoolean hungry = new AtomicBoolean();
    private final ReadGate gate = new ReadGate(1_000, () -> {
        held.countDown();
        return hungry.get();
    });

    private Thread reading(long byteOfSource) {
        return Thread.ofVirtual().start(() -> gate.await(byteOfSource));
    }

    @Test
    void whatIsNeededIsReadAtOnce() {
        gate.await(0);
        gate.await(999);
        assertThat(held.getCount()).isEqualTo(2);
    }

    @Test
    void readingFartherWaitsUntilMoreIsNeeded() throws InterruptedException {
        Thread reading = reading(1_000);
        held.await();
        assertThat(reading.isAlive()).isTrue();
        gate.upTo(1_001);
        reading.join();
    }

    @Test
    void whatOnceWasNeededStaysSo() {
        gate.upTo(5_000);
        gate.upTo(2_000);
        gate.await(4_999);
        assertThat(held.getCount()).isEqualTo(2);
    }

    @Test
    void aDecoderThatGivesNothingGetsMoreAfterAWhile() throws InterruptedException {
        hungry.set(true);
        Thread reading = reading(1L << 30);
        reading.join();
        assertThat(held.getCount()).isLessThan(2);
    }

    @Test
    void nothingHoldsUpWhatIsClosed() throws InterruptedException {
        Thread reading = reading(1_000);
        held.await();
        gate.abort();
        reading.join();
    }
}
