package clipbrowser.controller.run;

import clipbrowser.api.ApiException;
import clipbrowser.api.ClipApi;
import clipbrowser.api.RunReader;
import clipbrowser.api.RunWatcher;
import clipbrowser.api.Timer;
import clipbrowser.controller.Tasks;
import clipbrowser.controller.UnexpectedException;
import clipbrowser.model.Run;
import clipbrowser.model.RunFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.secret.ApiKeys;
import clipbrowser.session.Opening;
import clipbrowser.session.Refreshing;
import clipbrowser.session.Session;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings runs into the session: opened, refreshed, and asked for again while the service is still cutting. What is on
 * screen stays whatever fails afterwards; without network it is the answer kept from last time. FX thread.
 */
public final class RunController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunController.class);

    private final Session session;
    private final Tasks tasks;
    private final Function<String, ClipApi> service;
    private final ApiKeys keys;
    private Runnable accepted = () -> {};
    private final String origin;
    private final RunReader reader;
    private final ResponseCache answers;
    private final Timer timer;
    private final InstantSource clock;
    private final UrlRefresher renewal;
    private final Object slot = new Object();
    private Function<Run, Runnable> before = _ -> () -> {};
    private @Nullable RunWatcher watcher;
    /** Set while the kept answer is on screen, because the network gave none. */
    private Refreshing.@Nullable Kept kept;

    /**
     * @param service makes a client for a key, always to the same address
     * @param keys    where the key lies
     * @param origin  of the service, which the key is kept under
     * @param reader  reads kept answers as the service's own would be
     */
    public RunController(Session session, Tasks tasks, Function<String, ClipApi> service, ApiKeys keys,
            String origin, RunReader reader, ResponseCache answers, Timer timer, InstantSource clock) {
        this.session = session;
        this.tasks = tasks;
        this.service = service;
        this.keys = keys;
        this.origin = origin;
        this.reader = reader;
        this.answers = answers;
        this.timer = timer;
        this.clock = clock;
        this.renewal = new UrlRefresher(clock);
    }

    /**
     * What must be there before a run is shown: given the run off the FX thread, as soon as its answer is parsed, and
     * what comes of it done on the FX thread, just before.
     */
    public void beforeShowing(Function<Run, Runnable> load) {
        before = load;
    }

    /** What is done once when the service has taken the key that a run is next opened with. */
    public void onAccepted(Runnable then) {
        accepted = then;
    }

    /** For media: where to get new URLs from. */
    public UrlRefresher renewal() {
        return renewal;
    }

    /**
     * Opens a run with the key that is known. The run that is on screen already is refreshed instead, so that a new key
     * costs nothing of it.
     */
    public void open(String runId) {
        String id = runId.strip();
        Run shown = session.run();
        if (shown != null && shown.id().equals(id) && session.opening() instanceof Opening.Open) {
            refresh();
            return;
        }
        leave();
        session.load(id);
        ClipApi api = service();
        renewal.about(api, id, this::heardElsewhere);
        tasks.of(() -> {
            ClipApi.Answer answer = ask(api, id);
            return after(answer.run(), () -> opened(answer));
        }).onDone(Runnable::run).onFailed(e -> notOpened(id, failure(e)))
                .doing("opening run " + id).in(slot).start();
    }

    private ClipApi service() {
        return service.apply(keys.key(origin).orElse(""));
    }

    /** Shows an answer from a file. It isn't asked for again. */
    public void openAnswer(byte[] raw) {
        leave();
        session.load("");
        tasks.of(() -> {
            Run run = reader.read(raw);
            return after(run, () -> session.show(run));
        }).onDone(Runnable::run).doing("opening a saved answer")
                .onFailed(e -> session.fail(new Opening.Failed("", failure(e)))).in(slot).start();
    }

    /** Gives up opening: back to the start page. Without effect once the run is there. */
    public void cancel() {
        if (session.opening() instanceof Opening.Loading) {
            leave();
            session.close();
        }
    }

    /** Leaves the run: back to the start page. */
    public void closeRun() {
        leave();
        session.close();
    }

    /** Asks for the run on screen again, or for the one that couldn't be opened. */
    public void refresh() {
        switch (session.opening()) {
            case Opening.Failed failed when !failed.runId().isEmpty() -> open(failed.runId());
            case Opening.Open open -> {
                if (!renewal.isAbout(open.runId())) {
                    return;
                }
                stopWatching();
                session.refreshing(new Refreshing.Asking());
                ClipApi api = service();
                renewal.about(api, open.runId(), this::heardElsewhere);
                tasks.of(() -> ask(api, open.runId())).onDone(this::opened).doing("refreshing the run")
                        .onFailed(e -> notRefreshed(failure(e)))
                        .in(slot).start();
            }
            case Opening.Failed _,Opening.Loading _,Opening.Nothing _ -> {
                // There is nothing to be asked for, or it is asked for already.
            }
        }
    }

    /** Ends everything under way; what is on screen stays. */
    @Override
    public void close() {
        leave();
    }

    private void leave() {
        stopWatching();
        tasks.cancel(slot);
        renewal.aboutNothing();
        kept = null;
    }

    private void stopWatching() {
        if (watcher != null) {
            watcher.close();
            watcher = null;
        }
    }

    /** Off the FX thread. */
    private ClipApi.Answer ask(ClipApi api, String runId) throws ApiException, InterruptedException {
        ClipApi.Answer answer = api.run(runId);
        keep(runId, answer);
        return answer;
    }

    private void keep(String runId, ClipApi.Answer answer) {
        try {
            answers.keep(runId, answer.raw());
        } catch (RuntimeException e) {
            LOG.warn("the answer couldn't be kept", e);
        }
    }

    private void opened(ClipApi.Answer answer) {
        Runnable then = accepted;
        accepted = () -> {};
        then.run();
        show(answer);
        if (answer.run().status() == RunStatus.PROCESSING) {
            watch(answer.run().id(), answer.retryAfterSeconds());
        }
    }

    private void show(ClipApi.Answer answer) {
        kept = null;
        renewal.learn(answer.run());
        session.show(answer.run());
        session.refreshing(new Refreshing.Idle());
    }

    private void notOpened(String runId, RunFailure reason) {
        if (!RunWatcher.passes(reason)) {
            session.fail(new Opening.Failed(runId, reason));
            return;
        }
        tasks.of(() -> last(runId)).onDone(found -> {
            if (found.isEmpty()) {
                session.fail(new Opening.Failed(runId, reason));
                return;
            }
            kept = new Refreshing.Kept(reason, found.get().at);
            renewal.learn(found.get().run);
            found.get().prepared.run();
            session.show(found.get().run);
            session.refreshing(kept);
            // The network may come back.
            watch(runId, -1);
        }).onFailed(_ -> session.fail(new Opening.Failed(runId, reason))).in(slot).start();
    }

    private record Last(Run run, Instant at, Runnable prepared) {}

    /** Off the FX thread; what is returned is for the FX thread. */
    private Runnable after(Run run, Runnable show) {
        Runnable prepared = before.apply(run);
        return () -> {
            prepared.run();
            show.run();
        };
    }

    /** Off the FX thread. */
    private Optional<Last> last(String runId) throws ApiException, InterruptedException {
        Optional<ResponseCache.Kept> found = answers.last(runId);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Run run = reader.read(found.get().raw(), runId);
        return Optional.of(new Last(run, found.get().at(), before.apply(run)));
    }

    private void notRefreshed(RunFailure reason) {
        session.refreshing(kept == null ? new Refreshing.Failed(reason) : new Refreshing.Kept(reason, kept.at()));
        Run run = session.run();
        if (run != null && RunWatcher.passes(reason) && (kept != null || run.status() == RunStatus.PROCESSING)) {
            watch(run.id(), -1);
        }
    }

    /** Also while it is closed down: media may be read a moment longer. Any thread. */
    private void heardElsewhere(ClipApi.Answer answer) {
        keep(answer.run().id(), answer);
        tasks.fx().execute(() -> {
            Run run = session.run();
            if (run != null && run.id().equals(answer.run().id()) && renewal.isAbout(run.id())) {
                session.show(answer.run());
            }
        });
    }

    private void watch(String runId, long retryAfterSeconds) {
        Heard heard = new Heard(runId);
        RunWatcher next = new RunWatcher(service(), runId, timer, clock, heard);
        heard.by = next;
        stopWatching();
        watcher = next;
        next.start(retryAfterSeconds);
    }

    /** What the watcher says, brought to the FX thread, and dropped once another one watches. */
    private final class Heard implements RunWatcher.Listener {
        private final String runId;
        private @Nullable RunWatcher by;

        Heard(String runId) {
            this.runId = runId;
        }

        private void onFx(Runnable then) {
            tasks.fx().execute(() -> {
                if (watcher == by) {
                    then.run();
                }
            });
        }

        @Override
        public void waiting(Instant next) {
            onFx(() -> {
                // A failure stays to be read until the next question.
                boolean failed = session.refreshingProperty().get() instanceof Refreshing.Failed;
                if (!failed && kept == null) {
                    session.refreshing(new Refreshing.Waiting(next));
                }
            });
        }

        @Override
        public void asking() {
            onFx(() -> {
                if (kept == null) {
                    session.refreshing(new Refreshing.Asking());
                }
            });
        }

        @Override
        public void answered(ClipApi.Answer answer) {
            keep(runId, answer);
            onFx(() -> show(answer));
        }

        @Override
        public void failed(RunFailure reason, boolean again) {
            onFx(() -> session.refreshing(
                    kept == null ? new Refreshing.Failed(reason) : new Refreshing.Kept(reason, kept.at())));
        }
    }

    private static RunFailure failure(Exception e) {
        if (e instanceof ApiException known) {
            return known.failure();
        }
        if (!(e instanceof UnexpectedException)) {
            LOG.error("asking for a run failed", e);
        }
        return new RunFailure.Unexpected();
    }
}
