package clipbrowser.media;

import clipbrowser.time.MediaTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the samples of one sound track lie in the file: packets of compressed sound, or pieces of uncompressed sound.
 * Any thread.
 */
public final class AudioSamples {
    /** Packets that are decoded before a wanted time, so that the sound is right at it. */
    private static final int BEFORE = 48;

    private final byte[] description;
    private final long timescale;
    private final TrackSamples samples;
    private final int audioFrameBytes;
    private final MediaTime start;
    private final int count;

    /**
     * @param audioFrameBytes bytes of one audio frame (a sample of every channel); 0 for compressed sound
     * @param start       when tick 0 of the track is heard, where frame 0 is shown at 0
     */
    public AudioSamples(byte[] description, long timescale, SampleList samples, int audioFrameBytes, MediaTime start) {
        this(description, timescale, samples, audioFrameBytes, start, samples.size());
    }

    private AudioSamples(byte[] description, long timescale, TrackSamples samples, int audioFrameBytes, MediaTime start,
            int count) {
        this.description = description;
        this.timescale = timescale;
        this.samples = samples;
        this.audioFrameBytes = audioFrameBytes;
        this.start = start;
        this.count = count;
    }

    /** Read from where they were stored. @param samples of the whole track */
    static AudioSamples stored(byte[] description, long timescale, PackedSamples samples, int audioFrameBytes,
            MediaTime start) {
        return new AudioSamples(description, timescale, samples, audioFrameBytes, start, samples.size());
    }

    /** The same in as little memory as they take. */
    AudioSamples packed() {
        return new AudioSamples(description, timescale, packedSamples(), audioFrameBytes, start, count);
    }

    PackedSamples packedSamples() {
        return PackedSamples.of(samples);
    }

    MediaTime start() {
        return start;
    }

    /** As if the track ended before a packet or piece. @param stop at most {@link #count()} */
    public AudioSamples before(int stop) {
        return new AudioSamples(description, timescale, samples, audioFrameBytes, start, stop);
    }

    /** The byte range of the file from the packets needed for a time to the track's end. */
    public List<SparseBytes.ByteRange> byteRanges(MediaTime from) {
        List<SparseBytes.ByteRange> byteRanges = new ArrayList<>();
        for (int sample = Math.max(0, at(from) - BEFORE); sample < count; sample++) {
            if (position(sample) >= 0 && size(sample) > 0) {
                byteRanges.add(new SparseBytes.ByteRange(position(sample), position(sample) + size(sample)));
            }
        }
        return byteRanges;
    }

    /** The content of an mp4 {@code stsd} box with one entry that holds for every sample. */
    public byte[] description() {
        return description.clone();
    }

    /** As mp4 names it. */
    public String codec() {
        return description.length < 16 ? "" : new String(description, 12, 4, StandardCharsets.ISO_8859_1);
    }

    /** How many packets or pieces. */
    public int count() {
        return count;
    }

    /** Of the first byte in the file; −1 where the headers leave it open. */
    public long position(int sample) {
        return samples.position(sample);
    }

    /** In bytes. */
    public int size(int sample) {
        return (int) Math.min(samples.size(sample), Integer.MAX_VALUE);
    }

    /** How many audio frames a piece of PCM holds; 1 for a packet of compressed sound. */
    public int audioFrames(int sample) {
        return audioFrameBytes == 0 ? 1 : size(sample) / audioFrameBytes;
    }

    /** Bytes of one audio frame; 0 for compressed sound. */
    public int audioFrameBytes() {
        return audioFrameBytes;
    }

    /** Ticks of the track a second. */
    public long timescale() {
        return timescale;
    }

    /** When a sample begins, in ticks of the track. @param sample up to {@link #count()}, which is the end */
    public long ticks(int sample) {
        return sample == samples.size() ? samples.end() : samples.time(sample);
    }

    /** When a sample begins to be heard, where frame 0 is shown at 0. @param sample up to {@link #count()} */
    public MediaTime time(int sample) {
        return new MediaTime(ticks(sample), timescale).plus(start);
    }

    /** The last sample that begins at or before a time; 0 if none does. */
    public int at(MediaTime time) {
        int low = 0;
        int high = count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (time(middle).compareTo(time) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
