package clipbrowser.player.vlc.remux;

import clipbrowser.media.MediaException;
import clipbrowser.media.SampleTable;
import clipbrowser.model.MediaFailure;
import clipbrowser.player.vlc.remux.RemuxedVideo;
import java.util.Arrays;

/** The samples of a {@link RemuxedVideo} in decoding order, while it is being put together. One thread. */
final class LaidSamples {
    /** The most samples: an index stays within some dozen megabytes whatever a file's headers claim. */
    static final int MOST = 250_000;
    private final SampleTable samples;
    private final long sourceLength;
    private int[] all;
    private int count;

    /** @param about how many there will be */
    LaidSamples(SampleTable samples, long sourceLength, long about) throws MediaException {
        check(about);
        this.samples = samples;
        this.sourceLength = sourceLength;
        this.all = new int[(int) about + 64];
    }

    private static void check(long count) throws MediaException {
        if (count > MOST) {
            throw new MediaException(new MediaFailure.Unreadable("keyframes too far apart"));
        }
    }

    boolean there(int sample) {
        return there(samples, sample, sourceLength);
    }

    /** Whether the file has a sample's bytes. */
    static boolean there(SampleTable samples, int sample, long sourceLength) {
        long position = samples.position(sample);
        return position >= 0 && samples.size(sample) > 0 && position <= sourceLength - samples.size(sample);
    }

    SampleTable samples() {
        return samples;
    }

    /** In bytes. */
    long sourceLength() {
        return sourceLength;
    }

    /** @return its place */
    int add(int sample) throws MediaException {
        check(count);
        if (count == all.length) {
            all = Arrays.copyOf(all, count * 2);
        }
        all[count] = sample;
        return count++;
    }

    int last() {
        return count == 0 ? -1 : all[count - 1];
    }

    int[] all() {
        return Arrays.copyOf(all, count);
    }

    /** Adds samples after the last wanted one, so that the decoder outputs it. @param from the first of them */
    void pad(int from, int padding) throws MediaException {
        int next = from;
        int end = count + padding;
        for (long tried = 0; count < end && tried < samples.count() + (long) padding; tried++) {
            if (next == samples.count()) {
                // At the source's end: its first samples again, which depend on none before them. The same keyframe
                // twice in a row would count as one picture, and later samples may refer to pictures that aren't
                // there.
                next = 0;
            }
            if (there(next)) {
                add(next);
            }
            next++;
        }
    }

    /** Each sample's place in the order of showing: stretch after stretch of samples in the source's order. */
    int[] ranks() throws MediaException {
        if (count == 0) {
            throw new MediaException(new MediaFailure.Unreadable("a frame's bytes are missing"));
        }
        int[] rank = new int[count];
        for (int start = 0; start < count;) {
            int stop = start + 1;
            while (stop < count && all[stop] > all[stop - 1]) {
                stop++;
            }
            long[] sorted = new long[stop - start];
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = samples.time(all[start + i]);
            }
            Arrays.sort(sorted);
            int[] taken = new int[sorted.length];
            for (int i = start; i < stop; i++) {
                int place = first(sorted, samples.time(all[i]));
                // Of several at one time the first decoded is the first shown.
                rank[i] = start + place + taken[place]++;
            }
            start = stop;
        }
        return rank;
    }

    private static int first(long[] sorted, long time) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
