package clipbrowser.api;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.FaultLog;
import clipbrowser.model.Run;
import clipbrowser.model.RunFailure;
import clipbrowser.model.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunWatcherTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Queue<Object> answers = new ArrayDeque<>();
    private final List<Long> waits = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Queue<Runnable> due = new ArrayDeque<>();
    private final RunWatcher watcher = new RunWatcher(this::answer, "r", this::after, InstantSource.fixed(NOW),
            new RunWatcher.Listener() {
                @Override
                public void waiting(Instant next) {
                    waits.add(Duration.between(NOW, next).toMillis());
                }

                @Override
                public void asking() {
                    heard.add("asking");
                }

                @Override
                public void answered(ClipApi.Answer answer) {
                    heard.add(answer.run().status().name());
                }

                @Override
                public void failed(RunFailure reason, boolean again) {
                    heard.add(reason.getClass().getSimpleName() + (again ? " again" : " over"));
                }
            });

    private ClipApi.Answer answer(String runId) throws ApiException {
        return switch (answers.remove()) {
            case ApiException e -> throw e;
            case ClipApi.Answer a -> a;
            case Object o -> throw new AssertionError(o);
        };
    }

    private Runnable after(Duration wait, Runnable then) {
        due.add(then);
        return () -> due.remove(then);
    }

    private void pass() {
        due.remove().run();
    }

    private static ClipApi.Answer answer(RunStatus status, long retryAfter) {
        return new ClipApi.Answer(new Run("r", status, List.of(), null), new byte[0], retryAfter);
    }

    @Test
    void asksUntilTheRunIsNoLongerProcessing() {
        answers.add(answer(RunStatus.PROCESSING, -1));
        answers.add(answer(RunStatus.COMPLETE, -1));
        watcher.start(-1);
        pass();
        pass();
        assertThat(heard).containsExactly("asking", "PROCESSING", "asking", "COMPLETE");
        assertThat(due).isEmpty();
    }

    @Test
    void waitsTwoSecondsAtFirstAndThirtyAtMost() {
        watcher.start(-1);
        for (int i = 0; i < 10; i++) {
            answers.add(answer(RunStatus.PROCESSING, -1));
            pass();
        }
        assertThat(waits).isSorted().startsWith(2000L, 3000L, 4500L).endsWith(30_000L, 30_000L);
        assertThat(waits.stream().mapToLong(w -> w).max()).hasValue(30_000);
    }

    @Test
    void waitsAsLongAsTheServiceAsks() {
        watcher.start(40);
        answers.add(answer(RunStatus.PROCESSING, 1));
        pass();
        answers.add(new ApiException(new RunFailure.ServiceDown(503), 100));
        pass();
        assertThat(waits).containsExactly(40_000L, 3000L, 100_000L);
    }

    @Test
    void goesOnAfterFailuresThatPassAndEndsAtOthers() {
        watcher.start(-1);
        for (RunFailure failure : List.of(new RunFailure.TooMany(null), new RunFailure.ServiceDown(500),
                new RunFailure.Unreachable("h"), new RunFailure.TooSlow(60), new RunFailure.NotFound("r"))) {
            answers.add(new ApiException(failure));
            pass();
        }
        assertThat(heard).filteredOn(h -> !h.equals("asking")).containsExactly("TooMany again", "ServiceDown again",
                "Unreachable again", "TooSlow again", "NotFound over");
        assertThat(due).isEmpty();
    }

    @Test
    void isSilentOnceClosed() {
        watcher.start(-1);
        Runnable late = due.element();
        watcher.close();
        assertThat(due).isEmpty();
        late.run();
        assertThat(heard).isEmpty();
    }

    @Test
    void closingInterruptsTheQuestionUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ClipApi slow = _ -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            throw new AssertionError();
        };
        Timer soon = (_, then) -> Timer.onVirtualThreads(FaultLog.ofThread()).after(Duration.ZERO, then);
        RunWatcher running = new RunWatcher(slow, "r", soon, InstantSource.system(), new RunWatcher.Listener() {
            @Override
            public void waiting(Instant next) {}

            @Override
            public void asking() {}

            @Override
            public void answered(ClipApi.Answer answer) {
                throw new AssertionError();
            }

            @Override
            public void failed(RunFailure reason, boolean again) {
                throw new AssertionError();
            }
        });
        running.start(-1);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        running.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
