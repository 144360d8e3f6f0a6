package clipbrowser.controller.review;

import clipbrowser.controller.Unsaved;
import clipbrowser.model.ClipChange;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RecentRun;
import clipbrowser.model.RunKey;
import clipbrowser.model.StoreFailure;
import clipbrowser.model.StoredReview;
import clipbrowser.model.Transaction;
import clipbrowser.session.ReviewLog;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.SideJournal;
import clipbrowser.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one window's review to the store, on a thread of its own: in order, everything that is queued in one
 * transaction, repeated until it succeeds. In between it reads what other windows have written. Any thread.
 */
public final class ReviewWriter implements AutoCloseable {
    /** Milliseconds between two reads: other windows' changes show within a second. */
    private static final long LOOK_MS = 300;
    private static final long RETRY_MS = 1000;
    private static final long ANSWER_SECONDS = 6;
    private static final long BACK_UP_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final Logger LOG = LoggerFactory.getLogger(ReviewWriter.class);

    /** Opens the store; asked again each time it couldn't be. */
    @FunctionalInterface
    public interface Opener {
        ReviewStore open() throws StoreException;
    }

    private sealed interface Job {
        record Write(RunKey key, Transaction transaction, Consumer<ReviewLog.WriteResult> result,
                Instant at) implements Job {}

        /** Tries once what waits. @param tried why it failed, if it did */
        record SaveNow(CompletableFuture<Optional<StoreFailure>> tried) implements Job {}

        record BringBack(Path backup, Consumer<Optional<StoreFailure>> done) implements Job {}

        record Wake() implements Job {}
    }

    private record Watch(RunKey key, long mark, Consumer<List<ClipChange>> others) {}

    private final Opener opener;
    private final Executor fx;
    private final FaultLog faults;
    private final SideJournal journal;
    private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final List<Job.Write> unwritten = new ArrayList<>();
    /** Every transaction that isn't in the file yet, including those in the queue. */
    private final Deque<Job.Write> pending = new ConcurrentLinkedDeque<>();
    private final Map<RunKey, RecentRun.Progress> progress = new ConcurrentHashMap<>();
    private final Thread thread;
    private final Object opening = new Object();
    private @Nullable ReviewStore store;
    private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();
    private volatile boolean closing;
    private volatile List<SideJournal.Line> recalled = List.of();
    private volatile Runnable renewed = () -> {};
    /** Why the last writing failed; null where it didn't. */
    private volatile @Nullable StoreFailure reason;
    /** So that the first look makes a copy of what earlier sessions left. */
    private long backedUp = System.nanoTime() - BACK_UP_NANOS;

    /**
     * @param fx      runs results and other windows' changes on the FX thread, in order
     * @param faults  told what no code expected
     * @param journal holds what couldn't be written, until it can be
     */
    public ReviewWriter(Opener opener, Executor fx, FaultLog faults, SideJournal journal) {
        this.opener = opener;
        this.fx = fx;
        this.faults = faults;
        this.journal = journal;
        this.thread = Thread.ofPlatform().daemon().name("review writer").start(this::work);
    }

    /** The store, for what else is kept in it. Blocks while it is opened. */
    public ReviewStore store() throws StoreException {
        synchronized (opening) {
            ReviewStore at = store;
            if (at == null) {
                at = opener.open();
                store = at;
                takeUp(at);
            }
            return at;
        }
    }

    /** What a journal has kept goes to where it belongs, before anything is read of it. With the opening locked. */
    private void takeUp(ReviewStore into) {
        SideJournal.Found found = journal.find();
        recalled = found.lines();
        if (found.files().isEmpty()) {
            return;
        }
        try {
            into.takeUp(found.lines());
            LOG.info("{} remarks were taken up from {}", found.lines().size(), found.files());
            journal.taken(found.files());
            recalled = List.of();
        } catch (StoreException | RuntimeException e) {
            LOG.warn("what a journal has kept can't be saved yet", e);
        }
    }

    /** Also what a journal has kept that the file can't take yet. */
    private ReviewStore.Loaded recalled(RunKey key, ReviewStore.Loaded loaded) {
        List<SideJournal.Line> lines = recalled;
        if (lines.isEmpty()) {
            return loaded;
        }
        Map<String, StoredReview> clips = new HashMap<>(loaded.clips());
        lines.stream().filter(line -> line.key().equals(key)).map(SideJournal.Line::clipChange)
                .forEach(clipChange -> clips.compute(clipChange.clip(),
                        (_, before) -> StoredReview.with(before, clipChange)));
        return new ReviewStore.Loaded(clips, loaded.past(), loaded.mark());
    }

