package clipbrowser.api;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs what computes for long, such as reading a large answer, on two platform threads. Virtual threads share as many
 * carriers as the machine has cores and give one up only where they wait: two that compute would hold up every request
 * and every write of a machine with two cores.
 */
public final class Computation {
    private static final ThreadPoolExecutor THREADS = threads();

    private Computation() {}

    /** Something that may fail. It should look at its thread's interrupt where it may take long. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T done() throws E, InterruptedException;
    }

    /**
     * Does it, and waits for it. An interrupt of the calling thread is passed on and ends the wait. On a platform
     * thread it is done at once, on that thread.
     *
     * @throws E whatever the work throws
     */
    public static <T, E extends Exception> T of(Work<T, E> work) throws E, InterruptedException {
        if (!Thread.currentThread().isVirtual()) {
            return work.done();
        }
        Callable<T> callable = work::done;
        Future<T> result = THREADS.submit(callable);
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Error error -> throw error;
                case RuntimeException unexpected -> throw unexpected;
                case InterruptedException interrupted -> throw interrupted;
                case null, default -> throw Computation.<E>own(e);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E own(ExecutionException e) {
        // Work declares nothing else that is checked.
        return (E) Objects.requireNonNull(e.getCause());
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor two = new ThreadPoolExecutor(2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("computing-", 1).factory());
        two.allowCoreThreadTimeOut(true);
        return two;
    }
}
