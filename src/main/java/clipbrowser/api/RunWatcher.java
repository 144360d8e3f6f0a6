package clipbrowser.api;

import clipbrowser.model.RunFailure;
import clipbrowser.model.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Asks for a processing run again and again, until it is no longer processing or can't be had: after 2 s first, rising
 * to 30 s, later where the service says so. Waits and asks on the timer's threads; nothing is called back after
 * {@link #close}, unless it is on its way already.
 */
public final class RunWatcher implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long LONGEST_ASKED_FOR = Duration.ofHours(1).toSeconds();

    /** Told of answers and failures, on the timer's threads. */
    public interface Listener {
        void waiting(Instant next);

        void asking();

        void answered(ClipApi.Answer answer);

        /** @param again whether it will be asked again; {@link #waiting} follows then */
        void failed(RunFailure reason, boolean again);
    }

    private final ClipApi api;
    private final String runId;
    private final Timer timer;
    private final InstantSource clock;
    private final Listener listener;
    private final Object lock = new Object();
    private Duration pause = FIRST;
    private Runnable cancel = () -> {};
    private boolean closed;

    /** Nothing happens before {@link #start}. */
    public RunWatcher(ClipApi api, String runId, Timer timer, InstantSource clock, Listener listener) {
        this.api = api;
        this.runId = runId;
        this.timer = timer;
        this.clock = clock;
        this.listener = listener;
    }

    /** Starts polling. Called once. @param retryAfterSeconds of the last answer, −1 where it had none */
    public void start(long retryAfterSeconds) {
        later(retryAfterSeconds);
    }

    private void later(long retryAfterSeconds) {
        Duration asked = Duration.ofSeconds(Math.clamp(retryAfterSeconds, 0, LONGEST_ASKED_FOR));
        Duration wait = asked.compareTo(pause) > 0 ? asked : pause;
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        if (open()) {
            listener.waiting(clock.instant().plus(wait));
        }
        synchronized (lock) {
            if (!closed) {
                cancel = timer.after(wait, this::ask);
            }
        }
    }

    private void ask() {
        try {
            if (!open()) {
                return;
            }
            listener.asking();
            ClipApi.Answer answer = api.run(runId);
            if (!open()) {
                return;
            }
            listener.answered(answer);
            if (answer.run().status() == RunStatus.PROCESSING) {
                later(answer.retryAfterSeconds());
            }
        } catch (ApiException e) {
            boolean again = passes(e.failure());
            if (open()) {
                listener.failed(e.failure(), again);
                if (again) {
                    later(e.retryAfterSeconds());
                }
            }
        } catch (RuntimeException | Error e) {
            if (open()) {
                listener.failed(new RunFailure.Unexpected(), false);
            }
            throw e;
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Whether the same question may well be answered later. */
    public static boolean passes(RunFailure failure) {
        return switch (failure) {
            case RunFailure.TooMany _,RunFailure.ServiceDown _,RunFailure.Unreachable _,RunFailure.TooSlow _ -> true;
            case RunFailure.KeyMissing _,RunFailure.KeyRefused _,RunFailure.Forbidden _,RunFailure.NotFound _,RunFailure.UnexpectedStatus _,RunFailure.Untrusted _,RunFailure.TooLarge _,RunFailure.NotJson _,RunFailure.UnexpectedShape _,RunFailure.AddressRefused _,RunFailure.Unexpected _ ->
                false;
        };
    }

    private boolean open() {
        synchronized (lock) {
            return !closed;
        }
    }

    /** Ends the wait, or the question under way. Any thread. */
    @Override
    public void close() {
        Runnable end;
        synchronized (lock) {
            closed = true;
            end = cancel;
        }
        end.run();
    }
}
