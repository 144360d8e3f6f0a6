package clipbrowser.media.mp4;

import clipbrowser.media.AudioSampleEntry;
import clipbrowser.media.Box;
import clipbrowser.media.ByteReader;
import clipbrowser.media.EditList;
import clipbrowser.media.MediaException;
import clipbrowser.media.Orientation;
import clipbrowser.media.PictureSize;
import clipbrowser.media.VideoTrack;
import clipbrowser.model.FileFacts;
import clipbrowser.time.MediaTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One {@code trak} of an mp4 or QuickTime index. The sample tables are read only for the picture track. */
final class Mp4Track {
    private static final Set<String> HEARD = Set.of("mp4a", ".mp3", "ac-3", "ec-3", "Opus", "fLaC", "alac", "dtsc",
            "dtsh",
            "dtsl", "dtse", "sowt", "twos", "in24", "in32", "fl32", "fl64", "lpcm", "raw ", "alaw", "ulaw", "ima4");
    private static final Set<String> PLAIN = Set.of("sowt", "twos", "in24", "in32", "fl32", "fl64", "lpcm", "raw ");
    private static final Set<String> TABLES = Set.of("stsd", "stts", "ctts", "stss", "stps", "stsz", "stz2", "stsc",
            "stco", "co64");
    private static final int MOST_EDITS = 10_000;
    private static final List<String> MACINTOSH = List.of("eng", "fra", "deu", "ita", "nld", "swe", "spa", "dan", "por",
            "nor", "heb", "jpn", "ara", "fin", "ell");

    private long id;
    private boolean enabled;
    private Orientation.Matrix matrix = Orientation.Matrix.UNIT;
    private long shownWidth;
    private long shownHeight;
    private final List<EditList.Edit> edits = new ArrayList<>();
    private long timecodeTrack = -1;
    private long timescale;
    private String language = "";
    private String handler = "";
    private List<Box> tables = List.of();
    private Optional<byte[]> description = Optional.empty();
    /** Bytes of an audio frame, where the entry of ISO's PCM says it; else 0. */
    private int isoBytes;

    static Mp4Track of(ByteReader trak) throws MediaException {
        Mp4Track track = new Mp4Track();
        List<Box> boxes = Box.in(trak);
        track.header(Box.demand(boxes, "tkhd"));
        for (Box box : boxes) {
            if (box.type().equals("edts")) {
                Optional<ByteReader> list = Box.find(Box.in(box.body()), "elst");
                if (list.isPresent()) {
                    track.edits(list.get());
                }
            } else if (box.type().equals("tref")) {
                Optional<ByteReader> timecode = Box.find(Box.in(box.body()), "tmcd");
                if (timecode.isPresent() && timecode.get().remaining() >= 4) {
                    track.timecodeTrack = timecode.get().u32();
                }
            }
        }
        List<Box> media = Box.in(Box.demand(boxes, "mdia"));
        track.mediaHeader(Box.demand(media, "mdhd"));
        track.handler = ByteReader.name(Box.demand(media, "hdlr").skip(8).i32());
        Optional<ByteReader> minf = Box.find(media, "minf");
        if (minf.isPresent()) {
            Optional<ByteReader> stbl = Box.find(Box.in(minf.get()), "stbl");
            // Whatever else stands there, of each table the first counts.
            Set<String> wanted = new HashSet<>(TABLES);
            track.tables = stbl.isPresent()
                    ? Box.in(stbl.get()).stream().filter(box -> wanted.remove(box.type())).toList()
                    : List.of();
            track.description = track.table("stsd").map(ByteReader::copy);
            track.takeIsoSound();
        }
        return track;
    }

    /** Whether its sound is of a kind that is known to be decoded. */
    boolean heard() {
        byte[] bytes = description.orElse(new byte[0]);
        if (bytes.length < 36) {
            return false;
        }
        String codec = new String(bytes, 12, 4, StandardCharsets.ISO_8859_1);
        // VLC takes QuickTime's signed eight bits for sixteen.
        boolean signedBytes = bytes[35] == 8 && (codec.equals("sowt") || codec.equals("twos"));
        return HEARD.contains(codec) && !signedBytes;
    }

