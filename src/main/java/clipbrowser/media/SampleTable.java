package clipbrowser.media;

import java.util.Arrays;

/**
 * The samples of one track in decoding order, with their places in the file and how they are decoded: all that remuxing
 * needs to begin anywhere. Immutable; any thread.
 */
public final class SampleTable {
    private final byte[] description;
    private final TrackSamples samples;
    private final SampleHeader header;
    private final PackedLongs ofFrame;
    private final long first;
    private final long frames;

    /**
     * Part of a track.
     *
     * @param header  what a decoder wants before each sample
     * @param ofFrame the samples of {@code first} and the frames after it, as far as they are known
     * @param frames  of the whole source
     */
    SampleTable(byte[] description, TrackSamples samples, SampleHeader header, int[] ofFrame, long first, long frames) {
        this(description, samples, header, PackedLongs.of(ofFrame.length, i -> ofFrame[i]), first, frames);
    }

    SampleTable(byte[] description, TrackSamples samples, SampleHeader header, PackedLongs ofFrame, long first,
            long frames) {
        this.description = description;
        this.samples = samples;
        this.header = header;
        this.ofFrame = ofFrame;
        this.first = first;
        this.frames = frames;
    }

    /** How many bytes of {@link #header} a decoder wants before each sample; mostly none. */
    public int headerLength() {
        return header.length();
    }

    /** What isn't in the file and stands before a sample's bytes, such as ProRes' name for a frame. */
    public byte[] header(int sample) {
        return header.of(size(sample), samples.description(sample));
    }

    /** Of the picture track. @param description the content of an {@code stsd} box */
    static SampleTable of(byte[] description, SampleList samples, SampleHeader header, EditList presentation) {
        long[] times = samples.ascending();
        int[] at = new int[times.length];
        Arrays.fill(at, -1);
        for (int sample = 0; sample < samples.size(); sample++) {
            int place = Arrays.binarySearch(times, samples.time(sample));
            // What the end of the file cuts off is decoded and not shown. Of two samples with one time the one
            // with a picture counts.
            if (place >= 0 && (at[place] < 0 || samples.size(sample) > 0)) {
                at[place] = sample;
            }
        }
        int[] ofFrame = new int[presentation.media().length];
        for (int frame = 0; frame < ofFrame.length; frame++) {
            ofFrame[frame] = at[Arrays.binarySearch(times, presentation.media()[frame])];
        }
        return new SampleTable(description, samples, header, ofFrame, 0, ofFrame.length);
    }

    /** The same in as little memory as it takes. */
    SampleTable packed() {
        return new SampleTable(description, packedSamples(), header, ofFrame, first, frames);
    }

    PackedSamples packedSamples() {
        return PackedSamples.of(samples);
    }

    SampleHeader header() {
        return header;
    }

    /** The sample that each frame is. */
    PackedLongs samplesOfFrames() {
        return ofFrame;
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
        return (int) ofFrame.get(Math.toIntExact(frame - first));
    }

    /** How many frames the source has. */
    public long frames() {
        return frames;
    }

    /** The end of the frames whose samples are known, exclusive; {@link #frames} unless this is part of the source. */
    public long end() {
        return first + ofFrame.size();
    }
}
