package clipbrowser.media.http;

import java.util.Optional;

/** Asks the service for a source's present URL, when the one at hand has expired. */
@FunctionalInterface
public interface FreshUrl {
    /**
     * Blocks; any thread but FX's, and several at once.
     *
     * @param expired the URL that no longer serves
     * @return empty if there is none to be had
     */
    Optional<String> urlOf(String mediaId, String expired);
}
