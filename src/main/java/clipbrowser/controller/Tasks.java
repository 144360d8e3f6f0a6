package clipbrowser.controller;

import clipbrowser.model.FaultLog;
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
 * it is interrupted, and what it still gives is dropped. Work that ends by a fault nobody expected, an {@code Error}
 * included, is written down and ends as failed, with an {@link UnexpectedException}. All methods are for the FX thread
 * (headless: the thread that made it), but for {@link #fx()}, which any thread may use, and {@link #faults()}.
 *
 * <p>Tests take {@link #direct()}: everything happens at once, on the calling thread.
 */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private final Executor work;
    private final Executor fx;
    private final FaultLog faults;
    private final Map<Object, Work<?>> slots = new HashMap<>();

    /** @param fx runs what it is given on the FX thread, in order */
    public Tasks(Executor work, Executor fx, FaultLog faults) {
        this.work = work;
        this.fx = then -> fx.execute(faults.watching("on the FX thread", then));
        this.faults = faults;
    }

    /** Work on virtual threads, results on the FX thread. */
    public static Tasks onFxThread(FaultLog faults) {
        return new Tasks(r -> Thread.ofVirtual().name("task").start(r), Platform::runLater, faults);
    }

    /** Work and results at once, on the calling thread. */
    public static Tasks direct() {
        return new Tasks(Runnable::run, Runnable::run, FaultLog.ofThread());
    }

    /** Where whoever works beside the tasks tells what no code expected. */
    public FaultLog faults() {
        return faults;
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
        private String doing = "a task";
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

        /** What it does, for the log should it end by a fault; no URL and no secret. */
        public Work<T> doing(String what) {
            doing = what;
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
                result = () -> done(value);
            } catch (InterruptedException e) {
                result = () -> {};
            } catch (RuntimeException | Error e) {
                UnexpectedException unexpected = unexpected(e);
                result = () -> failed.accept(unexpected);
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

        /** On the FX thread. What can't be done with the result ends the work as failed, too. */
        private void done(T value) {
            try {
                done.accept(value);
            } catch (RuntimeException | Error e) {
                failed.accept(unexpected(e));
            }
        }

        private UnexpectedException unexpected(Throwable fault) {
            faults.unexpected(doing, fault);
            return new UnexpectedException(fault);
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
            if (!(failure instanceof UnexpectedException)) {
                LOG.warn("work failed", failure);
            }
        }
    }
}
