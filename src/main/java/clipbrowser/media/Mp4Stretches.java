package clipbrowser.media;

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
 * @param first     when frame 0 is shown, in ticks of the picture track
 * @param lead      how long the first picture of the file is shown before frame 0, in the same
 * @param frames    how many there are
 */
record Mp4Stretches(Mp4Places places, byte[] announced, long picture, byte[] description, long timescale, long first,
        long lead, FrameRate rate, long frames, List<Sound> heard) implements Stretches {
    private static final MediaTime LEAST = MediaTime.ofMillis(2_000);
    /** Sound may lie so much before the pictures of its fragment, with what a decoder needs before it. */
    private static final MediaTime BEFORE = MediaTime.ofMillis(1_000);
    private static final MediaTime NOTHING = new MediaTime(-(1L << 30), 1);
    /** Boxes that are walked over for one stretch; fragments of a frame each are many. */
    private static final int MOST_BOXES = 10_000;
    /** Keyframes may lie a few fragments back. */
    private static final int MOST_BACK = 64;

    /**
     * A sound track.
     *
     * @param description empty where it can't be decoded
     * @param start       when its tick 0 is heard, where frame 0 is shown at 0
     */
    record Sound(long number, Optional<byte[]> description, long timescale, MediaTime start) {}

    /** With the number of frames that the last fragments tell. */
    Mp4Stretches counted(ByteWindow file) throws MediaException {
        SampleTimes last = read(places.positions()[places.positions().length - 1], new MediaTime(1L << 30, 1), file);
        long[] shown = last.ascending();
        if (shown.length == 0) {
            throw MediaException.unreadable("the index points to nothing");
        }
        return new Mp4Stretches(places, announced, picture, description, timescale, first, lead, rate,
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
    public Samples from(long frame, ByteWindow file) throws MediaException {
        MediaTime wanted = rate.startOf(frame);
        int begin = place(wanted);
        for (int back = 0; back <= MOST_BACK && begin - back >= 0; back++) {
            SampleTimes read = read(places.positions()[begin - back], wanted.plus(LEAST), file);
            long[] frameOf = new long[read.size()];
            long key = -1;
            for (int sample = 0; sample < frameOf.length; sample++) {
                frameOf[sample] = frame(read.time(sample));
                if (read.key(sample) && key < 0) {
                    key = frameOf[sample];
                }
            }
            if (key >= 0 && key <= frame) {
                return Stretches.samples(description, read, frameOf, key, frames);
            }
        }
        throw MediaException.unreadable("no keyframe before a frame");
    }

    private SampleTimes read(long position, MediaTime until, ByteWindow file) throws MediaException {
        Mp4Fragments fragments = new Mp4Fragments(file, picture, new Cursor(announced));
        SampleTimes read = new SampleTimes();
        long last = until.plus(new MediaTime(first, timescale)).nanos();
        long at = position;
        boolean enough = false;
        for (int boxes = 0; boxes < MOST_BOXES && at < file.length(); boxes++) {
            Mp4Reader.Top top = Mp4Reader.Top.at(file, at);
            if (top.type().equals("moof")) {
                fragments.fragment(at, top, read);
                // With one more: a decoder wants some samples behind those that are wanted.
                if (enough) {
                    break;
                }
                enough = read.size() > 0 && new MediaTime(read.end(), timescale).nanos() > last;
            }
            at = top.end();
        }
        return read;
    }

    private long frame(long ticks) throws MediaException {
        MediaTime time = new MediaTime(ticks - first, timescale);
        long frame = rate.frameNearest(time);
        MediaTime off = rate.startOf(frame).minus(time).abs();
        if (off.compareTo(new MediaTime(2, timescale)) > 0) {
            throw MediaException.unreadable("a frame is off the rate");
        }
        return frame;
    }

    @Override
    public boolean hears(int track) {
        return track >= 0 && track < heard.size() && heard.get(track).description.isPresent();
    }

    @Override
    public SoundPath sound(int track, MediaTime from, ByteWindow file) throws MediaException {
        Sound sound = heard.get(track);
        Mp4Fragments fragments = new Mp4Fragments(file, sound.number, new Cursor(announced));
        Mp4Fragments shown = new Mp4Fragments(file, picture, new Cursor(announced));
        SampleTimes packets = new SampleTimes();
        SampleTimes pictures = new SampleTimes();
        int begin = place(from.minus(BEFORE));
        return new SoundPath(new SoundPath.Walk() {
            private long at = places.positions()[begin];

            @Override
            public boolean onward() throws MediaException {
                for (int boxes = 0; boxes < MOST_BOXES && at < file.length(); boxes++) {
                    long here = at;
                    Mp4Reader.Top top = Mp4Reader.Top.at(file, here);
                    at = top.end();
                    if (top.type().equals("moof")) {
                        fragments.fragment(here, top, packets);
                        shown.fragment(here, top, pictures);
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
                SoundSamples known = samples();
                MediaTime played = known.time(known.count());
                return played.compareTo(seen) > 0 ? played : seen;
            }

            @Override
            public SoundSamples samples() {
                return new SoundSamples(sound.description.orElseThrow(), sound.timescale, packets, 0, sound.start);
            }
        });
    }
}
