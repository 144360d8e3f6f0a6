package clipbrowser.controller.playback;

import clipbrowser.model.MediaFailure;
import clipbrowser.session.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Tries sources again by itself that failed in a way that may pass: after some two seconds, then each time twice as
 * late, at last once a minute, and no sooner than a server asks for. FX thread.
 */
final class Recovery implements AutoCloseable {
    static final Duration FIRST = Duration.ofSeconds(2);
    static final Duration LONGEST = Duration.ofSeconds(60);
    /** What a server may ask for at most. */
    static final Duration LATEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 5;

    private final BiFunction<Duration, Runnable, Runnable> later;
    private final Executor fx;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<Source, Waiting> waiting = new HashMap<>();
    private Consumer<Source> again = _ -> {};

    /** A source that is waited for. */
    private static final class Waiting {
        private final Instant since;
        private int tries;
        private @Nullable Runnable pending;

        Waiting(Instant since) {
            this.since = since;
        }

        void cancel() {
            if (pending != null) {
                pending.run();
            }
        }
    }

    /**
     * @param later runs something after a while, and gives what ends the wait
     * @param fx brings work to the FX thread
     * @param random spreads what many sources ask for at the same time
     */
    Recovery(BiFunction<Duration, Runnable, Runnable> later, Executor fx, InstantSource clock, RandomGenerator random) {
        this.later = later;
        this.fx = fx;
        this.clock = clock;
        this.random = random;
    }

    /** @param trial tries a source again; its outcome is told by {@link #failed} or {@link #fine} */
    void onTry(Consumer<Source> trial) {
        again = trial;
    }

    /** A source failed, for the first time or again. */
    void failed(Source source, MediaFailure why) {
        if (!why.passes()) {
            fine(source);
            return;
        }
        Waiting it = waiting.computeIfAbsent(source, _ -> new Waiting(clock.instant()));
        it.cancel();
        Duration pause = pause(it.tries++, why);
        it.pending = later.apply(pause, () -> fx.execute(() -> {
            if (waiting.get(source) == it) {
                again.accept(source);
            }
        }));
        source.waits(it.since);
    }

    private Duration pause(int tries, MediaFailure why) {
        long nanos = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(DOUBLINGS, tries));
        Duration own = Duration.ofNanos(nanos * 3 / 4 + random.nextLong(nanos / 2));
        if (why instanceof MediaFailure.Busy busy && busy.retryAfterSeconds() > 0) {
            Duration asked = Duration.ofSeconds(Math.min(LATEST.toSeconds(), busy.retryAfterSeconds()));
            return asked.compareTo(own) > 0 ? asked.plusMillis(random.nextLong(1000)) : own;
        }
        return own;
    }

    /** A source can be read, or isn't wanted any more. */
    void fine(Source source) {
        Waiting over = waiting.remove(source);
        if (over != null) {
            over.cancel();
            source.waits(null);
        }
    }

    @Override
    public void close() {
        waiting.values().forEach(Waiting::cancel);
        waiting.clear();
    }
}
