package clipbrowser.session;

import clipbrowser.time.MediaTime;

/**
 * How far the review has come. Clips that are no longer in the run don't count.
 *
 * @param keptLength of all kept clips together, as they stand now
 */
public record Counts(int kept, int rejected, int undecided, MediaTime keptLength) {
    public static final Counts NONE = new Counts(0, 0, 0, MediaTime.ZERO);

    public int total() {
        return kept + rejected + undecided;
    }
}
