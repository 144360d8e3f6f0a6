package clipbrowser.media;

import clipbrowser.model.FileFacts;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a frame table as it is kept on the disk: the length of the small facts, these, then the words of its packed
 * numbers from the next multiple of eight bytes on. {@link FrameTableReader} reads it.
 */
final class FrameTableWriter {
    static final int EVEN = 0;
    static final int LISTED = 1;
    static final int FIXED_HEADER = 0;
    static final int PRO_RES_HEADER = 1;
    static final int SETS_HEADER = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final List<MemorySegment> words = new ArrayList<>();

    private FrameTableWriter() {}

    /** @param table {@linkplain FrameTable#storable that can be} */
    static byte[] of(FrameTable table) {
        try {
            FrameTableWriter writer = new FrameTableWriter();
            writer.table(table);
            return writer.together();
        } catch (IOException e) {
            // Written to memory.
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] together() {
        byte[] facts = bytes.toByteArray();
        int start = start(facts.length);
        long end = start + words.stream().mapToLong(MemorySegment::byteSize).sum();
        MemorySegment all = MemorySegment.ofArray(new byte[Math.toIntExact(end)]);
        all.asByteBuffer().putInt(facts.length).put(facts);
        long at = start;
        for (MemorySegment one : words) {
            all.asSlice(at).copyFrom(one);
            at += one.byteSize();
        }
        return (byte[]) all.heapBase().orElseThrow();
    }

    /** Where the words begin. @param facts how many bytes stand before them */
    static int start(int facts) {
        return (4 + facts + 7) / 8 * 8;
    }

    private void table(FrameTable table) throws IOException {
        facts(table.facts());
        grid(table.grid());
        out.writeInt(table.reorderDepth());
        out.writeLong(table.firstPresentationMicros());
        out.writeByte(table.basis().ordinal());
        long[] keyframes = table.keyframes();
        numbers(PackedLongs.of(keyframes.length, i -> keyframes[i]));
        Optional<SampleTable> samples = table.samples();
        out.writeBoolean(samples.isPresent());
        if (samples.isPresent()) {
            samples(samples.get());
        }
        out.writeInt(table.audio().size());
        for (AudioSamples track : table.audio()) {
            audio(track);
        }
    }

    private void facts(FileFacts facts) throws IOException {
        text(facts.container());
        text(facts.videoCodec());
        for (int number : new int[]{facts.width(), facts.height(), facts.aspectWidth(), facts.aspectHeight(),
                facts.rotation()}) {
            out.writeInt(number);
        }
        out.writeBoolean(facts.mirrored());
        out.writeBoolean(facts.interlaced());
        out.writeBoolean(facts.highRange());
        out.writeInt(facts.audio().size());
        for (FileFacts.AudioTrack track : facts.audio()) {
            out.writeInt(track.number());
            text(track.codec());
            out.writeInt(track.channels());
            out.writeInt(track.sampleRate());
            text(track.language());
        }
        FrameRate rate = facts.constantRate();
        out.writeBoolean(rate != null);
        if (rate != null) {
            rate(rate);
        }
        FileFacts.StartTimecode start = facts.startTimecode();
        out.writeBoolean(start != null);
        if (start != null) {
            out.writeLong(start.frame());
            rate(start.rate());
            out.writeBoolean(start.drop());
        }
    }

    private void grid(FrameGrid grid) throws IOException {
        switch (grid) {
            case FrameGrid.Even even -> {
                out.writeByte(EVEN);
                rate(even.rate());
                out.writeLong(even.frames());
            }
            case FrameGrid.Listed listed -> {
                out.writeByte(LISTED);
                rate(listed.rate());
                out.writeLong(listed.timescale());
                numbers(PackedLongs.of(Math.toIntExact(listed.frames() + 1), listed::ticks));
            }
        }
        time(grid.origin());
    }

    private void samples(SampleTable table) throws IOException {
        bytes(table.description());
        switch (table.header()) {
            case SampleHeader.Fixed fixed -> {
                out.writeByte(FIXED_HEADER);
                bytes(fixed.bytes());
            }
            case SampleHeader.ProRes _ -> out.writeByte(PRO_RES_HEADER);
            case SampleHeader.ParameterSets several -> {
                out.writeByte(SETS_HEADER);
                out.writeInt(several.sets().length);
                for (byte[] sets : several.sets()) {
                    bytes(sets);
                }
            }
        }
        packed(table.packedSamples());
        numbers(table.samplesOfFrames());
    }

    private void audio(AudioSamples track) throws IOException {
        bytes(track.description());
        out.writeLong(track.timescale());
        out.writeInt(track.audioFrameBytes());
        time(track.start());
        packed(track.packedSamples());
    }

    private void packed(PackedSamples samples) throws IOException {
        for (PackedLongs numbers : List.of(samples.times(), samples.positions(), samples.sizes(), samples.keys(),
                samples.describedFrom(), samples.describedBy())) {
            numbers(numbers);
        }
        out.writeLong(samples.end());
    }

    private void numbers(PackedLongs numbers) throws IOException {
        out.writeInt(numbers.size());
        out.writeInt(Math.toIntExact(numbers.words().byteSize() / 8));
        words.add(numbers.words());
    }

    private void rate(FrameRate rate) throws IOException {
        out.writeLong(rate.numerator());
        out.writeLong(rate.denominator());
    }

    private void time(MediaTime time) throws IOException {
        out.writeLong(time.numerator());
        out.writeLong(time.denominator());
    }

    private void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }
}
