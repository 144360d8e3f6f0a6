package clipbrowser.controller.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.player.decode.PreviewDecoder;
import clipbrowser.session.Playback;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BackgroundThrottleTest {
    private final Playback playback = new Playback();
    private final BackgroundThrottle backgroundThrottle = new BackgroundThrottle();
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private final PreviewDecoder.Throttle throttle = backgroundThrottle.throttle(wanted::get);

    BackgroundThrottleTest() {
        backgroundThrottle.watch(playback);
    }

    private CompletableFuture<Boolean> asked() {
        return CompletableFuture.supplyAsync(throttle::next);
    }

    @Test
    void nothingGoesOnWhilePlayingOpensOrStalls() throws Exception {
        for (Playback.State first : new Playback.State[]{Playback.State.OPENING, Playback.State.STALLED}) {
            playback.state(first);
            CompletableFuture<Boolean> next = asked();
            assertThat(next.completeOnTimeout(null, 150, TimeUnit.MILLISECONDS).get()).isNull();
            CompletableFuture<Boolean> then = asked();
            playback.state(Playback.State.PAUSED);
            assertThat(then.get()).isTrue();
        }
    }

    @Test
    void nothingGoesOnJustAfterPlayingHasBegunAndLittleAfter() throws Exception {
        playback.state(Playback.State.PLAYING);
        long began = System.nanoTime();
        assertThat(throttle.next()).isTrue();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(490));
        // Ten milliseconds of work are followed by forty of rest.
        long worked = System.nanoTime();
        while (System.nanoTime() - worked < 10_000_000) {
            Thread.onSpinWait();
        }
        assertThat(throttle.next()).isTrue();
        assertThat(System.nanoTime() - worked).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(49));
    }

    @Test
    void whatIsNoLongerWantedStopsWaiting() throws Exception {
        playback.state(Playback.State.OPENING);
        CompletableFuture<Boolean> next = asked();
        wanted.set(false);
        assertThat(next.get()).isFalse();
    }

    @Test
    void standingStillItGoesOnAtOnce() {
        playback.state(Playback.State.PAUSED);
        assertThat(throttle.next()).isTrue();
        wanted.set(false);
        assertThat(throttle.next()).isFalse();
    }
}
