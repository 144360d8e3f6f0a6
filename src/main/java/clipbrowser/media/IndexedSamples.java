package clipbrowser.media;

import clipbrowser.time.MediaTime;
import java.util.Arrays;
import java.util.Optional;

/** Looks samples up on demand, along a file's index, where reading all headers would mean fetching the whole file. */
public interface IndexedSamples {
    /** A frame's samples, with those that decoding it needs and some of those that follow. Blocks. */
    SampleTable from(long frame, BufferedSource file) throws MediaException;

    /** Whether a sound track can be remuxed for the decoder. @param track counted from 0 */
    boolean hears(int track);

    /**
     * The packets of a sound track, piece by piece.
     *
     * @param track counted from 0
     * @param from  where frame 0 is shown at 0
     */
    AudioSampleReader audio(int track, MediaTime from, BufferedSource file) throws MediaException;

    /** More samples than a codec reorders over: no unknown sample is shown before one that this many others follow. */
    int REORDERED = 32;

    /**
     * What was read, from a keyframe on. A frame of the grid that no sample stands for (a recorder dropped it) is the
     * one before it, held.
     *
     * @param frame  which frame each sample that was read is
     * @param wanted a frame that has to be among them
     * @param frames of the whole source
     * @param whole  whether nothing follows in the file
     * @return empty where there is no keyframe at or before the wanted frame, or the frame isn't among them
     */
    static Optional<SampleTable> samples(byte[] description, SampleHeader header, SampleList read, long[] frame,
            long wanted, long frames, boolean whole) throws MediaException {
        int begin = -1;
        for (int sample = 0; sample < frame.length; sample++) {
            // From the last keyframe before it on.
            if (read.key(sample) && frame[sample] >= 0 && frame[sample] <= wanted
                    && (begin < 0 || frame[sample] > frame[begin])) {
                begin = sample;
            }
        }
        if (begin < 0) {
            return Optional.empty();
        }
        long first = frame[begin];
        SampleList kept = new SampleList(new SampleAllowance());
        int[] at = new int[(int) Math.min(frames - first, (long) frame.length - begin + (1 << 16))];
        Arrays.fill(at, -1);
        long latest = first;
        int settled = 0;
        for (int sample = begin; sample < frame.length; sample++) {
            long place = frame[sample] - first;
            if (place >= 0 && place < at.length && (at[(int) place] < 0)) {
                at[(int) place] = kept.size();
            }
            kept.describe(read.description(sample));
            kept.at(read.time(sample), 0, read.position(sample), read.size(sample), read.key(sample));
            if (whole || sample < frame.length - REORDERED) {
                latest = Math.max(latest, Math.min(frame[sample], first + at.length - 1));
            }
        }
        for (long place = 0; place < at.length; place++) {
            boolean held = at[(int) place] < 0;
            if (held && place > latest - first) {
                break;
            }
            at[(int) place] = held ? at[(int) place - 1] : at[(int) place];
            settled++;
        }
        return first + settled > wanted
                ? Optional.of(new SampleTable(description, kept, header, Arrays.copyOf(at, settled), first, frames))
                : Optional.empty();
    }
}
