package clipbrowser.media;

/**
 * How many samples may be collected out of one file, all its tracks together. A few bytes of a header can announce
 * millions of samples: what is collected is bounded, and what no bytes stand for is bounded more closely.
 */
public final class SampleAllowance {
    /** A day at 60 frames a second with its sound. About 24 bytes each. */
    static final long MOST = 10_000_000;
    /** Samples that no bytes of their own stand for in the header, since all are equally long and large. */
    static final long MOST_IMPLIED = 1_000_000;
    /** As many more for each entry of a table that says where some of them lie. */
    static final long PER_CHUNK = 256;

    private long left = MOST;
    private long impliedLeft = MOST_IMPLIED;

    /** One sample more. */
    void one() throws MediaException {
        if (--left < 0) {
            throw MediaException.unreadable("over " + MOST + " samples");
        }
    }

    /** @param chunks how many places the header names for them */
    public void implied(long count, long chunks) throws MediaException {
        impliedLeft -= Math.max(0, count - chunks * PER_CHUNK);
        if (impliedLeft < 0) {
            throw MediaException.unreadable(count + " samples in a header that names none");
        }
    }
}
