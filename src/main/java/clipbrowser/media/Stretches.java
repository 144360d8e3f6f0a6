package clipbrowser.media;

import clipbrowser.time.MediaTime;
import java.util.Arrays;

/** The ways to the samples of a file that is too far away to be read as a whole: read where an index says they lie. */
sealed interface Stretches permits MatroskaStretches, Mp4Stretches {
    /** A frame's samples, with those that decoding it needs and some of those that follow. Blocks. */
    Samples from(long frame, ByteWindow file) throws MediaException;

    /** Whether the packets of a sound track can be laid before a decoder. @param track counted from 0 */
    boolean hears(int track);

    /**
     * The packets of a sound track, piece by piece.
     *
     * @param track counted from 0
     * @param from  where frame 0 is shown at 0
     */
    SoundPath sound(int track, MediaTime from, ByteWindow file) throws MediaException;

    /**
     * What was read, from a keyframe on.
     *
     * @param frame  which frame each sample that was read is
     * @param first  the keyframe
     * @param frames of the whole source
     */
    static Samples samples(byte[] description, SampleTimes read, long[] frame, long first, long frames)
            throws MediaException {
        SampleTimes kept = new SampleTimes();
        int[] at = new int[read.size()];
        Arrays.fill(at, -1);
        int known = 0;
        for (int sample = 0; sample < read.size(); sample++) {
            // What stands before the keyframe belongs to the stretch before.
            if (kept.size() == 0 && !(read.key(sample) && frame[sample] == first)) {
                continue;
            }
            if (frame[sample] >= first && frame[sample] - first < at.length) {
                at[(int) (frame[sample] - first)] = kept.size();
            }
            kept.at(read.time(sample), 0, read.position(sample), read.size(sample), read.key(sample));
        }
        while (known < at.length && at[known] >= 0 && first + known < frames) {
            known++;
        }
        if (known == 0) {
            throw MediaException.unreadable("the index points to nothing");
        }
        return new Samples(description, kept, Arrays.copyOf(at, known), first, frames);
    }
}
