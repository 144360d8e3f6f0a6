package clipbrowser.app;

import clipbrowser.controller.review.ReviewWriter;
import clipbrowser.controller.run.ResponseCache;
import clipbrowser.model.RunKey;
import clipbrowser.store.AnswerFiles;
import clipbrowser.store.StoreException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last answer about each run of one service, in the cache folder. */
final class StoredResponses implements ResponseCache {
    private static final Logger LOG = LoggerFactory.getLogger(StoredResponses.class);
    private final AnswerFiles files;
    private final ReviewWriter books;
    private final String origin;
    private final AtomicBoolean moved = new AtomicBoolean();

    /** @param books of a review file that may still hold answers, as those of earlier versions did */
    StoredResponses(AnswerFiles files, ReviewWriter books, String origin) {
        this.files = files;
        this.books = books;
        this.origin = origin;
    }

    @Override
    public void keep(String runId, byte[] raw) {
        move();
        files.keep(new RunKey(origin, runId), raw);
    }

    @Override
    public Optional<Kept> last(String runId) {
        move();
        return files.last(new RunKey(origin, runId)).map(kept -> new Kept(kept.raw(), kept.at()));
    }

    /** Before the first use, so that nothing older is put in the place of something newer. */
    private synchronized void move() {
        if (!moved.getAndSet(true)) {
            try {
                books.store().runs().moveAnswers(files);
            } catch (StoreException e) {
                LOG.warn("older answers weren't moved: {}", e.failure());
            }
        }
    }
}