    /** What is kept of a run. Blocks. */
    public ReviewStore.Loaded load(RunKey key) throws StoreException {
        try {
            return recalled(key, store().load(key));
        } catch (StoreException e) {
            if (!(e.failure() instanceof StoreFailure.Damaged)) {
                throw e;
            }
            shut();
            return recalled(key, store().load(key));
        }
    }

    /**
     * Told on the FX thread when a new file was begun in the middle of a review, because the one before was found
     * damaged: what is on screen is to be written again.
     */
    public void onRenewed(Runnable then) {
        renewed = then;
    }

    /**
     * Takes over what a backup holds and the file doesn't.
     *
     * @param done told on the FX thread what hindered it, if anything
     */
    public void bringBack(Path backup, Consumer<Optional<StoreFailure>> done) {
        queue.add(new Job.BringBack(backup, done));
    }

    /** Set when the store had to set a damaged file aside, or found less than was saved. */
    public Optional<StoreFailure> found() {
        synchronized (opening) {
            return store == null ? Optional.empty() : store.found();
        }
    }

    /**
     * The log of a run, whose changes by other windows are watched from now on.
     *
     * @param mark   from loading it; 0 where that failed: all there is is then told once the store is there
     * @param others told on the FX thread what other windows have written for this run; may be told once more after
     *               another run was opened, and must check which run is on screen
     */
    public ReviewLog reviewLog(RunKey key, long mark, Consumer<List<ClipChange>> others) {
        watch.set(new Watch(key, mark, others));
        return (transaction, result) -> {
            Job.Write write = new Job.Write(key, transaction, result, Instant.now());
            pending.add(write);
            queue.add(write);
        };
    }

    /** Whether everything is written. */
    public boolean isAllSaved() {
        return pending.isEmpty();
    }

    /**
     * Tries at once to write what waits, and keeps in the journal what can't be written.
     *
     * @param done told on the FX thread, within some seconds also where the disk doesn't answer
     */
    public void saveNow(Consumer<Unsaved> done) {
        CompletableFuture<Optional<StoreFailure>> tried = new CompletableFuture<>();
        queue.add(new Job.SaveNow(tried));
        Thread.ofVirtual().name("saving").start(faults.watching("saving before closing", () -> {
            StoreFailure reason;
            try {
                reason = tried.get(ANSWER_SECONDS, TimeUnit.SECONDS).orElse(null);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                LOG.warn("the store doesn't answer", e);
                reason = null;
            }
            Unsaved left = left(reason);
            fx.execute(() -> done.accept(left));
        }));
    }

    /** Keeps what can't be written in a folder that the editor named. @param done told on the FX thread */
    public void keepElsewhere(Path folder, Consumer<Unsaved> done) {
        Thread.ofVirtual().name("saving").start(faults.watching("keeping unsaved decisions elsewhere", () -> {
            List<SideJournal.Line> lines = lines();
            boolean kept = lines.isEmpty() || journal.keepElsewhere(folder, lines);
            Unsaved left = new Unsaved(pending.size(), reason, kept ? journal.written().orElse(null) : null);
            fx.execute(() -> done.accept(left));
        }));
    }

    private Unsaved left(@Nullable StoreFailure why) {
        List<SideJournal.Line> lines = lines();
        boolean kept = journal.keep(lines);
        return new Unsaved(pending.size(), why, kept ? journal.written().orElse(null) : null);
    }

    private List<SideJournal.Line> lines() {
        return pending.stream().flatMap(write -> write.transaction.clipChanges().stream()
                .map(clipChange -> new SideJournal.Line(write.key, clipChange, write.at))).toList();
    }

    /** Nothing is watched any more; what waits is still written. */
    public void leave() {
        watch.set(null);
    }

    /** How far a run has come, for the start page: written when there is time. */
    public void progress(RunKey key, RecentRun.Progress now) {
        progress.put(key, now);
    }

