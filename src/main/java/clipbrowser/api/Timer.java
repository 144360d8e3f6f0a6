package clipbrowser.api;

import clipbrowser.model.FaultLog;
import java.time.Duration;

/** Runs something after a delay. Tests pass one that runs it at once. */
@FunctionalInterface
public interface Timer {
    /**
     * Runs {@code then} on a thread of its own, after a while.
     *
     * @return ends the wait, or interrupts what it waited for; may be run more than once, from any thread
     */
    Runnable after(Duration wait, Runnable then);

    /** With a virtual thread for each delay. @param faults told of exceptions that the work throws */
    static Timer onVirtualThreads(FaultLog faults) {
        return (wait, then) -> {
            Thread thread = Thread.ofVirtual().name("later").start(() -> {
                try {
                    Thread.sleep(wait);
                } catch (InterruptedException e) {
                    return;
                }
                faults.watching("something that was to be done later", then).run();
            });
            return thread::interrupt;
        };
    }
}
