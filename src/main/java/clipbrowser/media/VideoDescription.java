package clipbrowser.media;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a decoder is told of an mp4 track's pictures: the track's own descriptions made into one that libVLC can be set
 * up with.
 *
 * @param content   of an {@code stsd} box with one entry
 * @param header    what has to stand before each sample
 * @param skipped   bytes at each sample's beginning that are left out
 * @param usable    how many of the track's descriptions it stands for: samples of later ones can't be decoded
 * @param size      of the pictures where only the stream says it
 */
public record VideoDescription(byte[] content, SampleHeader header, int skipped, int usable,
        Optional<PictureSize> size) {
    /** So much of a sample is looked at; parameter sets stand first. */
    static final int LOOKED_AT = 4096;
    /** A file whose first sample is looked at wherever it lies. */
    private static final long SMALL = 64L << 20;
    /** An entry's fields before its boxes. */
    private static final int FIELDS = 78;
    private static final byte[] START_CODE = {0, 0, 0, 1};

    /**
     * The first sample of a track.
     *
     * @param head its first bytes, at most {@link #LOOKED_AT} @param size all of its bytes
     */
    record First(byte[] head, long size) {}

    /** Reads it only where it is wanted. */
    interface Sample {
        Optional<First> read() throws MediaException;

        /** Whether that costs nothing. */
        boolean atHand() throws MediaException;
    }

    /** @param samples of the track: the first with content is looked at, where it is at hand or has to be */
    public static VideoDescription of(byte[] stsd, SampleList samples, BufferedSource file) throws MediaException {
        int sample = 0;
        while (sample < samples.size() - 1 && samples.size(sample) == 0) {
            sample++;
        }
        long at = samples.position(sample);
        long size = samples.size(sample);
        int wanted = at < 0 ? 0 : (int) Math.min(LOOKED_AT, size);
        return of(stsd, new Sample() {
            @Override
            public Optional<First> read() throws MediaException {
                return wanted == 0 ? Optional.empty() : Optional.of(new First(file.exactly(at, wanted).copy(), size));
            }

            @Override
            public boolean atHand() throws MediaException {
                return file.length() < SMALL || file.atHand(at, wanted);
            }
        });
    }

    /** @param proRes whether the samples are ProRes' as Matroska has them */
    public VideoDescription before(boolean proRes) {
        return proRes ? new VideoDescription(content, new SampleHeader.ProRes(), 0, usable, size) : this;
    }

    /** @param stsd the content of the track's @param first its first sample that decoding can start at */
    static VideoDescription of(byte[] stsd, Sample first) throws MediaException {
        VideoDescription asItIs = new VideoDescription(stsd, SampleHeader.NONE, 0, 1, Optional.empty());
        if (stsd.length < 8) {
            return asItIs;
        }
        List<Box> entries = Box.in(new ByteReader(stsd).skip(8));
        if (entries.isEmpty()) {
            return asItIs;
        }
        Box entry = entries.getFirst();
        boolean h264 = entry.type().equals("avc1") || entry.type().equals("avc3");
        boolean h265 = entry.type().equals("hvc1") || entry.type().equals("hev1");
        byte[] body = entry.body().copy();
        if (!h264 && !h265 || body.length < FIELDS) {
            return entries.size() == 1 ? asItIs : asItIs.with(alone(entry.type(), body), same(entries));
        }
        ParameterSets sets = ParameterSets.ofSetup(h265, setup(body, h265));
        boolean sizeless = new ByteReader(body).skip(24).i32() == 0;
        Optional<First> sample = !sets.complete() || first.atHand() ? first.read() : Optional.empty();
        if (sample.isPresent()) {
            byte[] head = sample.get().head;
            ParameterSets.Framing framing = ParameterSets.framing(head, sample.get().size, sets.lengthBytes());
            ParameterSets inStream = ParameterSets.ofSample(h265, head, framing, sets.lengthBytes());
            if (framing != ParameterSets.Framing.LENGTHS) {
                return startCodes(h265, body, framing, sets, inStream);
            }
            sets = !sets.complete() && inStream.complete() ? inStream : sets;
        }
        Optional<PictureSize> size = sizeless ? sets.size() : Optional.empty();
        size.ifPresent(found -> put(body, found));
        // What the file says of them itself is kept; a decoder may go by more than the sets.
        boolean fromStream = !ParameterSets.ofSetup(h265, setup(body, h265)).complete() && sets.complete();
        // VLC takes avc3 for start codes.
        byte[] content = alone(h264 ? "avc1" : entry.type(),
                fromStream ? with(body, h265 ? "hvcC" : "avcC", sets.setup()) : body);
        if (entries.size() == 1) {
            return new VideoDescription(content, SampleHeader.NONE, 0, 1, size);
        }
        List<ParameterSets> all = new ArrayList<>();
        for (Box other : entries) {
            byte[] fields = other.body().copy();
            if (fields.length < FIELDS || !other.type().equals(entry.type())) {
                break;
            }
            ParameterSets own = all.isEmpty() ? sets : ParameterSets.ofSetup(h265, setup(fields, h265));
            if (own.lengthBytes() != sets.lengthBytes()) {
                break;
            }
            all.add(own);
        }
        return new VideoDescription(content, headers(all), 0, all.size(), size);
    }

    /** Where the frames lie, for a decoder that is told this. @param read of the track, which this changes */
    public SampleTable samples(SampleList read, EditList presentation) {
        return SampleTable.of(content, prepared(read), header, presentation);
    }

    /** The samples, prepared for the decoder. */
    public SampleList prepared(SampleList read) {
        read.prepare(usable, skipped);
        return read;
    }

    private VideoDescription with(byte[] other, int descriptions) {
        return new VideoDescription(other, header, skipped, descriptions, size);
    }

    /** How many of the first descriptions are one. */
    private static int same(List<Box> entries) {
        byte[] first = entries.getFirst().body().copy();
        int count = 1;
        while (count < entries.size() && entries.get(count).type().equals(entries.getFirst().type())
                && Arrays.equals(first, entries.get(count).body().copy())) {
            count++;
        }
        return count;
    }

    /** Each sample is preceded by the parameter sets of its own description, filled up to equal lengths. */
    private static SampleHeader headers(List<ParameterSets> all) {
        byte[][] plain = all.stream().map(ParameterSets::prefixed).toArray(byte[][]::new);
        if (Arrays.stream(plain).allMatch(other -> Arrays.equals(other, plain[0]))) {
            return SampleHeader.NONE;
        }
        int longest = Arrays.stream(plain).mapToInt(bytes -> bytes.length).max().orElse(0);
        boolean equal = Arrays.stream(plain).allMatch(bytes -> bytes.length == longest);
        int length = equal ? longest : longest + ParameterSets.LEAST_FILLER;
        byte[][] filled = new byte[plain.length][];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = all.get(i).prefixed(length - plain[i].length);
        }
        return new SampleHeader.ParameterSets(filled);
    }

    /**
     * VLC takes a codec's own name, without a set-up, for start codes. Sets that the samples don't carry stand before
     * each of them.
     */
    private static VideoDescription startCodes(boolean h265, byte[] body, ParameterSets.Framing framing,
            ParameterSets sets, ParameterSets inStream) {
        boolean inOne = framing == ParameterSets.Framing.START_CODES_IN_ONE;
        ParameterSets known = inStream.complete() ? inStream : sets;
        Optional<PictureSize> size = body[24] == 0 && body[25] == 0 ? known.size() : Optional.empty();
        size.ifPresent(found -> put(body, found));
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        if (!inStream.complete()) {
            for (byte[] unit : sets.units()) {
                header.writeBytes(START_CODE);
                header.writeBytes(unit);
            }
        }
        if (inOne) {
            header.writeBytes(START_CODE);
        }
        return new VideoDescription(alone(h265 ? "hevc" : "h264", Arrays.copyOf(body, FIELDS)),
                new SampleHeader.Fixed(header.toByteArray()), inOne ? sets.lengthBytes() : 0, 1, size);
    }

    private static byte[] setup(byte[] body, boolean h265) throws MediaException {
        return Box.find(Box.in(new ByteReader(body).skip(FIELDS)), h265 ? "hvcC" : "avcC").map(ByteReader::copy).orElse(
                new byte[0]);
    }

    private static void put(byte[] body, PictureSize size) {
        body[24] = (byte) (size.width() >> 8);
        body[25] = (byte) size.width();
        body[26] = (byte) (size.height() >> 8);
        body[27] = (byte) size.height();
    }

    /** The entry with another set-up record; everything else in it stays. */
    private static byte[] with(byte[] body, String type, byte[] setup) throws MediaException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, FIELDS);
        out.writeBytes(VideoSampleEntry.box(type, setup));
        for (Box box : Box.in(new ByteReader(body).skip(FIELDS))) {
            if (!box.type().equals(type)) {
                out.writeBytes(VideoSampleEntry.box(box.type(), box.body().copy()));
            }
        }
        return out.toByteArray();
    }

    private static byte[] alone(String type, byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new byte[]{0, 0, 0, 0, 0, 0, 0, 1});
        content.writeBytes(VideoSampleEntry.box(type, body));
        return content.toByteArray();
    }
}
