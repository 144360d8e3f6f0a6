package clipbrowser.media;

import clipbrowser.model.FileFacts;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FrameTableWriter} wrote. Nothing in it is believed: whatever doesn't fit together is unreadable,
 * and no number in it makes this take more memory than the file has bytes, or a later look-up fail.
 */
final class FrameTableReader {
    private static final int LARGEST_FACTS = 1 << 20;

    private final ByteReader in;
    private final MemorySegment words;
    private final long fileLength;
    /** Whether the same bytes were read before: then no number is looked at, and a mapped file stays on the disk. */
    private final boolean known;
    private long wordsUsed;

    private FrameTableReader(ByteReader in, MemorySegment words, long fileLength, boolean known) {
        this.in = in;
        this.words = words;
        this.fileLength = fileLength;
        this.known = known;
    }

    /**
     * @param stored     all of it; kept, and read from as samples are looked up
     * @param fileLength of the source, in bytes
     * @param known      whether the same bytes were read without a failure before
     * @throws MediaException unreadable
     */
    static FrameTable read(MemorySegment stored, long fileLength, boolean known) throws MediaException {
        return MediaException.orUnreadable(() -> {
            int length = new ByteReader(bytes(stored, 0, 4)).i32();
            require(length >= 0 && length <= LARGEST_FACTS);
            ByteReader facts = new ByteReader(bytes(stored, 4, length));
            MemorySegment words = stored.asSlice(FrameTableWriter.start(length));
            return new FrameTableReader(facts, words, fileLength, known).table().checked();
        });
    }

    private static byte[] bytes(MemorySegment stored, long from, int count) {
        return stored.asSlice(from, count).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }

    private FrameTable table() throws MediaException {
        FileFacts facts = facts();
        FrameGrid grid = grid();
        int reorderDepth = in.i32();
        long first = in.i64();
        FrameTable.Basis basis = FrameTable.Basis.values()[in.u8()];
        long[] keyframes = ascending(numbers(), 0, grid.frames());
        require(reorderDepth >= 0 && reorderDepth <= 64);
        Optional<SampleTable> samples = flag() ? Optional.of(samples(grid)) : Optional.empty();
        int tracks = count(16);
        require(tracks == 0 || tracks == facts.audio().size());
        List<AudioSamples> audio = new ArrayList<>();
        for (int track = 0; track < tracks; track++) {
            audio.add(audio());
        }
        require(in.remaining() == 0);
        return new FrameTable(facts, grid, keyframes, reorderDepth, first, basis).with(samples, audio);
    }

    private FileFacts facts() throws MediaException {
        String container = text();
        String codec = text();
        int width = in.i32();
        int height = in.i32();
        int aspectWidth = in.i32();
        int aspectHeight = in.i32();
        int rotation = in.i32();
        require(width > 0 && height > 0 && aspectWidth > 0 && aspectHeight > 0 && rotation % 90 == 0 && rotation >= 0
                && rotation < 360);
        boolean mirrored = flag();
        boolean interlaced = flag();
        boolean highRange = flag();
        List<FileFacts.AudioTrack> audio = new ArrayList<>();
        for (int left = count(20); left > 0; left--) {
            audio.add(new FileFacts.AudioTrack(in.i32(), text(), in.i32(), in.i32(), text()));
        }
        @Nullable
        FrameRate constant = flag() ? rate() : null;
        FileFacts.@Nullable StartTimecode start = flag()
                ? new FileFacts.StartTimecode(in.i64(), rate(), flag())
                : null;
        return new FileFacts(container, codec, width, height, aspectWidth, aspectHeight, rotation, mirrored,
                interlaced, highRange, audio, constant, start);
    }

    private FrameGrid grid() throws MediaException {
        int kind = in.u8();
        FrameRate rate = rate();
        FrameGrid grid;
        if (kind == FrameTableWriter.EVEN) {
            long frames = in.i64();
            require(frames <= LongList.MOST);
            grid = new FrameGrid.Even(rate, frames);
        } else {
            long timescale = in.i64();
            PackedLongs ticks = numbers();
            require(ticks.size() > 1);
            long[] each = new long[ticks.size() - 1];
            java.util.Arrays.setAll(each, ticks::get);
            grid = new FrameGrid.Listed(each, ticks.get(each.length), timescale, rate);
        }
        return grid.from(time());
    }

