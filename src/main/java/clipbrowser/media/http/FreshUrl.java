package clipbrowser.media.http;

import java.util.Optional;

/** Asks the service for a source's new URL when the present one has expired. */
@FunctionalInterface
public interface FreshUrl {
    /**
     * Blocks; any thread but FX's, and several at once.
     *
     * @param expired the URL that no longer serves
     * @return empty if the service gives no other
     */
    Optional<String> urlOf(String mediaId, String expired);
}
