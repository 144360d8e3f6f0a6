package clipbrowser.media.mp4;

import clipbrowser.media.Box;
import clipbrowser.media.ByteReader;
import clipbrowser.media.MediaException;
import java.util.List;

/** How many channels the codec's own set-up names: mp4 writers put 2 into the sound's entry whatever there is. */
final class CodecConfig {
    /** AC-3's arrangements of full-range channels. */
    private static final int[] AC3 = {2, 1, 2, 3, 3, 4, 4, 5};

    private CodecConfig() {}

    /** @param boxes of a sound's sample entry @return how many; 0 where they don't say */
    static int channels(List<Box> boxes) {
        for (Box box : boxes) {
            try {
                int found = switch (box.type()) {
                    case "esds" -> aac(box.body());
                    // Two bits of rate, five of version, three of kind, three of arrangement, one for the low-frequency
                    // one.
                    case "dac3" -> ac3(box.body().u16() >> 2);
                    // Two bytes of data rate, then the same with one bit more and one bit of another kind before it.
                    case "dec3" -> ac3(box.body().skip(3).u8());
                    default -> 0;
                };
                if (found > 0) {
                    return found;
                }
            } catch (MediaException _) {
                return 0;
            }
        }
        return 0;
    }

    /** @param bits the lowest is for the low-frequency channel, three more for the arrangement */
    private static int ac3(int bits) {
        return AC3[bits >> 1 & 7] + (bits & 1);
    }

    private static int aac(ByteReader esds) throws MediaException {
        ByteReader stream = descriptor(esds.skip(4), 3);
        int flags = stream.skip(2).u8();
        stream.skip((flags & 0x80) != 0 ? 2 : 0);
        stream.skip((flags & 0x40) != 0 ? stream.u8() : 0);
        stream.skip((flags & 0x20) != 0 ? 2 : 0);
        ByteReader config = descriptor(stream, 4);
        int kind = config.u8();
        // MPEG-4's AAC and MPEG-2's three.
        if (kind != 0x40 && (kind < 0x66 || kind > 0x68)) {
            return 0;
        }
        ByteReader setup = descriptor(config.skip(12), 5);
        // Five bits of kind, four of rate, four of channels; longer forms of the first two are left alone.
        int bits = setup.u16();
        int channels = bits >> 3 & 15;
        return bits >> 11 == 31 || (bits >> 7 & 15) == 15 || channels > 7 ? 0 : channels == 7 ? 8 : channels;
    }

    private static ByteReader descriptor(ByteReader from, int tag) throws MediaException {
        if (from.u8() != tag) {
            throw MediaException.unreadable("descriptor");
        }
        int length = 0;
        for (int i = 0; i < 4; i++) {
            int part = from.u8();
            length = length << 7 | part & 127;
            if (part < 128) {
                break;
            }
        }
        return from.slice(Math.min(length, from.remaining()));
    }
}
