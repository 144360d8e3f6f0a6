package clipbrowser.controller.playback;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.MediaFailure;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.session.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sources that failed come back by themselves. */
class RecoveryTest {
    private static final MediaFailure OFFLINE = new MediaFailure.Unreachable("media.example");

    private final Source source = new Source(
            new SourceMedia("m", RunStatus.COMPLETE, "https://media.example/m.mp4", null));
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Runnable> due = new ArrayList<>();
    private final List<Source> tried = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");
    private int cancelled;
    private final Recovery recovery = new Recovery((pause, then) -> {
        pauses.add(pause);
        due.add(then);
        return () -> cancelled++;
    }, Runnable::run, () -> now, new Random(1));

    RecoveryTest() {
        recovery.onTry(tried::add);
    }

    private void passTime() {
        now = now.plus(pauses.getLast());
        due.getLast().run();
    }

    @Test
    void aSourceIsTriedAgainEverMoreRarelyAndSaysSinceWhen() {
        Instant first = now;
        for (int i = 0; i < 12; i++) {
            recovery.failed(source, OFFLINE);
            assertThat(source.waitingSinceProperty().get()).isEqualTo(first);
            passTime();
        }
        assertThat(tried).hasSize(12).containsOnly(source);
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
        for (int i = 1; i < 4; i++) {
            assertThat(pauses.get(i)).isGreaterThan(pauses.get(i - 1));
        }
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(75));
        // Not to one beat: what failed together isn't asked for together.
        assertThat(pauses.subList(6, 12)).doesNotHaveDuplicates();
    }

    @Test
    void aServerIsLeftAloneForAsLongAsItSays() {
        recovery.failed(source, new MediaFailure.Busy(503, 40));
        assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(41));
        recovery.failed(source, new MediaFailure.Busy(503, 1_000_000));
        assertThat(pauses.getLast()).isLessThan(Recovery.LATEST.plusSeconds(2));
    }

    @Test
    void whatCameBackIsNotTriedAgain() {
        recovery.failed(source, OFFLINE);
        recovery.fine(source);
        assertThat(source.waitingSinceProperty().get()).isNull();
        assertThat(cancelled).isOne();
        due.getFirst().run();
        assertThat(tried).isEmpty();
        now = now.plusSeconds(100);
        recovery.failed(source, OFFLINE);
        assertThat(source.waitingSinceProperty().get()).isEqualTo(now);
        assertThat(pauses.getLast()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whatDoesNotPassIsNotTriedAgain() {
        recovery.failed(source, OFFLINE);
        recovery.failed(source, new MediaFailure.Undecodable());
        assertThat(source.waitingSinceProperty().get()).isNull();
        due.getFirst().run();
        assertThat(tried).isEmpty();
    }

    @Test
    void nothingIsTriedAfterTheEnd() {
        recovery.failed(source, OFFLINE);
        recovery.close();
        due.getFirst().run();
        assertThat(tried).isEmpty();
        assertThat(cancelled).isOne();
    }
}
