package clipbrowser.media.http;

import clipbrowser.media.ReadPurpose;

/**
 * Which blocks a reader fetches: the one that is read, some after it, and what it said it will read. One thread at a
 * time.
 */
final class FetchWindow {
    /** Blocks fetched beyond the one that is read: 4 MB. */
    private static final int MOST = 16;
    /** The same where it mostly ends soon. */
    private static final int LITTLE = 2;
    /** Blocks ahead where reading has just gone on from one block to the next. */
    private static final int FIRST = 2;
    private int ahead;
    private long wanted = -1;
    /** Blocks ahead now: none after a jump, since another may follow soon, then ever more while reading goes on. */
    private int grown;
    private long expectedFrom = -1;
    private long expectedTo = -1;

    FetchWindow(ReadPurpose purpose) {
        this.ahead = blocks(purpose);
    }

    /** It is read for something else from now on. */
    void ahead(ReadPurpose purpose) {
        ahead = blocks(purpose);
        grown = Math.min(grown, ahead);
    }

    /** Blocks fetched beyond the one that is read: many only where reading is sure to go on. */
    private static int blocks(ReadPurpose purpose) {
        return switch (purpose) {
            case PLAYING -> MOST;
            case FRAME, SOUND, HEADERS -> LITTLE;
            case NEXT, WAVEFORM, THUMBNAIL, FILMSTRIP, AHEAD -> 0;
        };
    }

    /** The block that is read; −1 before the first. */
    long wanted() {
        return wanted;
    }

    void want(long block) {
        if (wanted < 0 || block < wanted || block > wanted + Math.max(grown, FIRST)) {
            grown = 0;
        } else if (block > wanted) {
            grown = Math.min(ahead, Math.max(FIRST, 2 * grown));
        }
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
        long soon = running ? stop : Math.max(wanted + grown / 2, expected() ? expectedTo - 1 : -1);
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

    /** The same where nothing is known of the file: a single block, whose answer tells of the rest. */
    static long endOf(long block) {
        return (block + 1) * MediaCache.BLOCK;
    }

    private boolean expected() {
        return wanted >= expectedFrom && wanted < expectedTo;
    }

    private long stop(MediaCache.Blocks blocks) {
        return Math.min(blocks.count(), Math.max(wanted + grown + 1, expected() ? expectedTo : -1));
    }
}
