package clipbrowser.media;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Writes an mp4 {@code stsd} entry for a Matroska sound track, so that both are decoded the same way. */
public final class AudioSampleEntry {
    private static final int VORBIS = 0xDD;

    private AudioSampleEntry() {}

    /**
     * @param codec as Matroska names it
     * @param setup its {@code CodecPrivate}
     * @param bits  of a sample of uncompressed sound
     * @return the content of an {@code stsd} box; empty for codecs whose packets aren't the same in both containers
     */
    public static Optional<byte[]> of(String codec, byte[] setup, int channels, int rate, int bits) {
        return switch (codec) {
            case "A_AAC" -> setup.length < 2
                    ? Optional.empty()
                    : entry("mp4a", channels, 16, rate, esds(0x40, setup));
            case "A_MPEG/L3", "A_MPEG/L2" ->
                entry("mp4a", channels, 16, rate, esds(rate < 32_000 ? 0x69 : 0x6B, setup));
            case "A_AC3" -> entry("ac-3", channels, 16, rate, new byte[0]);
            case "A_EAC3" -> entry("ec-3", channels, 16, rate, new byte[0]);
            case "A_DTS" -> entry("dtsc", channels, 16, rate, new byte[0]);
            case "A_OPUS" -> setup.length < 19
                    ? Optional.empty()
                    : entry("Opus", channels, 16, 48_000, VideoSampleEntry.box("dOps", opus(setup)));
            case "A_VORBIS" -> setup.length < 3
                    ? Optional.empty()
                    : entry("mp4a", channels, 16, rate, esds(VORBIS, setup));
            case "A_FLAC" -> flac(setup, channels, rate);
            case "A_ALAC" -> entry("alac", channels, 16, rate, VideoSampleEntry.box("alac", alac(setup)));
            case "A_PCM/INT/LIT", "A_PCM/INT/BIG", "A_PCM/FLOAT/IEEE" -> plain(codec, channels, rate, bits);
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> plain(String codec, int channels, int rate, int bits) {
        boolean real = codec.endsWith("IEEE");
        boolean big = codec.endsWith("BIG");
        if (rate > 65_535 || real && bits == 64) {
            return bits % 8 == 0 && bits >= 16 && bits <= 64 && (!real || bits >= 32)
                    ? Optional.of(fast(channels, rate, bits, real, big))
                    : Optional.empty();
        }
        if (real) {
            return bits == 32 ? entry("fl32", channels, 32, rate, LITTLE) : Optional.empty();
        }
        return switch (bits) {
            case 8 -> entry("raw ", channels, 8, rate, new byte[0]);
            case 16 -> entry(big ? "twos" : "sowt", channels, 16, rate, new byte[0]);
            case 24 -> entry("in24", channels, 24, rate, big ? new byte[0] : LITTLE);
            case 32 -> entry("in32", channels, 32, rate, big ? new byte[0] : LITTLE);
            default -> Optional.empty();
        };
    }

    /** QuickTime's second version: only it has room for such a rate. */
    private static byte[] fast(int channels, int rate, int bits, boolean real, boolean big) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[]{0, 0, 0, 0, 0, 0, 0, 1});
        VideoSampleEntry.u16(body, 2);
        body.writeBytes(new byte[6]);
        // What older readers are to see.
        body.writeBytes(new byte[]{0, 3, 0, 16, -1, -2, 0, 0, 0, 1, 0, 0});
        u32(body, 72);
        long wide = Double.doubleToLongBits(rate);
        u32(body, (int) (wide >>> 32));
        u32(body, (int) wide);
        u32(body, channels);
        u32(body, 0x7F00_0000);
        u32(body, bits);
        // Floating, big-endian, signed, without gaps.
        u32(body, (real ? 1 : 4) | (big ? 2 : 0) | 8);
        u32(body, bits / 8 * channels);
        u32(body, 1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new byte[]{0, 0, 0, 0, 0, 0, 0, 1});
        content.writeBytes(VideoSampleEntry.box("lpcm", body.toByteArray()));
        return content.toByteArray();
    }

    /** QuickTime's word for little-endian samples. */
    private static final byte[] LITTLE = VideoSampleEntry.box("wave", VideoSampleEntry.box("enda", new byte[]{0, 1}));

    private static byte[] esds(int kind, byte[] setup) {
        return VideoSampleEntry.box("esds", VideoSampleEntry.elementary(kind, VideoSampleEntry.SOUND, setup));
    }

    /** Converts an {@code OpusHead} to mp4's {@code dOps}: other byte order, without the eight letters in front. */
    private static byte[] opus(byte[] head) {
        byte[] box = Arrays.copyOfRange(head, 8, head.length);
        box[0] = 0;
        // No pre-skip: the track's delay accounts for it, and a decoder that begins in the middle must not skip
        // anything.
        box[2] = 0;
        box[3] = 0;
        swap(box, 4, 4);
        swap(box, 8, 2);
        return box;
    }

    private static void swap(byte[] bytes, int from, int count) {
        for (int i = 0; i < count / 2; i++) {
            byte kept = bytes[from + i];
            bytes[from + i] = bytes[from + count - 1 - i];
            bytes[from + count - 1 - i] = kept;
        }
    }

    private static Optional<byte[]> flac(byte[] setup, int channels, int rate) {
        boolean named = setup.length > 4 && setup[0] == 'f' && setup[1] == 'L' && setup[2] == 'a' && setup[3] == 'C';
        if (!named) {
            return Optional.empty();
        }
        byte[] content = new byte[setup.length];
        System.arraycopy(setup, 4, content, 4, setup.length - 4);
        return entry("fLaC", channels, 16, rate, VideoSampleEntry.box("dfLa", content));
    }

    private static byte[] alac(byte[] setup) {
        byte[] content = new byte[setup.length + 4];
        System.arraycopy(setup, 0, content, 4, setup.length);
        return content;
    }

    private static Optional<byte[]> entry(String type, int channels, int bits, int rate, byte[] extension) {
        boolean wave = extension == LITTLE;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[]{0, 0, 0, 0, 0, 0, 0, 1});
        // QuickTime's first version has room for what uncompressed sound needs.
        VideoSampleEntry.u16(body, wave ? 1 : 0);
        body.writeBytes(new byte[6]);
        VideoSampleEntry.u16(body, channels);
        VideoSampleEntry.u16(body, bits);
        body.writeBytes(new byte[4]);
        VideoSampleEntry.u16(body, rate > 65_535 ? 0 : rate);
        VideoSampleEntry.u16(body, 0);
        if (wave) {
            u32(body, 1);
            u32(body, bits / 8);
            u32(body, bits / 8 * channels);
            u32(body, bits / 8);
        }
        body.writeBytes(extension);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(new byte[]{0, 0, 0, 0, 0, 0, 0, 1});
        content.writeBytes(VideoSampleEntry.box(type, body.toByteArray()));
        return Optional.of(content.toByteArray());
    }

    private static void u32(ByteArrayOutputStream out, int value) {
        VideoSampleEntry.u16(out, value >>> 16);
        VideoSampleEntry.u16(out, value);
    }
}
