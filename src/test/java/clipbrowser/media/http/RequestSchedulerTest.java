package clipbrowser.media.http;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.ReadPurpose;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestSchedulerTest {
    private long now;
    private final RequestScheduler scheduler = new RequestScheduler(() -> now);

    private RequestScheduler.Turn turn(ReadPurpose purpose) {
        return scheduler.turn(purpose);
    }

    @Test
    void sixAnswersAreUnderWayAtATime() throws InterruptedException {
        List<RequestScheduler.Turn> turns = new ArrayList<>();
        for (int i = 0; i < RequestScheduler.ANSWERS; i++) {
            turns.add(turn(ReadPurpose.FRAME));
            assertThat(turns.getLast().await(0)).isTrue();
        }
        RequestScheduler.Turn seventh = turn(ReadPurpose.FRAME);
        assertThat(seventh.await(0)).isFalse();
        turns.getFirst().end();
        turns.getFirst().end();
        assertThat(seventh.await(0)).isTrue();
        assertThat(turn(ReadPurpose.FRAME).await(0)).isFalse();
    }

    @Test
    void halfOfThemAreTheScreensAlone() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            assertThat(turn(ReadPurpose.THUMBNAIL).await(0)).isTrue();
        }
        assertThat(turn(ReadPurpose.THUMBNAIL).await(0)).isFalse();
        assertThat(turn(ReadPurpose.FRAME).await(0)).isTrue();
    }

    @Test
    void nothingIsAskedInTheBackgroundWhileTheScreenWaits() throws InterruptedException {
        scheduler.waits(ReadPurpose.FRAME);
        RequestScheduler.Turn thumbnail = turn(ReadPurpose.THUMBNAIL);
        assertThat(thumbnail.await(0)).isFalse();
        assertThat(turn(ReadPurpose.FRAME).await(0)).isTrue();
        scheduler.served(ReadPurpose.FRAME);
        assertThat(thumbnail.await(0)).isTrue();
    }

    @Test
    void whoIsToAskForTheScreenGoesBeforeTheBackground() throws InterruptedException {
        RequestScheduler.Turn screen = turn(ReadPurpose.FRAME);
        RequestScheduler.Turn thumbnail = turn(ReadPurpose.THUMBNAIL);
        assertThat(thumbnail.await(0)).isFalse();
        screen.end();
        assertThat(thumbnail.await(0)).isTrue();
    }

    @Test
    void afterTwoSecondsTheBackgroundHasItsTurn() throws InterruptedException {
        scheduler.waits(ReadPurpose.FRAME);
        RequestScheduler.Turn thumbnail = turn(ReadPurpose.THUMBNAIL);
        now += RequestScheduler.LONGEST - 1;
        assertThat(thumbnail.await(0)).isFalse();
        now++;
        assertThat(thumbnail.await(0)).isTrue();
    }

    @Test
    void whatWaitsInTheBackgroundHoldsNobodyUp() throws InterruptedException {
        scheduler.waits(ReadPurpose.THUMBNAIL);
        assertThat(turn(ReadPurpose.THUMBNAIL).await(0)).isTrue();
    }

    @Test
    void theMoreUrgentGoesFirst() throws InterruptedException {
        List<RequestScheduler.Turn> turns = new ArrayList<>();
        for (ReadPurpose purpose : ReadPurpose.values()) {
            turns.addFirst(turn(purpose));
        }
        assertThat(turns.getFirst().await(0)).isFalse();
        assertThat(turns.get(4).await(0)).isFalse();
        for (RequestScheduler.Turn turn : turns.reversed().subList(0, 6)) {
            assertThat(turn.await(0)).isTrue();
        }
        assertThat(turns.get(2).await(0)).isFalse();
    }

    @Test
    void theNextClipLetsThePictureOnScreenGoFirstButNotTheOtherWayRound() throws InterruptedException {
        scheduler.waits(ReadPurpose.PLAYING);
        scheduler.waits(ReadPurpose.NEXT);
        RequestScheduler.Turn next = turn(ReadPurpose.NEXT);
        RequestScheduler.Turn thumbnail = turn(ReadPurpose.THUMBNAIL);
        assertThat(next.await(0)).isFalse();
        assertThat(turn(ReadPurpose.FRAME).await(0)).isTrue();
        scheduler.served(ReadPurpose.PLAYING);
        assertThat(thumbnail.await(0)).isFalse();
        assertThat(next.await(0)).isTrue();
        assertThat(thumbnail.await(0)).isFalse();
        scheduler.served(ReadPurpose.NEXT);
        assertThat(thumbnail.await(0)).isTrue();
    }
}
