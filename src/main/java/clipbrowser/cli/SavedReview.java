package clipbrowser.cli;

import clipbrowser.model.ClipReview;
import clipbrowser.model.RunKey;
import clipbrowser.model.SourceSettings;
import clipbrowser.model.StoredReview;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run's review and its sources' settings, read from the disk.
 *
 * @param clipReviews by clip key
 * @param sources  by media id
 */
public record SavedReview(Map<String, ClipReview> clipReviews, Map<String, SourceSettings> sources) {
    static final SavedReview NONE = new SavedReview(Map.of(), Map.of());

    /** @param data the folder of the review file; nothing is made where there is none yet */
    public static SavedReview read(Path data, RunKey key) throws StoreException {
        if (!Files.exists(data.resolve(ReviewStore.FILE))) {
            return NONE;
        }
        try (ReviewStore store = ReviewStore.open(data)) {
            Map<String, StoredReview> clips = store.load(key).clips();
            return new SavedReview(clips.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                    e -> e.getValue().clipReview())), store.runs().sources(key.origin()));
        }
    }
}
