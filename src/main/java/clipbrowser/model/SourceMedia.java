package clipbrowser.model;

import org.jspecify.annotations.Nullable;

/**
 * A long video that clips were cut from.
 *
 * @param id what joins the clips of one source: the service's media id, or a name made from the URL where it gave none
 * @param url the hosted media as the service wrote it, without space around it; unchecked, and null while there is none
 * @param info  null where the service gave none
 */
public record SourceMedia(String id, RunStatus status, @Nullable String url, @Nullable MediaInfo info) {

    /** Of two statements about one source within one answer, the one that says more. */
    SourceMedia better(SourceMedia other) {
        return score(other) > score(this) ? other : this;
    }

    private static int score(SourceMedia s) {
        return (s.url == null ? 0 : 2) + (s.info == null ? 0 : 1) + (s.status == RunStatus.COMPLETE ? 4 : 0);
    }
}
