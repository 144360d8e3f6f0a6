package clipbrowser.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Writes an mp4 {@code stsd} entry for a Matroska video track, so that both are decoded the same way. */
public final class VideoSampleEntry {
    /** MPEG-4's numbers for kinds of streams, each with the bit that is always set. */
    private static final int PICTURES = 0x11;
    public static final int SOUND = 0x15;

    /** Where the pictures carry their set-up themselves. */
    private static final byte[] NOTHING = {};

    /** Layouts of uncompressed pictures that the decoder knows by these names. */
    private static final Set<String> UNCOMPRESSED = Set.of("I420", "YV12", "YUY2", "UYVY", "NV12");

    /** Windows' description of pictures, before the decoder's own set-up, in bytes. */
    private static final int BITMAP_HEADER = 40;

    private VideoSampleEntry() {}

    /**
     * @param codec as Matroska names it
     * @param setup its {@code CodecPrivate}; of uncompressed pictures their {@code ColourSpace}
     * @return the content of an {@code stsd} box; empty for codecs whose samples aren't the same in both containers
     */
    public static Optional<byte[]> of(String codec, byte[] setup, VideoTrack picture) {
        return switch (codec) {
            case "V_MPEG4/ISO/AVC" -> entry("avc1", setup.length < 7 || setup[0] != 1 ? NOTHING : box("avcC", setup),
                    picture);
            case "V_MPEGH/ISO/HEVC" -> entry("hvc1",
                    setup.length < 23 || setup[0] == 0 && setup[1] == 0 ? NOTHING : box("hvcC", setup), picture);
            // A profile of 0 and 8 bits: the decoder reads both from the pictures.
            case "V_VP9" -> entry("vp09", box("vpcC", new byte[]{1, 0, 0, 0, 0, 10, (byte) 0x82, 2, 2, 2, 0, 0}),
                    picture);
            case "V_VP8" -> entry("vp08", box("vpcC", new byte[]{1, 0, 0, 0, 0, 10, (byte) 0x82, 2, 2, 2, 0, 0}),
                    picture);
            case "V_AV1" -> setup.length < 4 ? Optional.empty() : entry("av01", box("av1C", setup), picture);
            case "V_MPEG2" -> entry("mp4v", box("esds", elementary(0x61, PICTURES, setup)), picture);
            case "V_MPEG1" -> entry("mp4v", box("esds", elementary(0x6A, PICTURES, setup)), picture);
            case "V_MPEG4/ISO/SP", "V_MPEG4/ISO/ASP", "V_MPEG4/ISO/AP" -> entry("mp4v",
                    box("esds", elementary(0x20, PICTURES, setup)), picture);
            // Which of its kinds it is stands there as mp4 would name it.
            case "V_PRORES" -> entry(setup.length < 4 ? "apcn" : new String(setup, 0, 4, StandardCharsets.ISO_8859_1),
                    new byte[0], picture);
            case "V_MS/VFW/FOURCC" -> setup.length >= BITMAP_HEADER
                    && new String(setup, 16, 4, StandardCharsets.ISO_8859_1).equals("FFV1")
                            ? entry("FFV1", box("glbl", Arrays.copyOfRange(setup, BITMAP_HEADER, setup.length)),
                                    picture)
                            : Optional.empty();
            case "V_FFV1" -> entry("FFV1", box("glbl", setup), picture);
            case "V_UNCOMPRESSED" -> UNCOMPRESSED.contains(new String(setup, StandardCharsets.ISO_8859_1))
                    ? entry(new String(setup, StandardCharsets.ISO_8859_1), NOTHING, picture)
                    : Optional.empty();
            case "V_MJPEG" -> entry("jpeg", new byte[0], picture);
            // Theora among them: VLC's mp4 reader takes no set-up for it, and its decoder does nothing without.
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> entry(String type, byte[] extension, VideoTrack picture) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[]{0, 0, 0, 0, 0, 0, 0, 1});
        body.writeBytes(new byte[16]);
        u16(body, picture.width());
        u16(body, picture.height());
        // 72 dpi, one frame a sample, no name, 24 bits, no colour table.
        body.writeBytes(new byte[]{0, 0x48, 0, 0, 0, 0x48, 0, 0, 0, 0, 0, 0, 0, 1});
        body.writeBytes(new byte[32]);
        body.writeBytes(new byte[]{0, 24, -1, -1});
        body.writeBytes(extension);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new byte[]{0, 0, 0, 0, 0, 0, 0, 1});
        content.writeBytes(box(type, body.toByteArray()));
        return Optional.of(content.toByteArray());
    }

    /** MPEG-4's descriptors of a stream: its codec, its kind and its set-up. */
    public static byte[] elementary(int codec, int kind, byte[] setup) {
        ByteArrayOutputStream config = new ByteArrayOutputStream();
        config.write(codec);
        config.write(kind);
        config.writeBytes(new byte[11]);
        config.writeBytes(descriptor(5, setup));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(new byte[3]);
        stream.writeBytes(descriptor(4, config.toByteArray()));
        stream.writeBytes(descriptor(6, new byte[]{2}));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[4]);
        body.writeBytes(descriptor(3, stream.toByteArray()));
        return body.toByteArray();
    }

    private static byte[] descriptor(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        for (int shift = 21; shift > 0; shift -= 7) {
            out.write(content.length >> shift & 127 | 128);
        }
        out.write(content.length & 127);
        out.writeBytes(content);
        return out.toByteArray();
    }

    public static byte[] box(String type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        u16(out, content.length + 8 >>> 16);
        u16(out, content.length + 8);
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
        return out.toByteArray();
    }

    public static void u16(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
