package clipbrowser.controller.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.controller.thumbnails.ThumbnailQueue.Key;
import clipbrowser.controller.thumbnails.ThumbnailQueue.Request;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ThumbnailQueueTest {
    private static final SourceMedia MEDIA = new SourceMedia("m", RunStatus.COMPLETE, null, null);
    private final ThumbnailQueue requests = new ThumbnailQueue();

    private static Key key(String source, long frame) {
        return new Key(source, frame, 48);
    }

    private static List<Long> frames(List<Request> requests) {
        return requests.stream().map(request -> request.key().frame()).toList();
    }

    @Test
    void whatWasDroppedIsNotMade() throws Exception {
        requests.want(key("a", 1), MEDIA, true);
        requests.want(key("a", 2), MEDIA, true);
        requests.want(key("a", 2), MEDIA, true);
        requests.drop(key("a", 1));
        requests.drop(key("a", 2));
        assertThat(frames(requests.next(10))).as("one place still wants frame 2").containsExactly(2L);
        requests.done(key("a", 2));
        assertThat(requests.size()).isZero();
    }

    @Test
    void aHandfulIsOfOneSourceAndNoLargerThanAsked() throws Exception {
        for (int i = 0; i < 10; i++) {
            requests.want(key("a", i), MEDIA, true);
            requests.want(key("b", i), MEDIA, true);
        }
        List<Request> handful = requests.next(4);
        assertThat(handful).hasSize(4)
                .allMatch(request -> request.key().source().equals(handful.getFirst().key().source()));
    }

    @Test
    void theNewestRequestsGoFirst() throws Exception {
        requests.want(key("a", 1), MEDIA, true);
        long end = System.nanoTime() + 400_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        requests.want(key("a", 7), MEDIA, false);
        requests.want(key("a", 8), MEDIA, false);
        assertThat(frames(requests.next(10))).last().isEqualTo(1L);
    }

    @Test
    void requestsDroppedAndMadeAgainAtOnceStayWanted() {
        requests.want(key("a", 1), MEDIA, true);
        requests.drop(key("a", 1));
        assertThat(requests.wanted(List.of(key("a", 1)))).as("for a moment").isTrue();
        requests.want(key("a", 1), MEDIA, true);
        assertThat(requests.wanted(List.of(key("a", 1)))).isTrue();
        requests.close();
        assertThat(requests.wanted(List.of(key("a", 1)))).isFalse();
    }

    @Test
    void closingEndsTheWaiting() throws Exception {
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                assertThat(requests.next(1)).isEmpty();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        requests.close();
        waiting.join();
        assertThat(requests.next(1)).isEmpty();
    }
}
