package clipbrowser.media.http;

/** Hears how much of a source is cached. Called on any thread, with a lock held: hand over and return. */
@FunctionalInterface
public interface MediaProgress {
    /** @param permille thousandths of the file */
    void cached(String mediaId, long permille);
}
