package clipbrowser.testing;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands in for the FX thread: what it is given runs on the thread that turns it. */
public final class Pump implements Executor {
    private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /** Whether something waits to be run. */
    public boolean hasWork() {
        return !waiting.isEmpty();
    }

    /** Runs what comes until something holds. @throws AssertionError if it doesn't within twenty seconds */
    public void until(BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to hold");
            }
            turn(50);
        }
    }

    /** Runs what is there, and what comes next within some milliseconds. */
    public void turn(long ms) {
        try {
            Runnable next = waiting.poll(ms, TimeUnit.MILLISECONDS);
            while (next != null) {
                next.run();
                next = waiting.poll();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
