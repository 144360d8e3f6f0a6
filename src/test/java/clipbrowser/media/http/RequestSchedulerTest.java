package clipbrowser.media.http;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.http.RequestScheduler.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestSchedulerTest {
    private long now;
    private final RequestScheduler scheduler = new RequestScheduler(() -> now);

    private RequestScheduler.Turn turn(Purpose purpose) {
        return scheduler.turn(purpose);
    }

    @Test
    void sixAnswersAreUnderWayAtATime() throws InterruptedException {
        List<RequestScheduler.Turn> turns = new ArrayList<>();
        for (int i = 0; i < RequestScheduler.ANSWERS; i++) {
            turns.add(turn(Purpose.SCREEN));
            assertThat(turns.getLast().await(0)).isTrue();
        }
        RequestScheduler.Turn seventh = turn(Purpose.SCREEN);
        assertThat(seventh.await(0)).isFalse();
        turns.getFirst().end();
        turns.getFirst().end();
        assertThat(seventh.await(0)).isTrue();
        assertThat(turn(Purpose.SCREEN).await(0)).isFalse();
    }

    @Test
    void halfOfThemAreTheScreensAlone() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThat(turn(Purpose.BACKGROUND).await(0)).isTrue();
        }
        assertThat(turn(Purpose.BACKGROUND).await(0)).isFalse();
        assertThat(turn(Purpose.SCREEN).await(0)).isTrue();
    }

    @Test
    void nothingIsAskedInTheBackgroundWhileTheScreenWaits() throws InterruptedException {
        scheduler.waits(Purpose.SCREEN);
        RequestScheduler.Turn thumbnail = turn(Purpose.BACKGROUND);
        assertThat(thumbnail.await(0)).isFalse();
        assertThat(turn(Purpose.SCREEN).await(0)).isTrue();
        scheduler.served(Purpose.SCREEN);
        assertThat(thumbnail.await(0)).isTrue();
    }

    @Test
    void whoIsToAskForTheScreenGoesBeforeTheBackground() throws InterruptedException {
        RequestScheduler.Turn screen = turn(Purpose.SCREEN);
        RequestScheduler.Turn thumbnail = turn(Purpose.BACKGROUND);
        assertThat(thumbnail.await(0)).isFalse();
        screen.end();
        assertThat(thumbnail.await(0)).isTrue();
    }

    @Test
    void afterTwoSecondsTheBackgroundHasItsTurn() throws InterruptedException {
        scheduler.waits(Purpose.SCREEN);
        RequestScheduler.Turn thumbnail = turn(Purpose.BACKGROUND);
        now += RequestScheduler.LONGEST - 1;
        assertThat(thumbnail.await(0)).isFalse();
        now++;
        assertThat(thumbnail.await(0)).isTrue();
    }

    @Test
    void whatWaitsInTheBackgroundHoldsNobodyUp() throws InterruptedException {
        scheduler.waits(Purpose.BACKGROUND);
        assertThat(turn(Purpose.BACKGROUND).await(0)).isTrue();
    }
}
