package clipbrowser.app;

import clipbrowser.controller.Bookkeeper;
import clipbrowser.model.SourceSettings;
import clipbrowser.store.StoreException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the editor set for the sources of one service. A store that fails costs only that. Any thread. */
final class StoredSources {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSources.class);
    private final Bookkeeper books;
    private final String origin;
    private volatile Map<String, SourceSettings> known = Map.of();

    StoredSources(Bookkeeper books, String origin) {
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

    SourceSettings of(String mediaId) {
        return known.getOrDefault(mediaId, SourceSettings.NONE);
    }
}
