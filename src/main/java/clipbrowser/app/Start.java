package clipbrowser.app;

import clipbrowser.api.HttpClipApi;
import org.jspecify.annotations.Nullable;

/**
 * What the window was asked to begin with.
 *
 * @param runId  null for the start page
 * @param apiUrl where the service is
 * @param demo   the demo's own server instead of the service
 */
record Start(@Nullable String runId, String apiUrl, boolean demo) {
    static final String API_URL = HttpClipApi.HOSTED;
    /** The start page of the service's own. */
    static final Start EMPTY = new Start(null, API_URL, false);
}
