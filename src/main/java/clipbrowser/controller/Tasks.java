package clipbrowser.controller;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes work off the FX thread and brings its result back. Work in a slot is overtaken by newer work in the same slot:
 * it is interrupted, and what it still gives is dropped. All methods are for the FX thread (headless: the thread that
 * made it), but for {@link #fx()}, which any thread may use.
 *
 * <p>Tests take {@link #direct()}: everything happens at once, on the calling thread.
 */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Executor work;
    private final Executor fx;
    private final Map<Object, Work<?>> slots = new HashMap<>();

    /** @param fx runs what it is given on the FX thread, in order */
    public Tasks(Executor work, Executor fx) {
        this.work = work;
        this.fx = fx;
    }

    /** Work on virtual threads, results on the FX thread. */
    public static Tasks onFxThread() {
        return new Tasks(r -> Thread.ofVirtual().name("task").start(r), Platform::runLater);
    }

    /** Work and results at once, on the calling thread. */
    public static Tasks direct() {
        return new Tasks(Runnable::run, Runnable::run);
    }

    /** The FX thread, for whoever has something to say to the session from elsewhere. */
    public Executor fx() {
        return fx;
    }

    /** Work to be done; nothing happens before {@link Work#start}. */
    public <T> Work<T> of(Callable<T> work) {
        return new Work<>(work);
    }

    /** Ends what is under way in a slot: neither its result nor its failure is heard of any more. */
    public void cancel(Object slot) {
        Work<?> there = slots.remove(slot);
        if (there != null) {
            there.interrupt();
        }
    }

    /** Ends everything in slots. */
    @Override
    public void close() {
        slots.values().forEach(Work::interrupt);
        slots.clear();
    }

    /** Something that takes time, and what to do with its result. */
    public final class Work<T> {
        private final Callable<T> callable;
        private final Object lock = new Object();
        private Consumer<? super T> done = _ -> {};
        private Consumer<? super Exception> failed = Work::log;
        private @Nullable Object slot;
        private @Nullable Thread thread;
        private boolean over;

        private Work(Callable<T> callable) {
            this.callable = callable;
        }

        /** On the FX thread. */
        public Work<T> onDone(Consumer<? super T> then) {
            done = then;
            return this;
        }

        /** On the FX thread. Without it a failure is only logged. */
        public Work<T> onFailed(Consumer<? super Exception> then) {
            failed = then;
            return this;
        }

        /** Where it overtakes what came before, and will be overtaken. */
        public Work<T> in(Object given) {
            slot = given;
            return this;
        }

        public void start() {
            if (slot != null) {
                cancel(slot);
                slots.put(slot, this);
            }
            work.execute(this::run);
        }

        private void run() {
            synchronized (lock) {
                if (over) {
                    return;
                }
                thread = Thread.currentThread();
            }
            Runnable result;
            try {
                T value = callable.call();
                result = () -> done.accept(value);
            } catch (InterruptedException e) {
                result = () -> {};
            } catch (Exception e) {
                result = () -> failed.accept(e);
            } finally {
                synchronized (lock) {
                    thread = null;
                }
            }
            Runnable then = result;
            fx.execute(() -> bringBack(then));
        }

        private void bringBack(Runnable result) {
            if (slot == null) {
                result.run();
            } else if (slots.remove(slot, this)) {
                result.run();
            }
        }

        private void interrupt() {
            synchronized (lock) {
                over = true;
                if (thread != null) {
                    thread.interrupt();
                }
            }
        }

        private static void log(Exception failure) {
            LOG.warn("work failed", failure);
        }
    }
}