    private SampleTable samples(FrameGrid grid) throws MediaException {
        byte[] description = bytes();
        SampleHeader header = switch (in.u8()) {
            case FrameTableWriter.FIXED_HEADER -> new SampleHeader.Fixed(bytes());
            case FrameTableWriter.PRO_RES_HEADER -> new SampleHeader.ProRes();
            default -> sets();
        };
        PackedSamples samples = packed();
        PackedLongs ofFrame = numbers();
        require(ofFrame.size() == grid.frames());
        for (int frame = 0; !known && frame < ofFrame.size(); frame++) {
            long sample = ofFrame.get(frame);
            require(sample >= 0 && sample < samples.size());
        }
        return new SampleTable(description, samples, header, ofFrame, 0, ofFrame.size());
    }

    private SampleHeader sets() throws MediaException {
        byte[][] sets = new byte[count(4)][];
        require(sets.length > 0);
        for (int i = 0; i < sets.length; i++) {
            sets[i] = bytes();
            require(sets[i].length == sets[0].length);
        }
        return new SampleHeader.ParameterSets(sets);
    }

    private AudioSamples audio() throws MediaException {
        byte[] description = bytes();
        long timescale = in.i64();
        int audioFrameBytes = in.i32();
        require(timescale > 0 && audioFrameBytes >= 0);
        MediaTime start = time();
        return AudioSamples.stored(description, timescale, packed(), audioFrameBytes, start);
    }

    private PackedSamples packed() throws MediaException {
        PackedLongs times = numbers();
        PackedLongs positions = numbers();
        PackedLongs sizes = numbers();
        PackedLongs keys = numbers();
        PackedLongs from = numbers();
        PackedLongs by = numbers();
        require(positions.size() == times.size() && sizes.size() == times.size() && from.size() == by.size());
        if (known) {
            return new PackedSamples(times, positions, sizes, keys, from, by, in.i64());
        }
        for (int sample = 0; sample < times.size(); sample++) {
            long size = sizes.get(sample);
            long position = positions.get(sample);
            require(size >= 0 && size <= Integer.MAX_VALUE - 64 && position >= 0 && position <= fileLength - size);
        }
        ascending(keys, 0, times.size());
        ascending(from, 0, times.size());
        return new PackedSamples(times, positions, sizes, keys, from, by, in.i64());
    }

    private static long[] ascending(PackedLongs numbers, long least, long end) throws MediaException {
        long[] all = new long[numbers.size()];
        long from = least;
        for (int i = 0; i < all.length; i++) {
            all[i] = numbers.get(i);
            require(all[i] >= from && all[i] < end);
            from = all[i] + 1;
        }
        return all;
    }

    private PackedLongs numbers() throws MediaException {
        int size = in.i32();
        int count = in.i32();
        require(size >= 0 && size <= LongList.MOST + 1 && count >= 0 && count <= words.byteSize() / 8 - wordsUsed);
        MemorySegment own = words.asSlice(wordsUsed * 8, count * 8L);
        wordsUsed += count;
        return PackedLongs.of(own, size, known);
    }

    private FrameRate rate() throws MediaException {
        return new FrameRate(in.i64(), in.i64());
    }

    private MediaTime time() throws MediaException {
        return new MediaTime(in.i64(), in.i64());
    }

    private boolean flag() throws MediaException {
        return in.u8() != 0;
    }

    private String text() throws MediaException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() throws MediaException {
        return in.slice(count(1)).copy();
    }

    /** How many of something follow. @param each bytes that one takes at least */
    private int count(int each) throws MediaException {
        int count = in.i32();
        require(count >= 0 && count <= in.remaining() / each);
        return count;
    }

    private static void require(boolean fits) throws MediaException {
        if (!fits) {
            throw MediaException.unreadable("a stored table contradicts itself");
        }
    }
}
