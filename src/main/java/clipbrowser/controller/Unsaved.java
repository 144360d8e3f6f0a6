package clipbrowser.controller;

import clipbrowser.model.StoreFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What isn't in the review file.
 *
 * @param entries how many were said and wait; 0 where all is saved
 * @param reason  why they couldn't be written; null where nothing was tried in vain
 * @param kept    the file beside it that holds them until it can be written; null where that failed too
 */
public record Unsaved(int entries, @Nullable StoreFailure reason, @Nullable Path kept) {}
