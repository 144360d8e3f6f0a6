package clipbrowser.media.mp4;

import clipbrowser.media.AudioSampleReader;
import clipbrowser.media.AudioSamples;
import clipbrowser.media.BufferedSource;
import clipbrowser.media.ByteReader;
import clipbrowser.media.IndexedSamples;
import clipbrowser.media.MediaException;
import clipbrowser.media.SampleAllowance;
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
 * A fragmented mp4 that is too far away for all its fragments' headers to be read: they are read where its index says
 * that they lie.
 *
 * @param announced the content of {@code mvex}, which fragments' headers lean on
 * @param picture   the number of the picture track
 * @param described what a decoder is told of it
 * @param first     when frame 0 is shown, in ticks of the picture track
 * @param lead      how long the first picture of the file is shown before frame 0, in the same
 * @param frames    how many there are
 */
record Mp4IndexedSamples(FragmentIndex places, byte[] announced, long picture, VideoDescription described,
        long timescale,
        long first, long lead, FrameRate rate, long frames, List<AudioTrack> heard) implements IndexedSamples {
    private static final MediaTime LEAST = MediaTime.ofMillis(2_000);
    /** Sound may lie so much before the pictures of its fragment, with what a decoder needs before it. */
    private static final MediaTime BEFORE = MediaTime.ofMillis(1_000);
    private static final MediaTime NOTHING = new MediaTime(-(1L << 30), 1);
    /** Boxes that are read for one request at most; some files have a fragment for each frame. */
    private static final int MOST_BOXES = 10_000;
    /** Keyframes may lie a few fragments back. */
    private static final int MOST_BACK = 64;

    /**
     * A sound track.
     *
     * @param description empty where it can't be decoded
     * @param audioFrameBytes of all channels of uncompressed sound; 0 for compressed sound
     * @param start       when its tick 0 is heard, where frame 0 is shown at 0
     */
    record AudioTrack(long number, Optional<byte[]> description, long timescale, int audioFrameBytes,
            MediaTime start) {}

    /** With the number of frames that the last fragments tell. */
    Mp4IndexedSamples counted(BufferedSource file) throws MediaException {
        SampleList last = read(places.positions()[places.positions().length - 1], new MediaTime(1L << 30, 1),
                file).samples;
        long[] shown = last.ascending();
        if (shown.length == 0) {
            throw MediaException.unreadable("the index points to nothing");
        }
        return new Mp4IndexedSamples(places, announced, picture, described, timescale, first, lead, rate,
                Math.max(frames, frame(shown[shown.length - 1]) + 1), heard);
    }

    /** The frames that the index points to. */
    long[] keyframes() {
        long[] found = new long[places.times().length];
        int count = 0;
        for (long time : places.times()) {
            long frame = rate.frameNearest(
                    new MediaTime(time, places.timescale()).minus(new MediaTime(lead, timescale)));
            if (frame >= 0 && frame < frames && (count == 0 || frame > found[count - 1])) {
                found[count++] = frame;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The fragment that a time lies in, or the first. */
    private int place(MediaTime time) {
        long shown = time.plus(new MediaTime(lead, timescale)).nanos();
        int low = 0;
        int high = places.times().length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (new MediaTime(places.times()[middle], places.timescale()).nanos() <= shown) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public SampleTable from(long frame, BufferedSource file) throws MediaException {
        MediaTime wanted = rate.startOf(frame);
        int begin = place(wanted);
        for (int back = 0; back <= MOST_BACK; back = back == 0 ? 1 : 2 * back) {
            int from = Math.max(0, begin - back);
            back = from == 0 ? MOST_BACK : back;
            Walked walked;
            try {
                walked = read(places.positions()[from], wanted.plus(LEAST), file);
            } catch (MediaException e) {
                if (e.failure() instanceof MediaFailure.Unreadable) {
                    // The index may lie: what stands before is read instead.
                    continue;
                }
                throw e;
            }
            long[] frameOf = new long[walked.samples.size()];
            for (int sample = 0; sample < frameOf.length; sample++) {
                frameOf[sample] = frame(walked.samples.time(sample));
            }
            Optional<SampleTable> found = IndexedSamples.samples(described.content(), described.header(),
                    described.prepared(walked.samples), frameOf, frame, frames, walked.whole);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw MediaException.unreadable("no keyframe before a frame");
    }

    /** @param whole whether nothing follows in the file */
    private record Walked(SampleList samples, boolean whole) {}

    private Walked read(long position, MediaTime until, BufferedSource file) throws MediaException {
        SampleList read = new SampleList(new SampleAllowance());
        Mp4Fragments fragments = new Mp4Fragments(file, new ByteReader(announced)).collect(picture, read);
        long last = until.plus(new MediaTime(first, timescale)).nanos();
        long at = position;
        boolean enough = false;
        for (int boxes = 0; boxes < MOST_BOXES && at < file.length(); boxes++) {
            Mp4Reader.Top top = Mp4Reader.Top.at(file, at);
            if (top.type().equals("moof")) {
                fragments.fragment(at, top);
                // With one more: a decoder wants some samples behind those that are wanted.
                if (enough) {
                    break;
                }
                enough = read.size() > 0 && new MediaTime(read.end(), timescale).nanos() > last;
            }
            at = top.end();
        }
        if (read.size() > 0 && !read.within(file.length())) {
            throw MediaException.unreadable("the pictures' bytes are not in the file");
        }
        return new Walked(read, at >= file.length());
    }

    /** The nearest: where times turn out to be off the rate that the ends bear out, they still tell what is shown. */
    private long frame(long ticks) {
        return rate.frameNearest(new MediaTime(ticks - first, timescale));
    }

    @Override
    public boolean hears(int track) {
        return track >= 0 && track < heard.size() && heard.get(track).description.isPresent();
    }

    @Override
    public AudioSampleReader audio(int track, MediaTime from, BufferedSource file) throws MediaException {
        AudioTrack audio = heard.get(track);
        SampleList packets = SampleList.ofSound(new SampleAllowance(), file.length(), audio.timescale);
        SampleList pictures = new SampleList(new SampleAllowance());
        Mp4Fragments fragments = new Mp4Fragments(file, new ByteReader(announced)).collect(picture, pictures)
                .collect(audio.number, packets, audio.audioFrameBytes);
        int begin = place(from.minus(BEFORE));
        return new AudioSampleReader(new AudioSampleReader.Source() {
            private long at = places.positions()[begin];

            @Override
            public boolean onward() throws MediaException {
                for (int boxes = 0; boxes < MOST_BOXES && at < file.length(); boxes++) {
                    long here = at;
                    Mp4Reader.Top top = Mp4Reader.Top.at(file, here);
                    at = top.end();
                    if (top.type().equals("moof")) {
                        fragments.fragment(here, top);
                        return true;
                    }
                }
                return false;
            }

            @Override
            public MediaTime reached() {
                // Where there is no sound, what would be here would lie a little before or after the pictures.
                MediaTime seen = pictures.size() == 0
                        ? NOTHING
                        : new MediaTime(pictures.end() - first, timescale).minus(BEFORE).minus(LEAST);
                if (packets.size() == 0) {
                    return seen;
                }
                AudioSamples known = samples();
                MediaTime played = known.time(known.count());
                return played.compareTo(seen) > 0 ? played : seen;
            }

            @Override
            public AudioSamples samples() {
                return new AudioSamples(audio.description.orElseThrow(), audio.timescale, packets,
                        audio.audioFrameBytes,
                        audio.start);
            }
        });
    }
}
