package clipbrowser.controller;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.FaultLog;
import clipbrowser.testing.Thrown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

@Timeout(30)
class TasksTest {
    private final BlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final List<String> faults = new ArrayList<>();
    private final Tasks tasks = new Tasks(r -> Thread.ofVirtual().start(r), fx::add,
            (doing, fault) -> faults.add(doing + ": " + fault.getClass().getSimpleName()));
    private final List<Object> seen = new ArrayList<>();

    /** What the FX thread would do next. */
    private void passOnFx() throws InterruptedException {
        Runnable next = fx.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        if (next != null) {
            next.run();
        }
    }

    @Test
    void worksElsewhereAndBringsTheResultBack() throws Exception {
        Thread here = Thread.currentThread();
        tasks.of(Thread::currentThread).onDone(t -> {
            seen.add(t);
            assertThat(Thread.currentThread()).isSameAs(here);
        }).start();
        assertThat(seen).isEmpty();
        passOnFx();
        assertThat(seen).singleElement().isNotSameAs(here);
    }

    /** As many as one hostile run may keep busy for long, on a machine with two cores. */
    @Test
    void workThatComputesForLongHoldsUpNoOther() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try {
            for (int i = 0; i < 6; i++) {
                tasks.of(() -> {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                    return 0;
                }).start();
            }
            tasks.of(() -> "other").onDone(seen::add).start();
            passOnFx();
            assertThat(seen).containsExactly("other");
        } finally {
            over.set(true);
        }
    }

    @Test
    void bringsFailuresBack() throws Exception {
        IOException failure = new IOException();
        tasks.of(() -> {
            throw failure;
        }).onDone(_ -> seen.add("done")).onFailed(seen::add).start();
        passOnFx();
        assertThat(seen).containsExactly(failure);
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, OutOfMemoryError.class, IllegalStateException.class})
    void whatNobodyExpectedIsWrittenDownAndEndsTheWorkAsFailed(Class<? extends Throwable> kind) throws Exception {
        tasks.of(() -> Thrown.one(kind)).onDone(_ -> seen.add("done")).onFailed(seen::add).doing("counting").start();
        passOnFx();
        assertThat(seen).singleElement().isInstanceOfSatisfying(UnexpectedException.class,
                e -> assertThat(e.getCause()).isInstanceOf(kind));
        assertThat(faults).containsExactly("counting: " + kind.getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, IllegalStateException.class})
    void aResultThatCannotBeTakenEndsTheWorkAsFailed(Class<? extends Throwable> kind) throws Exception {
        tasks.of(() -> 7).onDone(_ -> Thrown.one(kind)).onFailed(seen::add).doing("counting").start();
        passOnFx();
        assertThat(seen).singleElement().isInstanceOf(UnexpectedException.class);
        assertThat(faults).containsExactly("counting: " + kind.getSimpleName());
    }

    @Test
    void whatIsDoneOnTheFxThreadIsWatchedToo() throws Exception {
        tasks.fx().execute(() -> Thrown.one(AssertionError.class));
        passOnFx();
        assertThat(faults).containsExactly("on the FX thread: AssertionError");
    }

    @Test
    void newerWorkInterruptsOlderInItsSlotAndItsResultIsDropped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        tasks.of(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return "old";
        }).onDone(seen::add).onFailed(seen::add).in("slot").start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        tasks.of(() -> "new").onDone(seen::add).in("slot").start();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        passOnFx();
        passOnFx();
        assertThat(seen).containsExactly("new");
    }

    @Test
    void aResultThatIsOnItsWayWhenItIsOvertakenIsDroppedToo() throws Exception {
        tasks.of(() -> "old").onDone(seen::add).in("slot").start();
        Runnable late = fx.poll(10, TimeUnit.SECONDS);
        tasks.cancel("slot");
        assertThat(late).isNotNull();
        if (late != null) {
            late.run();
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void slotsDoNotDisturbEachOther() throws Exception {
        tasks.of(() -> 1).onDone(seen::add).in("a").start();
        tasks.of(() -> 2).onDone(seen::add).in("b").start();
        passOnFx();
        passOnFx();
        assertThat(seen).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        tasks.of(() -> {
            begun.countDown();
            try {
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }).onDone(seen::add).in("slot").start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        tasks.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        passOnFx();
        assertThat(seen).isEmpty();
    }

    @Test
    void inTestsEverythingHappensAtOnce() {
        Tasks.direct().of(() -> 7).onDone(seen::add).in("slot").start();
        assertThat(seen).containsExactly(7);
    }

    @Test
    void inTheProgramResultsComeOnTheFxThread() throws Exception {
        FxToolkit.registerPrimaryStage();
        CompletableFuture<Boolean> onFx = new CompletableFuture<>();
        Tasks program = Tasks.onFxThread(FaultLog.ofThread());
        program.of(() -> Platform.isFxApplicationThread()).onDone(worked -> {
            seen.add(worked);
            onFx.complete(Platform.isFxApplicationThread());
        }).start();
        assertThat(onFx.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).containsExactly(false);
    }
}
