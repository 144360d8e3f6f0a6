package clipbrowser.app;

import clipbrowser.controller.review.ReviewWriter;
import clipbrowser.controller.run.ResponseCache;
import clipbrowser.model.RunKey;
import clipbrowser.store.StoreException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last answer about each run of one service, in the review file. A store that fails costs only that. */
final class StoredResponses implements ResponseCache {
    private static final Logger LOG = LoggerFactory.getLogger(StoredResponses.class);
    private final ReviewWriter books;
    private final String origin;

    StoredResponses(ReviewWriter books, String origin) {
        this.books = books;
        this.origin = origin;
    }

    @Override
    public void keep(String runId, byte[] raw) {
        try {
            books.store().runs().keepAnswer(new RunKey(origin, runId), raw);
        } catch (StoreException e) {
            LOG.warn("the answer wasn't kept", e);
        }
    }

    @Override
    public Optional<Kept> last(String runId) {
        try {
            return books.store().runs().lastAnswer(new RunKey(origin, runId))
                    .map(kept -> new Kept(kept.raw(), kept.at()));
        } catch (StoreException e) {
            LOG.warn("the kept answer can't be read", e);
            return Optional.empty();
        }
    }
}
