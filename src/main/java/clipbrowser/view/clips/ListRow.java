package clipbrowser.view.clips;

import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Source;

/** A row of the clip list. */
sealed interface ListRow {
    record OfClip(ReviewedClip clip) implements ListRow {}

    /**
     * The source of the rows below it.
     *
     * @param clips  how many of its clips are listed
     * @param length of these together, as it is written
     */
    record OfSource(Source source, int clips, String length) implements ListRow {}

    /** Over the clips that are no longer in the run, at the end. */
    record OfGone(int clips, String length) implements ListRow {}
}
