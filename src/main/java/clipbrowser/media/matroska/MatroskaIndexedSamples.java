package clipbrowser.media.matroska;

import clipbrowser.media.AudioSampleReader;
import clipbrowser.media.AudioSamples;
import clipbrowser.media.BufferedSource;
import clipbrowser.media.IndexedSamples;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleList;
import clipbrowser.media.SampleTable;
import clipbrowser.media.VideoDescription;
import clipbrowser.model.MediaFailure;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A Matroska file that is too far away to be read as a whole: what a frame needs is read where the cues say that it
 * lies.
 *
 * @param described what a decoder is told of the pictures
 * @param scale    nanoseconds a tick of the file
 * @param origin   when frame 0 is shown, in nanoseconds of the file
 * @param frames   how many there are
 * @param keys     frames that cues point to, ascending
 * @param clusters where the cluster of each of them lies
 * @param start    where the first cluster of all lies: sound may begin before the pictures
 * @param end      where the segment ends
 */
record MatroskaIndexedSamples(MatroskaTracks tracks, VideoDescription described, long scale, FrameRate rate,
        long origin, long frames, long[] keys, long[] clusters, long start, long end) implements IndexedSamples {
    private static final long SECOND = 1_000_000_000;
    /** Samples are read for at least this long, and then up to the next cue, in nanoseconds. */
    private static final long LEAST = 2 * SECOND;
    /** Sound may lie so much before or after the pictures of its time, with what a decoder needs before it. */
    private static final MediaTime BEFORE = MediaTime.ofMillis(1_000);
    private static final MediaTime FAR = MediaTime.ofMillis(5_000);
    /** Cues that are tried before the one that should do. */
    private static final int MOST_BACK = 8;
    private static final long LATEST = 1L << 60;

    @Override
    public SampleTable from(long frame, BufferedSource file) throws MediaException {
        int found = Arrays.binarySearch(keys, frame);
        int begin = Math.max(0, found >= 0 ? found : -found - 2);
        long enough = frame + Math.max(1, rate.frameNearest(new MediaTime(LEAST, SECOND)));
        int stop = begin + 1;
        while (stop < keys.length && keys[stop] < enough) {
            stop++;
        }
        // Cues may be wrong, or point to frames that aren't keyframes: then earlier ones are tried.
        for (int back = 0; back <= MOST_BACK && begin - back >= 0; back++) {
            try {
                Optional<SampleTable> known = samples(frame, clusters[begin - back],
                        stop < keys.length ? clusters[stop] : end, file);
                if (known.isPresent()) {
                    return known.get();
                }
            } catch (MediaException e) {
                if (!(e.failure() instanceof MediaFailure.Unreadable)) {
                    throw e;
                }
            }
        }
        throw MediaException.unreadable("the index points to nothing");
    }

    private Optional<SampleTable> samples(long wanted, long from, long last, BufferedSource file)
            throws MediaException {
        MatroskaBlocks blocks = new MatroskaBlocks(file, tracks, scale, List.of());
        long at = from;
        // With the cluster of the next cue: a decoder wants some samples behind those that are wanted.
        while (at <= last && end - at >= 2) {
            Ebml element = Ebml.at(file, at, end);
            at = element.id() == MatroskaReader.CLUSTER ? blocks.cluster(element) : element.end();
        }
        SampleList read = blocks.times();
        if (read.size() == 0 || !read.within(file.length())) {
            return Optional.empty();
        }
        // The nearest: where times turn out to be off the rate that the ends bear out, they still tell what is shown.
        long[] frame = new long[read.size()];
        for (int sample = 0; sample < frame.length; sample++) {
            frame[sample] = rate.frameNearest(new MediaTime(read.time(sample) - origin, SECOND));
        }
        return IndexedSamples.samples(described.content(), described.header(), described.prepared(read), frame, wanted,
                frames, end - at < 2);
    }

    @Override
    public boolean hears(int track) {
        return track >= 0 && track < tracks.audio().size() && tracks.audio().get(track).description().isPresent();
    }

    @Override
    public AudioSampleReader audio(int track, MediaTime from, BufferedSource file) {
        MediaTime early = from.minus(BEFORE);
        int found = Arrays.binarySearch(keys, Math.max(0, rate.frameNearest(early)));
        int begin = Math.max(0, found >= 0 ? found : -found - 2);
        MatroskaBlocks blocks = new MatroskaBlocks(file, tracks, scale, List.of(tracks.audio().get(track)));
        return new AudioSampleReader(new AudioSampleReader.Source() {
            private long at = begin == 0 ? start : clusters[begin];

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
                AudioSamples known = samples();
                MediaTime heard = known.time(known.count());
                // Where there is no sound, what would be here would lie a little before or after the pictures.
                MediaTime seen = new MediaTime(Math.max(blocks.reached(), -LATEST) - origin, SECOND).minus(FAR);
                return known.count() > 0 && heard.compareTo(seen) > 0 ? heard : seen;
            }

            @Override
            public AudioSamples samples() {
                return blocks.audio(origin, 0).getFirst();
            }
        });
    }
}
