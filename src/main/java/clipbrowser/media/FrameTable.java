package clipbrowser.media;

import clipbrowser.model.FileFacts;
import clipbrowser.model.MediaFailure;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.MediaTime;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file's own headers say of its frames. Frames are numbered in presentation order, after edit lists, from 0;
 * this number names a frame everywhere in the program. Frame 0 begins at 0 of the {@link #grid}; its time on the
 * clock of players is {@link FrameGrid#origin}. Immutable.
 */
public final class FrameTable {
    private static final long MOST_LEAD = 86_400_000_000L;
    /** No source is taken to last longer: whatever counts its time in small steps has to end. */
    private static final MediaTime LONGEST = new MediaTime(100 * 3600, 1);
    /** In seconds: recordings of live streams count from 1970, some from 1904. */
    private static final long LATEST_START = 1L << 32;
    /** Frames a second: the fastest cameras' files say less, and labels count no further. */
    private static final int FASTEST = 1_000;

    private final FileFacts facts;
    private final FrameGrid grid;
    private final long[] keyframes;
    private final int reorderDepth;
    private final long firstPresentationMicros;
    private final Basis basis;
    private Optional<SampleTable> samples = Optional.empty();
    private @Nullable IndexedSamples indexedSamples;
    private List<AudioSamples> audio = List.of();

    /** How the grid is known. */
    public enum Basis {
        /** Every frame's own time was read. */
        EVERY_FRAME,
        /**
         * The rate that the header names, checked against the times at the start, the end and the keyframes: reading
         * every frame's time would have meant reading the whole file over the network.
         */
        DERIVED
    }

    /** How much of a file may be read for its table. */
    public enum Effort {
        /** All that it takes: the bytes are on this disk. */
        WHOLE(Long.MAX_VALUE),
        /** Index and header, and the whole of small files: the bytes come over the network. */
        HEADERS(16L << 20);

        private final long bytes;

        Effort(long bytes) {
            this.bytes = bytes;
        }

        /** How many bytes may be walked over. */
        long bytes() {
            return bytes;
        }
    }

    /** This table, checked: its times fit into nanoseconds in 64 bits. */
    FrameTable checked() throws MediaException {
        if (grid.end().compareTo(LONGEST) > 0 || Math.abs(firstPresentationMicros / 1_000_000) > LATEST_START) {
            throw MediaException.unreadable("it would last over " + LONGEST.numerator() / 3600 + " hours");
        }
        if (grid.rate().nominal() > FASTEST) {
            throw MediaException.unreadable("over " + FASTEST + " frames a second");
        }
        return this;
    }

    /**
     * How much later frame 0 is shown than the earliest picture or sound, as {@link FrameGrid#origin} wants it: in
     * whole microseconds, so that sums with it stay small; 0 where it is more than a day, which no file has.
     */
    public static MediaTime lead(MediaTime first, MediaTime earliest) {
        long micros = first.minus(earliest).micros();
        return MediaTime.ofMicros(micros < 0 || micros > MOST_LEAD ? 0 : micros);
    }

    /** With every frame's own time known. */
    public FrameTable(FileFacts facts, FrameGrid grid, long[] keyframes, int reorderDepth,
            long firstPresentationMicros) {
        this(facts, grid, keyframes, reorderDepth, firstPresentationMicros, Basis.EVERY_FRAME);
    }

    /**
     * @param keyframes               frames that decoding can start at, ascending
     * @param reorderDepth            how many frames may be decoded before an earlier one is shown; 0 without B-frames
     * @param firstPresentationMicros the container's own presentation time of frame 0, in microseconds, before it was
     *                                shifted to 0: what a player that keeps the file's times reports for frame 0
     */
    public FrameTable(FileFacts facts, FrameGrid grid, long[] keyframes, int reorderDepth,
            long firstPresentationMicros, Basis basis) {
        this.facts = facts;
        this.grid = grid;
        this.keyframes = keyframes.clone();
        this.reorderDepth = reorderDepth;
        this.firstPresentationMicros = firstPresentationMicros;
        this.basis = basis;
    }

    /** While it is being made. */
    public FrameTable with(Optional<SampleTable> known, List<AudioSamples> heard) {
        samples = known.map(SampleTable::packed);
        audio = heard.stream().map(AudioSamples::packed).toList();
        return this;
    }

    /** With samples that are looked up along an index, on demand. */
    public FrameTable with(IndexedSamples known) {
        indexedSamples = known;
        return this;
    }

    /** Whether it can be played: {@link #samplesFrom} has samples. */
    public boolean playable() {
        return samples.isPresent() || indexedSamples != null;
    }

    /**
     * Where the samples of a frame and of some that follow it lie, with those that decoding them needs. Reads them out
     * of the file where the index doesn't hold them.
     *
     * @throws MediaException undecodable, if that can't be known
     */
    public SampleTable samplesFrom(long frame, MediaBytes bytes) throws MediaException {
        IndexedSamples ways = indexedSamples;
        if (samples.isEmpty() && ways != null) {
            return MediaException.orUnreadable(() -> ways.from(frame, new BufferedSource(bytes)));
        }
        return samples.orElseThrow(this::unplayable);
    }

    /** The failure to throw where it isn't {@link #playable}: its codec can't be remuxed for the decoder. */
    public MediaException unplayable() {
        return new MediaException(new MediaFailure.OtherCodec(codec()));
    }

    /** The common name of its video codec. */
    public String codec() {
        return CodecName.of(facts.videoCodec());
    }

    /** Where the frames' samples lie; empty if the headers that were read don't say it, or in no form known here. */
    public Optional<SampleTable> samples() {
        return samples;
    }

    /** Where a sound track's samples lie; empty as with {@link #samples()}. @param track counted from 0 */
    public Optional<AudioSamples> audio(int track) {
        return track >= 0 && track < audio.size() && audio.get(track).count() > 0
                ? Optional.of(audio.get(track))
                : Optional.empty();
    }

    /** Whether {@link #audioFrom} has anything to give. @param track counted from 0 */
    public boolean audible(int track) {
        return audio(track).isPresent() || indexedSamples != null && indexedSamples.hears(track);
    }

    /**
     * Where the samples of a sound track from a time on lie, with those before them that decoding them needs.
     *
     * @param track counted from 0
     * @param bytes read from also later, as further samples are looked up
     * @throws MediaException undecodable, if that can't be known
     */
    public AudioSampleReader audioFrom(int track, MediaTime from, MediaBytes bytes) throws MediaException {
        IndexedSamples ways = indexedSamples;
        if (audio(track).isEmpty() && ways != null && ways.hears(track)) {
            return MediaException.orUnreadable(() -> ways.audio(track, from, new BufferedSource(bytes)));
        }
        return AudioSampleReader.of(audio(track).orElseThrow(() -> new MediaException(new MediaFailure.Undecodable())));
    }

    public FileFacts facts() {
        return facts;
    }

    public FrameGrid grid() {
        return grid;
    }

    /** The last keyframe at or before a frame; 0 where the headers name none before it. */
    public long keyframeAtOrBefore(long frame) {
        int found = Arrays.binarySearch(keyframes, frame);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? 0 : keyframes[at];
    }

    /** The first keyframe after a frame; the number of frames where there is none. */
    public long keyframeAfter(long frame) {
        int found = Arrays.binarySearch(keyframes, frame + 1);
        int at = found >= 0 ? found : -found - 1;
        return at < keyframes.length ? keyframes[at] : grid.frames();
    }

    /** The frames that decoding can start at, ascending. */
    long[] keyframes() {
        return keyframes.clone();
    }

    /** The sound tracks in the file's order, also those that have no samples. */
    List<AudioSamples> audio() {
        return audio;
    }

    /** Whether {@link #stored} can be asked for: every frame is known, and nothing is looked up on demand. */
    public boolean storable() {
        return indexedSamples == null && basis == Basis.EVERY_FRAME;
    }

    /** All of it, to be read again by {@link #of}. */
    public byte[] stored() {
        return FrameTableWriter.of(this);
    }

    /**
     * What {@link #stored} gave.
     *
     * @param stored     kept, and read from as samples are looked up
     * @param fileLength of the source, in bytes
     * @param known      whether the same bytes were read without a failure before: then what isn't needed isn't touched
     * @throws MediaException unreadable, if it contradicts itself or the file
     */
    public static FrameTable of(MemorySegment stored, long fileLength, boolean known) throws MediaException {
        return FrameTableReader.read(stored, fileLength, known);
    }

    public boolean isKeyframe(long frame) {
        return Arrays.binarySearch(keyframes, frame) >= 0;
    }

    public int reorderDepth() {
        return reorderDepth;
    }

    public long firstPresentationMicros() {
        return firstPresentationMicros;
    }

    /** Where frame 0 lies on the clocks of the file and of players. */
    public FirstFrame firstFrame() {
        return new FirstFrame(MediaTime.ofMicros(firstPresentationMicros), grid.origin());
    }

    public Basis basis() {
        return basis;
    }
}
