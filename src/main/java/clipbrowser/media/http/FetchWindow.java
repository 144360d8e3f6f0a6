package clipbrowser.media.http;

/**
 * Which blocks a reader fetches: the one that is read, some after it, and what it said it will read. One thread at a
 * time.
 */
final class FetchWindow {
    private final int ahead;
    private long wanted = -1;
    private long expectedFrom = -1;
    private long expectedTo = -1;

    /** @param ahead blocks fetched beyond the one that is read */
    FetchWindow(int ahead) {
        this.ahead = ahead;
    }

    /** The block that is read; −1 before the first. */
    long wanted() {
        return wanted;
    }

    void want(long block) {
        wanted = block;
    }

    /**
     * Bytes that will be read in order, once the first of their blocks is.
     *
     * @param from inclusive
     * @param to exclusive
     */
    void expect(long from, long to) {
        expectedFrom = from / MediaCache.BLOCK;
        expectedTo = Math.ceilDiv(to, MediaCache.BLOCK);
    }

    /**
     * A block that is to be fetched now; −1 where enough is there. A new question is asked once half of what is kept
     * ahead is used up, not for each block.
     *
     * @param running whether an answer is under way
     */
    long missing(MediaCache.Blocks blocks, boolean running) {
        long stop = stop(blocks);
        long soon = running ? stop : Math.max(wanted + ahead / 2, expected() ? expectedTo - 1 : -1);
        for (long block = wanted; block < stop && block <= soon; block++) {
            if (!blocks.has(block)) {
                return block;
            }
        }
        return -1;
    }

    /** The byte that an answer from a block on is to end before: where the window ends, or what is held begins. */
    long endOf(long block, MediaCache.Blocks blocks) {
        long last = block;
        for (long stop = stop(blocks); last + 1 < stop && !blocks.has(last + 1);) {
            last++;
        }
        return last * MediaCache.BLOCK + blocks.lengthOf(last);
    }

    /** The same where nothing is known of the file: −1 for its end, unless a single block is all that is asked for. */
    long endOf(long block) {
        return ahead == 0 ? (block + 1) * MediaCache.BLOCK : -1;
    }

    private boolean expected() {
        return wanted >= expectedFrom && wanted < expectedTo;
    }

    private long stop(MediaCache.Blocks blocks) {
        return Math.min(blocks.count(), Math.max(wanted + ahead + 1, expected() ? expectedTo : -1));
    }
}