    long id() {
        return id;
    }

    boolean enabled() {
        return enabled;
    }

    /** {@code vide}, {@code soun}, {@code tmcd} … */
    String handler() {
        return handler;
    }

    /** Ticks a second; at least 1. */
    long timescale() {
        return timescale;
    }

    List<EditList.Edit> edits() {
        return edits;
    }

    /** The id of the track with this one's timecode, −1 where none is named. */
    long timecodeTrack() {
        return timecodeTrack;
    }

    /** A table of the track; each can be read once. */
    Optional<ByteReader> table(String type) {
        return Box.find(tables, type);
    }

    /** The content of its {@code stsd}. */
    Optional<byte[]> description() {
        return description;
    }

    /** A table of the track from its start, which stays to be read. */
    Optional<ByteReader> peek(String type) {
        return tables.stream().filter(box -> box.type().equals(type)).findFirst()
                .map(box -> new ByteReader(box.body().copy()));
    }

    /** ISO's uncompressed sound is described as QuickTime does, which libVLC understands. */
    private void takeIsoSound() throws MediaException {
        byte[] bytes = description.orElse(new byte[0]);
        if (bytes.length < 52) {
            return;
        }
        ByteReader audio = new ByteReader(bytes).skip(12);
        String codec = ByteReader.name(audio.i32());
        if (!codec.equals("ipcm") && !codec.equals("fpcm")) {
            return;
        }
        audio.skip(8);
        int version = audio.u16();
        int channels = audio.skip(6).u16();
        long rate = audio.skip(6).u32() >>> 16;
        audio.skip(version == 1 ? 16 : 0);
        Optional<ByteReader> setup = Box.find(Box.in(audio), "pcmC");
        int flags = setup.isPresent() && setup.get().remaining() >= 6 ? setup.get().skip(4).u8() : 1;
        int bits = setup.isPresent() && setup.get().remaining() >= 1 ? setup.get().u8() : 16;
        String kind = codec.equals("fpcm")
                ? (flags & 1) != 0 ? "A_PCM/FLOAT/IEEE" : "big-endian"
                : (flags & 1) != 0 ? "A_PCM/INT/LIT" : "A_PCM/INT/BIG";
        // 16 bits don't hold 96000: the track's clock is the rate.
        description = bits < 16
                ? description
                : AudioSampleEntry
                        .of(kind, new byte[0], channels, (int) Math.min(rate > 0 ? rate : timescale, 10_000_000),
                                bits)
                        .or(() -> description);
        isoBytes = channels * bits / 8;
    }

    /** Whether its sound is uncompressed, so that a sample of every channel is a tick of its clock. */
    boolean plain() {
        byte[] bytes = description.orElse(new byte[0]);
        return bytes.length >= 36 && PLAIN.contains(new String(bytes, 12, 4, StandardCharsets.ISO_8859_1));
    }

    /** How many bytes all channels of uncompressed sound have together, as the first sample description says. */
    int audioFrameBytes() throws MediaException {
        if (isoBytes > 0) {
            return isoBytes;
        }
        ByteReader audio = new ByteReader(description.orElse(new byte[0])).skip(12);
        String codec = ByteReader.name(audio.i32());
        int channels = audio.skip(16).u16();
        int bits = audio.u16();
        // What is written there is what a decoder makes of them.
        boolean companded = codec.equals("alaw") || codec.equals("ulaw");
        return channels * (companded ? 1 : (bits + 7) / 8);
    }

    /**
     * When the tick 0 of the track is heard or seen, in the movie's time. Of several edits the first with content
     * counts.
     */
    MediaTime start(long movieTimescale) {
        long waits = 0;
        for (EditList.Edit edit : edits) {
            if (edit.mediaTime() >= 0) {
                return new MediaTime(waits, movieTimescale).minus(new MediaTime(edit.mediaTime(), timescale));
            }
            waits += edit.duration();
        }
        return MediaTime.ZERO;
    }