    private void work() {
        List<Job.SaveNow> asked = new ArrayList<>();
        while (true) {
            try {
                Job first = queue.poll(unwritten.isEmpty() ? LOOK_MS : RETRY_MS, TimeUnit.MILLISECONDS);
                for (Job job = first; job != null; job = queue.poll()) {
                    switch (job) {
                        case Job.Write write -> unwritten.add(write);
                        case Job.BringBack back -> bringBack(back);
                        case Job.SaveNow now -> asked.add(now);
                        case Job.Wake _ -> {
                        }
                    }
                }
                boolean last = closing && queue.isEmpty();
                write();
                asked.forEach(now -> now.tried.complete(Optional.ofNullable(reason)));
                asked.clear();
                if (unwritten.isEmpty() && first == null || last) {
                    look();
                }
                if (last) {
                    return;
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException | Error e) {
                faults.unexpected("keeping the review", e);
            }
        }
    }

    private void write() {
        while (!unwritten.isEmpty()) {
            RunKey key = unwritten.getFirst().key();
            List<Job.Write> together = unwritten.stream().takeWhile(w -> w.key().equals(key)).toList();
            ReviewLog.WriteResult result;
            try {
                write(key, together.stream().map(Job.Write::transaction).toList());
                result = new ReviewLog.WriteResult.Saved(Instant.now());
                unwritten.subList(0, together.size()).clear();
                pending.removeAll(together);
                reason = null;
            } catch (StoreException e) {
                LOG.warn("not saved yet: {}", e.failure());
                result = new ReviewLog.WriteResult.Failed(e.failure());
            } catch (RuntimeException | Error e) {
                faults.unexpected("saving the review", e);
                result = new ReviewLog.WriteResult.Failed(new StoreFailure.Unexpected());
            }
            ReviewLog.WriteResult told = result;
            fx.execute(() -> together.forEach(w -> w.result().accept(told)));
            if (result instanceof ReviewLog.WriteResult.Failed failed) {
                reason = failed.reason();
                // At once: the program may be killed, or the machine lose its power.
                journal.keep(lines());
                return;
            }
        }
        if (pending.isEmpty() && journal.written().isPresent()) {
            journal.drop();
        }
    }

    private void write(RunKey key, List<Transaction> transactions) throws StoreException {
        stayInPlace();
        try {
            store().write(key, transactions);
        } catch (StoreException e) {
            if (!(e.failure() instanceof StoreFailure.Damaged)) {
                throw e;
            }
            LOG.warn("the review file was damaged while it was open", e);
            renew();
            store().write(key, transactions);
        }
    }

    /** Another window may have found the file damaged, set it aside and begun a new one: this one follows. */
    private void stayInPlace() throws StoreException {
        if (!store().isInPlace()) {
            renew();
        }
    }

    /** Opened again, a damaged file is set aside and a new one begun; what is on screen is written to that. */
    private void renew() throws StoreException {
        shut();
        store();
        // From the beginning, whichever run is watched by then.
        watch.updateAndGet(now -> now == null ? null : new Watch(now.key, 0, now.others));
        fx.execute(renewed);
    }

    private void shut() {
        synchronized (opening) {
            if (store != null) {
                store.close();
                store = null;
            }
        }
    }

    private void bringBack(Job.BringBack asked) {
        Optional<StoreFailure> hindered = Optional.empty();
        try {
            store().bringBack(asked.backup);
        } catch (StoreException e) {
            LOG.warn("nothing was brought back from {}", asked.backup, e);
            hindered = Optional.of(e.failure());
        } catch (RuntimeException | Error e) {
            faults.unexpected("bringing back a backup", e);
            hindered = Optional.of(new StoreFailure.Unexpected());
        }
        Optional<StoreFailure> told = hindered;
        fx.execute(() -> asked.done.accept(told));
    }

    private void look() {
        try {
            stayInPlace();
            if (!recalled.isEmpty()) {
                synchronized (opening) {
                    takeUp(store());
                }
            }
            if (closing || System.nanoTime() - backedUp > BACK_UP_NANOS) {
                backedUp = System.nanoTime();
                store().backUp();
            }
            Watch now = watch.get();
            if (now != null) {
                ReviewStore.Changes found = store().changes(now.key, now.mark);
                // Another run may be watched by now: its mark isn't this one's, and what was found isn't for it.
                boolean still = watch.compareAndSet(now, new Watch(now.key, found.mark(), now.others));
                if (still && !found.clipChanges().isEmpty()) {
                    fx.execute(() -> now.others.accept(found.clipChanges()));
                }
            }
            for (RunKey key : List.copyOf(progress.keySet())) {
                RecentRun.Progress counted = progress.remove(key);
                if (counted != null) {
                    store().runs().progress(key, counted);
                }
            }
        } catch (StoreException e) {
            LOG.debug("nothing to be seen: {}", e.failure());
        }
    }

    /**
     * Writes what waits, tries once where it fails, and closes the store; what couldn't be written is in the journal
     * then. Blocks, at most ten seconds.
     */
    @Override
    public void close() {
        closing = true;
        queue.add(new Job.Wake());
        try {
            if (!thread.join(java.time.Duration.ofSeconds(10))) {
                LOG.warn("the store doesn't answer");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (!pending.isEmpty() && !journal.keep(lines())) {
            LOG.error("{} changes were saved nowhere", pending.size());
        }
        shut();
    }
}
