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
        long frames, long[] keys, long[] clusters, long end) implements Stretches {
    private static final long SECOND = 1_000_000_000;
    /** A stretch goes on for so long at least, and then to the next cue, in nanoseconds. */
    private static final long LEAST = 2 * SECOND;
    /** Sound may lie so much before or after the pictures of its time, with what a decoder needs before it. */
    private static final MediaTime BEFORE = MediaTime.ofMillis(1_000);
    private static final MediaTime FAR = MediaTime.ofMillis(5_000);
    private static final long LATEST = 1L << 60;

    @Override
    public Samples from(long frame, ByteWindow file) throws MediaException {
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

    @Override
    public boolean hears(int track) {
        return track >= 0 && track < tracks.sound().size() && tracks.sound().get(track).description().isPresent();
    }

    @Override
    public SoundPath sound(int track, MediaTime from, ByteWindow file) {
        MediaTime early = from.minus(BEFORE);
        int found = Arrays.binarySearch(keys, Math.max(0, rate.frameNearest(early)));
        int begin = Math.max(0, found >= 0 ? found : -found - 2);
        MatroskaBlocks blocks = new MatroskaBlocks(file, tracks, scale, List.of(tracks.sound().get(track)));
        return new SoundPath(new SoundPath.Walk() {
            private long at = clusters[begin];

            @Override
            public boolean onward() throws MediaException {
                boolean walked = false;
                while (!walked && end - at >= 2) {
                    Ebml element = Ebml.at(file, at, end);
                    walked = element.id() == MatroskaReader.CLUSTER;
                    at = walked ? blocks.cluster(element) : element.end();
                }
                return walked;
            }

            @Override
            public MediaTime reached() {
                SoundSamples known = samples();
                MediaTime heard = known.time(known.count());
                // Where there is no sound, what would be here would lie a little before or after the pictures.
                MediaTime seen = new MediaTime(Math.max(blocks.reached(), -LATEST) - origin, SECOND).minus(FAR);
                return known.count() > 0 && heard.compareTo(seen) > 0 ? heard : seen;
            }

            @Override
            public SoundSamples samples() {
                return blocks.sound(origin, 0).getFirst();
            }
        });
    }

    private Samples samples(long first, SampleTimes read) throws MediaException {
        long[] frame = new long[read.size()];
        for (int sample = 0; sample < frame.length; sample++) {
            frame[sample] = frame(read.time(sample));
        }
        return tracks.framed(Stretches.samples(description, read, frame, first, frames));
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
