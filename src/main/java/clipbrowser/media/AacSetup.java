package clipbrowser.media;

/** The channels that an {@code esds} box names: mp4 writers put 2 into the sound's own entry whatever there is. */
final class AacSetup {
    private AacSetup() {}

    /** @return how many; 0 where it doesn't say */
    static int channels(Cursor esds) {
        try {
            Cursor stream = descriptor(esds.skip(4), 3);
            int flags = stream.skip(2).u8();
            stream.skip((flags & 0x80) != 0 ? 2 : 0);
            stream.skip((flags & 0x40) != 0 ? stream.u8() : 0);
            stream.skip((flags & 0x20) != 0 ? 2 : 0);
            Cursor setup = descriptor(descriptor(stream, 4).skip(13), 5);
            // Five bits of kind, four of rate, four of channels; longer forms of the first two are left alone.
            int bits = setup.u16();
            int channels = bits >> 3 & 15;
            return bits >> 11 == 31 || (bits >> 7 & 15) == 15 || channels > 7 ? 0 : channels == 7 ? 8 : channels;
        } catch (MediaException _) {
            return 0;
        }
    }

    private static Cursor descriptor(Cursor from, int tag) throws MediaException {
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
