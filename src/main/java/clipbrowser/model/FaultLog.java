package clipbrowser.model;

/**
 * Hears of every fault that no code expected: any {@code RuntimeException} or {@code Error}, on any thread, native
 * callbacks included. It is written down here; whoever caught it ends the work as failed. The program has one, in
 * {@code app}, handed on by constructor.
 */
@FunctionalInterface
public interface FaultLog {
    /**
     * Writes a fault down. Any thread; returns soon and never throws.
     *
     * @param doing what was being done, such as {@code "opening the pictures of m1"}; no URL and no secret
     */
    void unexpected(String doing, Throwable fault);

    /**
     * Work for a thread or a callback of its own: what leaves it is told here and goes no further. For work that
     * somebody waits for, catch, tell the waiting one, and call {@link #unexpected} instead.
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
