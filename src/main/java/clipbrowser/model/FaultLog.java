package clipbrowser.model;

/**
 * Records unexpected exceptions: any {@code RuntimeException} or {@code Error}, on any thread, native callbacks
 * included. Who catches one calls this and ends its work as failed. The program has one, in {@code app}, passed by
 * constructor.
 */
@FunctionalInterface
public interface FaultLog {
    /**
     * Records a fault. Any thread; returns soon and never throws.
     *
     * @param doing what was being done, such as {@code "opening the pictures of m1"}; no URL and no secret
     */
    void unexpected(String doing, Throwable fault);

    /**
     * Wraps work for a thread or callback of its own: exceptions are recorded and go no further. For work that somebody
     * waits for, catch them, tell whoever waits, and call {@link #unexpected} instead.
     */
    default Runnable watching(String doing, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (Throwable fault) {
                unexpected(doing, fault);
            }
        };
    }

    /**
     * Hands faults to the handler of the thread they happen on, as an {@link UnexpectedFault}: for what is drawn, and
     * for tests.
     */
    static FaultLog ofThread() {
        return (doing, fault) -> {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, new UnexpectedFault(doing, fault));
        };
    }
}
