package clipbrowser.app;

import clipbrowser.controller.review.ReviewWriter;
import clipbrowser.controller.run.SourceSettingsStore;
import clipbrowser.model.SourceSettings;
import clipbrowser.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the editor set for the sources of one service, in the review file. A store that fails costs only that. */
final class StoredSourceSettings implements SourceSettingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSourceSettings.class);
    private final ReviewWriter books;
    private final String origin;
    private final Object writing = new Object();
    private volatile Map<String, SourceSettings> known = Map.of();

    StoredSourceSettings(ReviewWriter books, String origin) {
        this.books = books;
        this.origin = origin;
    }

    /** Reads them. Blocks: not for the FX thread. */
    void load() {
        try {
            known = books.store().runs().sources(origin);
        } catch (StoreException e) {
            LOG.warn("settings of sources can't be read", e);
        }
    }

    @Override
    public SourceSettings of(String mediaId) {
        return known.getOrDefault(mediaId, SourceSettings.NONE);
    }

    @Override
    public synchronized void set(String mediaId, SourceSettings to) {
        Map<String, SourceSettings> all = new HashMap<>(known);
        all.put(mediaId, to);
        known = Map.copyOf(all);
    }

    @Override
    public void write(String mediaId) throws StoreException {
        // One at a time, and always what stands now: the last to be set is the last to be written.
        synchronized (writing) {
            books.store().runs().putSource(origin, mediaId, of(mediaId));
        }
    }
}
