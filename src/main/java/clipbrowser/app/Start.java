package clipbrowser.app;

import clipbrowser.api.HttpClipApi;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the window was asked to begin with.
 *
 * @param runId  null for the start page
 * @param apiUrl where the service is
 * @param demo   the demo's own server instead of the service
 * @param from   a saved answer to be opened instead of asking the service; null without
 */
record Start(@Nullable String runId, String apiUrl, boolean demo, @Nullable Path from) {
    static final String API_URL = HttpClipApi.HOSTED;

    Start(@Nullable String runId, String apiUrl, boolean demo) {
        this(runId, apiUrl, demo, null);
    }

    /** The start page of the service's own. */
    static final Start EMPTY = new Start(null, API_URL, false, null);
}
