package clipbrowser.app;

import clipbrowser.model.Fault;
import clipbrowser.model.FaultLog;
import clipbrowser.model.UnexpectedFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles every unexpected exception, on any thread: writes it to the log with its stack and what was being done, tells
 * the window, and keeps it for the diagnostics. A fault that repeats (in each layout, say) is logged and told the 1st,
 * 10th, 100th … time, and after a pause. Any thread; never throws.
 */
final class UnexpectedFaults implements FaultLog, Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFaults.class);
    /** Kinds that are counted, and faults that are kept for the diagnostics. */
    private static final int MOST_KINDS = 200;
    private static final int KEPT = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** One that was kept. @param doing what was being done */
    record Noted(Fault fault, Throwable thrown) {}

    /** How often a fault happened. @param last when it was told of */
    private record Times(int count, Instant last) {}

    private final InstantSource clock;
    private final Map<String, Times> counts = new LinkedHashMap<>();
    private final Deque<Noted> latest = new ArrayDeque<>();
    private Consumer<Fault> told = _ -> {};

    UnexpectedFaults(InstantSource clock) {
        this.clock = clock;
    }

    /** Becomes the default handler of uncaught exceptions. */
    void own() {
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    /** @param window told of faults from now on, on the thread they happened on */
    synchronized void tell(Consumer<Fault> window) {
        told = window;
    }

    /** The newest, oldest first. */
    synchronized List<Noted> latest() {
        return List.copyOf(latest);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        if (fault instanceof UnexpectedFault known && known.getCause() != null) {
            unexpected(String.valueOf(known.getMessage()), known.getCause());
            return;
        }
        unexpected("on thread " + (thread.getName().isEmpty() ? "without a name" : thread.getName()), fault);
    }

    @Override
    public void unexpected(String doing, Throwable fault) {
        try {
            Noted noted = new Noted(new Fault(fault.getClass().getSimpleName(), doing, clock.instant()), fault);
            int times = count(noted);
            if (times > 0) {
                LOG.error("unexpected, {} (time {})", doing, times, fault);
                teller().accept(noted.fault);
            }
        } catch (Throwable second) {
            // Probably out of memory: only what needs none.
            System.err.println("unexpected fault");
        }
    }

    private synchronized Consumer<Fault> teller() {
        return told;
    }

    /** @return how often it has happened; 0 where that needn't be told */
    private synchronized int count(Noted noted) {
        StackTraceElement[] stack = noted.thrown.getStackTrace();
        String name = noted.fault.doing() + noted.thrown.getClass().getName() + (stack.length == 0 ? "" : stack[0]);
        Times before = counts.remove(name);
        int times = before == null ? 1 : before.count + 1;
        Instant now = noted.fault.at();
        boolean tells = before == null || isPowerOfTen(times) || now.isAfter(before.last.plus(PAUSE));
        counts.put(name, new Times(times, tells || before == null ? now : before.last));
        if (counts.size() > MOST_KINDS) {
            counts.remove(counts.keySet().iterator().next());
        }
        if (tells) {
            latest.addLast(noted);
            if (latest.size() > KEPT) {
                latest.removeFirst();
            }
        }
        return tells ? times : 0;
    }

    private static boolean isPowerOfTen(int times) {
        int rest = times;
        while (rest > 0 && rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
