package clipbrowser.media.http;

/** Told how much of a source is cached. Called on any thread with a lock held: has to return at once. */
@FunctionalInterface
public interface MediaProgress {
    /** @param permille thousandths of the file */
    void cached(String mediaId, long permille);
}
