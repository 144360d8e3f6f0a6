package clipbrowser.media;

import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.Arrays;
import java.util.List;

/**
 * A Matroska file that is too far away to be read as a whole: what a frame needs is read where the cues say that it
 * lies.
 *
 * @param scale    nanoseconds a tick of the file
 * @param origin   when frame 0 is shown, in nanoseconds of the file
 * @param frames   how many there are
 * @param keys     frames that cues point to, ascending
 * @param clusters where the cluster of each of them lies
 * @param end      where the segment ends
 */
record MatroskaStretches(MatroskaTracks tracks, byte[] description, long scale, FrameRate rate, long origin,
        long frames, long[] keys, long[] clusters, long end) {
    private static final long SECOND = 1_000_000_000;
    /** A stretch goes on for so long at least, and then to the next cue, in nanoseconds. */
    private static final long LEAST = 2 * SECOND;

    Samples from(long frame, ByteWindow file) throws MediaException {
        int found = Arrays.binarySearch(keys, frame);
        int begin = Math.max(0, found >= 0 ? found : -found - 2);
        long enough = frame + Math.max(1, rate.frameNearest(new MediaTime(LEAST, SECOND)));
        int stop = begin + 1;
        while (stop < keys.length && keys[stop] < enough) {
            stop++;
        }
        long last = stop < keys.length ? clusters[stop] : end;
        MatroskaBlocks blocks = new MatroskaBlocks(file, tracks, scale, List.of());
        long at = clusters[begin];
        // With the cluster of the next cue: a decoder wants some samples behind those that are wanted.
        while (at <= last && end - at >= 2) {
            Ebml element = Ebml.at(file, at, end);
            at = element.id() == MatroskaReader.CLUSTER ? blocks.cluster(element) : element.end();
        }
        return samples(keys[begin], blocks.times());
    }

    private Samples samples(long first, SampleTimes read) throws MediaException {
        SampleTimes kept = new SampleTimes();
        int[] at = new int[read.size()];
        Arrays.fill(at, -1);
        int known = 0;
        for (int sample = 0; sample < read.size(); sample++) {
            long frame = frame(read.time(sample));
            // What stands before the cue's own block belongs to the stretch before.
            if (kept.size() == 0 && !(read.key(sample) && frame == first)) {
                continue;
            }
            if (frame >= first && frame - first < at.length) {
                at[(int) (frame - first)] = kept.size();
            }
            kept.at(read.time(sample), 0, read.position(sample), read.size(sample), read.key(sample));
        }
        while (known < at.length && at[known] >= 0 && first + known < frames) {
            known++;
        }
        if (known == 0) {
            throw MediaException.unreadable("a cue points to nothing");
        }
        return new Samples(description, kept, Arrays.copyOf(at, known), first, frames);
    }

    private long frame(long nanos) throws MediaException {
        long frame = rate.frameNearest(new MediaTime(nanos - origin, SECOND));
        long off = rate.startOf(frame).nanos() - (nanos - origin);
        if (Math.abs(off) > scale + 1) {
            throw MediaException.unreadable("a frame is off the rate");
        }
        return frame;
    }
}