    /**
     * When the track begins to be heard or seen, in the movie's time: what an edit list leaves out, such as the delay
     * of a decoder, doesn't count.
     *
     * @param tick of its first sample, on the track's clock
     */
    MediaTime begins(long tick, long movieTimescale) {
        MediaTime sample = new MediaTime(tick, timescale).plus(start(movieTimescale));
        long waits = 0;
        for (EditList.Edit edit : edits) {
            if (edit.mediaTime() >= 0) {
                MediaTime from = new MediaTime(waits, movieTimescale);
                return from.compareTo(sample) > 0 ? from : sample;
            }
            waits += edit.duration();
        }
        return sample;
    }

    /** Whether there is sound in it, of whatever kind. */
    boolean isAudio() {
        return handler.equals("soun") && description.isPresent();
    }

    /** Whether its samples can be decoded only with a key. */
    boolean isEncrypted() {
        byte[] bytes = description.orElse(new byte[0]);
        return bytes.length >= 16 && new String(bytes, 12, 4, StandardCharsets.ISO_8859_1).equals("encv");
    }

    /** Whether it is a cover or the like: a picture, of a kind that photographs have. */
    boolean isStill() throws MediaException {
        byte[] bytes = description.orElse(new byte[0]);
        String codec = bytes.length < 16 ? "" : new String(bytes, 12, 4, StandardCharsets.ISO_8859_1);
        Optional<ByteReader> sizes = peek("stsz");
        return (codec.equals("jpeg") || codec.equals("png ") || codec.equals("mp4v"))
                && sizes.isPresent() && sizes.get().remaining() >= 12 && sizes.get().skip(8).u32() == 1;
    }

    /** Whether its tables name any sample. */
    boolean hasSamples() throws MediaException {
        for (Box box : tables) {
            if (box.type().equals("stts")) {
                return box.body().remaining() > 8;
            }
        }
        return false;
    }

    /**
     * @param movie    how the whole movie is turned, after the track
     * @param inStream what the pictures themselves say, where their entry may say nothing
     */
    VideoTrack picture(Orientation.Matrix movie, Optional<PictureSize> inStream) throws MediaException {
        Box entry = entry();
        ByteReader body = entry.body().skip(24);
        int width = body.u16();
        int height = body.u16();
        if (width == 0 || height == 0) {
            // The header of the track has room for fractions.
            width = inStream.map(PictureSize::width).orElse((int) (shownWidth >>> 16));
            height = inStream.map(PictureSize::height).orElse((int) (shownHeight >>> 16));
        }
        body.skip(Math.min(50, body.remaining()));
        long across = 0;
        long down = 0;
        boolean interlaced = false;
        boolean high = entry.type().startsWith("dv") && !entry.type().startsWith("dvc");
        for (Box box : Box.in(body)) {
            ByteReader content = box.body();
            switch (box.type()) {
                case "pasp" -> {
                    across = content.u32();
                    down = content.u32();
                }
                case "fiel" -> interlaced = content.u8() == 2;
                case "colr" -> high |= transferOf(content);
                case "mdcv", "clli", "SmDm", "CoLL", "dvcC", "dvvC" -> high = true;
                default -> {
                    // Codec set-up and the like: the player's business.
                }
            }
        }
        if ((across == 0 || down == 0) && shownWidth > 0 && shownHeight > 0 && width > 0 && height > 0) {
            across = shownWidth * height;
            down = shownHeight * width;
            // A picture that is cropped by a few lines is not anamorphic.
            if (Math.abs(across - down) * 50 < down) {
                across = 1;
                down = 1;
            }
        }
        return VideoTrack.of(entry.type(), width, height, across, down, matrix.then(movie).orientation(),
                interlaced, high);
    }

