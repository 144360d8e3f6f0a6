package clipbrowser.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.api.ApiException;
import clipbrowser.api.ClipApi;
import clipbrowser.api.RunReader;
import clipbrowser.controller.Tasks;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RunFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.net.AddressPolicy;
import clipbrowser.secret.ApiKeys;
import clipbrowser.session.Opening;
import clipbrowser.session.Refreshing;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RunControllerTest {
    private static final String ORIGIN = "https://api.video.dev:443";
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Session session = new Session();
    private final Queue<Object> service = new ArrayDeque<>();
    private final List<String> keys = new ArrayList<>();
    private final Map<String, byte[]> kept = new HashMap<>();
    private final Queue<Runnable> due = new ArrayDeque<>();
    private final RunReader reader = new RunReader(AddressPolicy.ofMedia(null));
    private Instant now = NOW;

    private final ResponseCache answers = new ResponseCache() {
        @Override
        public void keep(String runId, byte[] raw) {
            kept.put(runId, raw);
        }

        @Override
        public Optional<Kept> last(String runId) {
            return Optional.ofNullable(kept.get(runId)).map(raw -> new Kept(raw, NOW.minusSeconds(60)));
        }
    };

    private final ApiKeys known = ApiKeys.inMemory();
    private final RunController controller = new RunController(session, Tasks.direct(), this::client,
            known, ORIGIN, reader, answers,
            (_, then) -> {
                due.add(then);
                return () -> due.remove(then);
            }, new InstantSource() {
                @Override
                public Instant instant() {
                    return now;
                }
            });

    private ClipApi client(String key) {
        return runId -> {
            keys.add(key);
            return switch (service.remove()) {
                case RunFailure failure -> throw new ApiException(failure);
                case String json -> {
                    byte[] raw = json.getBytes(StandardCharsets.UTF_8);
                    yield new ClipApi.Answer(reader.read(raw, runId), raw, -1);
                }
                case Object o -> throw new AssertionError(o);
            };
        };
    }

    private static String run(String status, String... clips) {
        List<String> all = new ArrayList<>();
        for (String clip : clips) {
            all.add("{\"clip_id\":\"" + clip + "\",\"start_time_ms\":0,\"end_time_ms\":1000,\"source_media\":"
                    + "{\"media_id\":\"m\",\"status\":\"complete\",\"media_url\":\"https://x.org/m?s=" + clip + "\"}}");
        }
        return "{\"status\":\"" + status + "\",\"clips\":[" + String.join(",", all) + "]}";
    }

    private Refreshing refreshing() {
        return session.refreshingProperty().get();
    }

    private void pass() {
        due.remove().run();
    }

    @Test
    void whatWaitsForTheKeyToBeTakenIsDoneOnceAndNotForARefusedOne() {
        service.add(new RunFailure.KeyRefused());
        service.add(run("complete", "a"));
        service.add(run("complete", "a"));
        List<String> done = new ArrayList<>();
        controller.onAccepted(() -> done.add("taken"));
        controller.open("r");
        assertThat(done).isEmpty();
        controller.open("r");
        controller.refresh();
        assertThat(done).containsExactly("taken");
    }

    @Test
    void opensARunAndKeepsItsAnswer() {
        service.add(run("complete", "a", "b"));
        known.use(ORIGIN, "key");
        controller.open(" r ");
        assertThat(session.opening()).isEqualTo(new Opening.Open("r"));
        assertThat(session.clips()).extracting(ReviewedClip::key).containsExactly("a", "b");
        assertThat(refreshing()).isEqualTo(new Refreshing.Idle());
        assertThat(keys).containsExactly("key");
        assertThat(kept).containsKey("r");
        assertThat(due).isEmpty();
    }

    @Test
    void aProcessingRunGainsItsClipsByItself() {
        service.add(run("processing", "a"));
        known.use(ORIGIN, "k");
        controller.open("r");
        assertThat(refreshing()).isEqualTo(new Refreshing.Waiting(NOW.plusSeconds(2)));
        ReviewedClip first = session.clips().getFirst();
        session.select(first);
        service.add(run("processing", "a", "b"));
        pass();
        assertThat(session.clips()).extracting(ReviewedClip::key).containsExactly("a", "b");
        assertThat(session.clips().getFirst()).isSameAs(first);
        assertThat(session.selected()).isSameAs(first);
        service.add(run("complete", "a", "b", "c"));
        pass();
        assertThat(session.clips()).hasSize(3);
        assertThat(refreshing()).isEqualTo(new Refreshing.Idle());
        assertThat(due).isEmpty();
    }

    @Test
    void aFailureWhilePollingIsShownAndPollingGoesOn() {
        service.add(run("processing", "a"));
        known.use(ORIGIN, "k");
        controller.open("r");
        service.add(new RunFailure.ServiceDown(503));
        pass();
        assertThat(refreshing()).isEqualTo(new Refreshing.Failed(new RunFailure.ServiceDown(503)));
        assertThat(session.clips()).hasSize(1);
        service.add(run("complete", "a", "b"));
        pass();
        assertThat(session.clips()).hasSize(2);
        assertThat(refreshing()).isEqualTo(new Refreshing.Idle());
    }

    @Test
    void anUnknownKeyIsAskedForAgain() {
        service.add(new RunFailure.KeyRefused());
        known.use(ORIGIN, "wrong");
        controller.open("r");
        assertThat(session.opening()).isEqualTo(new Opening.Failed("r", new RunFailure.KeyRefused()));
        service.add(run("complete", "a"));
        known.use(ORIGIN, "right");
        controller.open("r");
        assertThat(session.clips()).hasSize(1);
        assertThat(keys).containsExactly("wrong", "right");
    }

    @Test
    void theKeyThatIsKnownServesTheNextRun() {
        service.add(run("complete", "a"));
        service.add(run("complete", "b"));
        known.use(ORIGIN, "k");
        controller.open("r");
        controller.open("s");
        assertThat(keys).containsExactly("k", "k");
        assertThat(session.clips()).extracting(ReviewedClip::key).containsExactly("b");
    }

    @Test
    void aRefreshThatFailsLeavesTheRunOnScreenAndANewKeyTooCostsNothing() {
        service.add(run("complete", "a"));
        known.use(ORIGIN, "k");
        controller.open("r");
        ReviewedClip clip = session.clips().getFirst();
        service.add(new RunFailure.KeyRefused());
        controller.refresh();
        assertThat(refreshing()).isEqualTo(new Refreshing.Failed(new RunFailure.KeyRefused()));
        assertThat(session.clips()).containsExactly(clip);
        service.add(run("complete", "a", "b"));
        known.use(ORIGIN, "new");
        controller.open("r");
        assertThat(session.clips()).hasSize(2).first().isSameAs(clip);
        assertThat(refreshing()).isEqualTo(new Refreshing.Idle());
        assertThat(keys).containsExactly("k", "k", "new");
    }

    @Test
    void withoutNetworkTheKeptAnswerIsShownAndSaidToBeOne() {
        kept.put("r", run("complete", "a").getBytes(StandardCharsets.UTF_8));
        service.add(new RunFailure.Unreachable("h"));
        known.use(ORIGIN, "k");
        controller.open("r");
        assertThat(session.opening()).isEqualTo(new Opening.Open("r"));
        assertThat(session.clips()).hasSize(1);
        assertThat(refreshing())
                .isEqualTo(new Refreshing.Kept(new RunFailure.Unreachable("h"), NOW.minusSeconds(60)));
    }

    @Test
    void theNetworkThatComesBackReplacesTheKeptAnswer() {
        kept.put("r", run("complete", "a").getBytes(StandardCharsets.UTF_8));
        service.add(new RunFailure.Unreachable("h"));
        known.use(ORIGIN, "k");
        controller.open("r");
        service.add(new RunFailure.TooSlow(60));
        pass();
        assertThat(refreshing()).isEqualTo(new Refreshing.Kept(new RunFailure.TooSlow(60), NOW.minusSeconds(60)));
        service.add(run("complete", "a", "b"));
        pass();
        assertThat(session.clips()).hasSize(2);
        assertThat(refreshing()).isEqualTo(new Refreshing.Idle());
        assertThat(due).isEmpty();
    }

    @Test
    void withoutNetworkAndWithoutAKeptAnswerThereIsNoRun() {
        service.add(new RunFailure.Unreachable("h"));
        known.use(ORIGIN, "k");
        controller.open("r");
        assertThat(session.opening()).isEqualTo(new Opening.Failed("r", new RunFailure.Unreachable("h")));
        assertThat(due).isEmpty();
    }

    @Test
    void aRunThatIsNotThereIsNotShownFromMemory() {
        kept.put("r", run("complete", "a").getBytes(StandardCharsets.UTF_8));
        service.add(new RunFailure.NotFound("r"));
        known.use(ORIGIN, "k");
        controller.open("r");
        assertThat(session.opening()).isEqualTo(new Opening.Failed("r", new RunFailure.NotFound("r")));
    }

    @Test
    void aKeptAnswerThatIsDamagedIsNone() {
        kept.put("r", new byte[]{1, 2, 3});
        service.add(new RunFailure.Unreachable("h"));
        known.use(ORIGIN, "k");
        controller.open("r");
        assertThat(session.opening()).isEqualTo(new Opening.Failed("r", new RunFailure.Unreachable("h")));
    }

    @Test
    void refreshTriesAgainWhatCouldNotBeOpened() {
        service.add(new RunFailure.Unreachable("h"));
        known.use(ORIGIN, "k");
        controller.open("r");
        service.add(run("complete", "a"));
        controller.refresh();
        assertThat(session.opening()).isEqualTo(new Opening.Open("r"));
    }

    @Test
    void anotherRunEndsThePollingOfTheFirst() {
        service.add(run("processing", "a"));
        known.use(ORIGIN, "k");
        controller.open("r");
        Runnable late = due.element();
        service.add(run("complete", "b"));
        controller.open("s");
        assertThat(due).isEmpty();
        late.run();
        assertThat(session.clips()).extracting(ReviewedClip::key).containsExactly("b");
        assertThat(service).isEmpty();
    }

    @Test
    void whatAnEndedPollingStillSaysIsDropped() {
        Queue<Runnable> fx = new ArrayDeque<>();
        RunController slow = new RunController(session, new Tasks(Runnable::run, fx::add, FaultLog.ofThread()),
                this::client,
                known, ORIGIN, reader,
                answers,
                (_, then) -> {
                    due.add(then);
                    return () -> due.remove(then);
                }, InstantSource.fixed(NOW));
        service.add(run("processing", "a"));
        known.use(ORIGIN, "k");
        slow.open("r");
        drain(fx);
        service.add(run("processing", "a", "late"));
        pass();
        Queue<Runnable> late = new ArrayDeque<>(fx);
        fx.clear();
        service.add(run("complete", "b"));
        slow.open("s");
        drain(fx);
        drain(late);
        assertThat(session.clips()).extracting(ReviewedClip::key).containsExactly("b");
        assertThat(session.opening()).isEqualTo(new Opening.Open("s"));
        assertThat(refreshing()).isEqualTo(new Refreshing.Idle());
    }

    private static void drain(Queue<Runnable> fx) {
        while (!fx.isEmpty()) {
            fx.remove().run();
        }
    }

    @Test
    void openingCanBeGivenUp() {
        Queue<Runnable> work = new ArrayDeque<>();
        RunController slow = new RunController(session, new Tasks(work::add, Runnable::run, FaultLog.ofThread()),
                this::client,
                known, ORIGIN, reader,
                answers, (_, _) -> () -> {}, InstantSource.fixed(NOW));
        known.use(ORIGIN, "k");
        slow.open("r");
        assertThat(session.opening()).isEqualTo(new Opening.Loading("r"));
        slow.cancel();
        assertThat(session.opening()).isEqualTo(new Opening.Nothing());
        service.add(run("complete", "a"));
        work.remove().run();
        assertThat(session.opening()).isEqualTo(new Opening.Nothing());
        assertThat(keys).isEmpty();
    }

    @Test
    void anAnswerFromAFileIsShownAndNotAskedForAgain() {
        controller.openAnswer(
                "{\"run_id\":\"f\",\"status\":\"processing\",\"clips\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThat(session.opening()).isEqualTo(new Opening.Open("f"));
        controller.refresh();
        assertThat(keys).isEmpty();
        assertThat(due).isEmpty();
        controller.openAnswer("no".getBytes(StandardCharsets.UTF_8));
        assertThat(session.opening()).isEqualTo(new Opening.Failed("", new RunFailure.NotJson()));
    }

    @Test
    void anExpiredUrlIsRenewedByAskingForTheRunAgain() throws Exception {
        service.add(run("complete", "a"));
        known.use(ORIGIN, "k");
        controller.open("r");
        service.add(run("complete", "b", "a"));
        assertThat(controller.renewal().newUrl("m", "https://x.org/m?s=a")).contains("https://x.org/m?s=b");
        assertThat(session.clips()).hasSize(2);
        assertThat(keys).hasSize(2);
        assertThat(session.run()).isNotNull().satisfies(r -> assertThat(r.status()).isEqualTo(RunStatus.COMPLETE));
    }

    @Test
    void readersThatFindOutTogetherShareOneQuestion() throws Exception {
        service.add(run("complete", "a"));
        known.use(ORIGIN, "k");
        controller.open("r");
        service.add(run("complete", "b"));
        UrlRefresher renewal = controller.renewal();
        assertThat(renewal.newUrl("m", "https://x.org/m?s=a")).contains("https://x.org/m?s=b");
        assertThat(renewal.newUrl("m", "https://x.org/m?s=a")).contains("https://x.org/m?s=b");
        assertThat(renewal.newUrl("m", "https://x.org/m?s=b")).isEmpty();
        assertThat(keys).hasSize(2);
        now = now.plus(Duration.ofSeconds(10));
        service.add(run("complete", "c"));
        assertThat(renewal.newUrl("m", "https://x.org/m?s=b")).contains("https://x.org/m?s=c");
        assertThat(renewal.newUrl("other", "https://x.org/o")).isEmpty();
    }

    @Test
    void aUrlThatCannotBeRenewedStaysExpired() throws Exception {
        service.add(run("complete", "a"));
        known.use(ORIGIN, "k");
        controller.open("r");
        service.add(new RunFailure.Unreachable("h"));
        assertThat(controller.renewal().newUrl("m", "https://x.org/m?s=a")).isEmpty();
        controller.closeRun();
        now = now.plus(Duration.ofSeconds(10));
        assertThat(controller.renewal().newUrl("m", "https://x.org/m?s=a")).isEmpty();
        assertThat(keys).hasSize(2);
    }
}
