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
    private final ThumbnailQueue wishes = new ThumbnailQueue();

    private static Key key(String source, long frame) {
        return new Key(source, frame, 48);
    }

    private static List<Long> frames(List<Request> wishes) {
        return wishes.stream().map(wish -> wish.key().frame()).toList();
    }

    @Test
    void whatWasDroppedIsNotMade() throws Exception {
        wishes.want(key("a", 1), MEDIA, true);
        wishes.want(key("a", 2), MEDIA, true);
        wishes.want(key("a", 2), MEDIA, true);
        wishes.drop(key("a", 1));
        wishes.drop(key("a", 2));
        assertThat(frames(wishes.next(10))).as("one place still wants frame 2").containsExactly(2L);
        wishes.done(key("a", 2));
        assertThat(wishes.size()).isZero();
    }

    @Test
    void aHandfulIsOfOneSourceAndNoLargerThanAsked() throws Exception {
        for (int i = 0; i < 10; i++) {
            wishes.want(key("a", i), MEDIA, true);
            wishes.want(key("b", i), MEDIA, true);
        }
        List<Request> handful = wishes.next(4);
        assertThat(handful).hasSize(4).allMatch(wish -> wish.key().source().equals(handful.getFirst().key().source()));
    }

    @Test
    void theNewestMomentGoesFirst() throws Exception {
        wishes.want(key("a", 1), MEDIA, true);
        long end = System.nanoTime() + 400_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        wishes.want(key("a", 7), MEDIA, false);
        wishes.want(key("a", 8), MEDIA, false);
        assertThat(frames(wishes.next(10))).last().isEqualTo(1L);
    }

    @Test
    void wishesTakenBackAndMadeAgainAtOnceStayWanted() {
        wishes.want(key("a", 1), MEDIA, true);
        wishes.drop(key("a", 1));
        assertThat(wishes.wanted(List.of(key("a", 1)))).as("for a moment").isTrue();
        wishes.want(key("a", 1), MEDIA, true);
        assertThat(wishes.wanted(List.of(key("a", 1)))).isTrue();
        wishes.close();
        assertThat(wishes.wanted(List.of(key("a", 1)))).isFalse();
    }

    @Test
    void closingEndsTheWaiting() throws Exception {
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                assertThat(wishes.next(1)).isEmpty();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        wishes.close();
        waiting.join();
        assertThat(wishes.next(1)).isEmpty();
    }
}