    FileFacts.AudioTrack audio(int number) throws MediaException {
        Box entry = entry();
        ByteReader body = entry.body().skip(8);
        int version = body.u16();
        int channels = body.skip(6).u16();
        int rate = (int) (body.skip(6).u32() >>> 16);
        if (version == 2) {
            rate = (int) Math.clamp(Double.longBitsToDouble(body.skip(4).i64()), 0, 10_000_000);
            channels = body.i32();
        } else {
            body.skip(version == 1 ? 16 : 0);
            int named = CodecConfig.channels(Box.in(body));
            channels = named > 0 ? named : channels;
        }
        // 16 bits don't hold 96000, and some writers leave the entry's rate empty: the track's clock is the rate.
        if (rate <= 0) {
            rate = (int) Math.min(timescale, 10_000_000);
        }
        return new FileFacts.AudioTrack(number, entry.type(), Math.clamp(channels, 0, 1024), rate, language);
    }

    /** The first sample description. */
    Box entry() throws MediaException {
        ByteReader stsd = table("stsd").orElseThrow(() -> MediaException.unreadable("no stsd"));
        List<Box> entries = Box.in(stsd.skip(8));
        if (entries.isEmpty()) {
            throw MediaException.unreadable("empty stsd");
        }
        return entries.getFirst();
    }

    private void header(ByteReader tkhd) throws MediaException {
        int first = tkhd.i32();
        boolean wide = first >>> 24 == 1;
        enabled = (first & 1) != 0;
        tkhd.skip(wide ? 16 : 8);
        id = tkhd.u32();
        tkhd.skip((wide ? 12 : 8) + 16);
        matrix = matrix(tkhd);
        shownWidth = tkhd.u32();
        shownHeight = tkhd.u32();
    }

    /** The next nine numbers of a header. */
    static Orientation.Matrix matrix(ByteReader header) throws MediaException {
        int a = header.i32();
        int b = header.i32();
        int c = header.skip(4).i32();
        int d = header.i32();
        header.skip(16);
        return new Orientation.Matrix(a, b, c, d);
    }

    private void edits(ByteReader elst) throws MediaException {
        boolean wide = elst.i32() >>> 24 == 1;
        long count = Math.min(Math.min(elst.u32(), MOST_EDITS), elst.remaining() / (wide ? 20 : 12));
        for (long i = 0; i < count; i++) {
            long duration = wide ? elst.i64() : elst.u32();
            long mediaTime = wide ? elst.i64() : elst.i32();
            boolean dwells = elst.i32() == 0;
            // Cameras write odd ones: players pass them over.
            if (duration >= 0 && duration <= 1L << 44 && mediaTime >= -1 && mediaTime <= 1L << 52) {
                edits.add(new EditList.Edit(duration, mediaTime, dwells));
            }
        }
    }

    private void mediaHeader(ByteReader mdhd) throws MediaException {
        boolean wide = mdhd.i32() >>> 24 == 1;
        timescale = mdhd.skip(wide ? 16 : 8).u32();
        if (timescale == 0) {
            throw MediaException.unreadable("timescale 0");
        }
        int packed = mdhd.skip(wide ? 8 : 4).u16();
        // Below 0x400 stand the old Macintosh's numbers for languages; 0x55C4 is "und".
        if (packed < MACINTOSH.size()) {
            language = MACINTOSH.get(packed);
        } else if (packed >= 0x400 && packed < 0x7FFF && packed != 0x55C4) {
            language = new String(new char[]{(char) (0x60 + (packed >> 10 & 31)), (char) (0x60 + (packed >> 5 & 31)),
                    (char) (0x60 + (packed & 31))});
        }
    }

    private static boolean transferOf(ByteReader colr) throws MediaException {
        if (colr.remaining() < 8) {
            return false;
        }
        String kind = ByteReader.name(colr.i32());
        return (kind.equals("nclx") || kind.equals("nclc")) && VideoTrack.highRange(colr.skip(2).u16());
    }
}
