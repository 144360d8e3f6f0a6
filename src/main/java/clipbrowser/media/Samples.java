package clipbrowser.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the samples of one track lie in the file, in the order of decoding, and how they are decoded: enough to lay
 * them before a decoder again, beginning anywhere. Any thread.
 */
public final class Samples {
    private static final byte[] ICPF = {'i', 'c', 'p', 'f'};
    private final byte[] description;
    private final SampleTimes samples;
    private final int[] ofFrame;
    private final long first;
    private final long frames;
    private final boolean headless;

    /**
     * A stretch of a track.
     *
     * @param ofFrame the samples of {@code first} and the frames after it, as far as they are known
     * @param frames  of the whole source
     */
    Samples(byte[] description, SampleTimes samples, int[] ofFrame, long first, long frames) {
        this(description, samples, ofFrame, first, frames, false);
    }

    private Samples(byte[] description, SampleTimes samples, int[] ofFrame, long first, long frames,
            boolean headless) {
        this.description = description;
        this.samples = samples;
        this.ofFrame = ofFrame;
        this.first = first;
        this.frames = frames;
        this.headless = headless;
    }

    /** ProRes as Matroska has it: without what mp4 begins each frame with. */
    Samples headless() {
        return new Samples(description, samples, ofFrame, first, frames, true);
    }

    /** How many bytes of {@link #header} a decoder wants before each sample; mostly none. */
    public int headerLength() {
        return headless ? 8 : 0;
    }

    /** What isn't in the file and stands before a sample's bytes: its size and ProRes' name for a frame. */
    public byte[] header(int sample) {
        return headless
                ? ByteBuffer.allocate(8).putInt(size(sample) + 8).put(ICPF).array()
                : new byte[0];
    }

    /** Of the picture track; empty without a description. @param description the content of an {@code stsd} box */
    static Optional<Samples> of(Optional<byte[]> description, SampleTimes samples, Presentation presentation) {
        return description.map(known -> {
            long[] times = samples.ascending();
            int[] at = new int[times.length];
            for (int sample = 0; sample < samples.size(); sample++) {
                at[Arrays.binarySearch(times, samples.time(sample))] = sample;
            }
            int[] ofFrame = new int[presentation.media().length];
            for (int frame = 0; frame < ofFrame.length; frame++) {
                ofFrame[frame] = at[Arrays.binarySearch(times, presentation.media()[frame])];
            }
            return new Samples(known, samples, ofFrame, 0, ofFrame.length);
        });
    }

    /** The content of an mp4 {@code stsd} box with one entry that holds for every sample. */
    public byte[] description() {
        return description.clone();
    }

    /** How many. */
    public int count() {
        return samples.size();
    }

    /** Of a sample's first byte in the file; −1 where the headers leave it open. */
    public long position(int sample) {
        return samples.position(sample);
    }

    /** In bytes. */
    public int size(int sample) {
        return (int) Math.min(samples.size(sample), Integer.MAX_VALUE);
    }

    /** Whether decoding can start at it. */
    public boolean key(int sample) {
        return samples.key(sample);
    }

    /** When it stands in the track: only its order among the others' means something. */
    public long time(int sample) {
        return samples.time(sample);
    }

    /** The sample that a frame is. */
    public int ofFrame(long frame) {
        return ofFrame[Math.toIntExact(frame - first)];
    }

    /** How many frames the source has. */
    public long frames() {
        return frames;
    }

    /** The frame after the last one whose sample is known: {@link #frames} unless this is a stretch of the source. */
    public long end() {
        return first + ofFrame.length;
    }
}
