package clipbrowser.media;

import java.util.Optional;

/** How large pictures are, in pixels, as a sequence parameter set says, after its cropping. */
public record PictureSize(int width, int height) {
    private static final int LARGEST = 1 << 16;

    /** @param unit a whole NAL unit; empty if it can't be read */
    static Optional<PictureSize> of(boolean h265, byte[] unit) {
        try {
            Bits bits = new Bits(unit, h265 ? 2 : 1);
            PictureSize size = h265 ? h265(bits) : h264(bits);
            return size.width > 0 && size.height > 0 && size.width <= LARGEST && size.height <= LARGEST
                    ? Optional.of(size)
                    : Optional.empty();
        } catch (MediaException _) {
            return Optional.empty();
        }
    }

    private static PictureSize h264(Bits bits) throws MediaException {
        int profile = bits.read(8);
        bits.read(16);
        bits.golomb();
        int chroma = 1;
        switch (profile) {
            case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> {
                chroma = bits.golomb();
                if (chroma == 3) {
                    bits.read(1);
                }
                bits.golomb();
                bits.golomb();
                bits.read(1);
                if (bits.read(1) == 1) {
                    for (int list = 0; list < (chroma == 3 ? 12 : 8); list++) {
                        if (bits.read(1) == 1) {
                            scaling(bits, list < 6 ? 16 : 64);
                        }
                    }
                }
            }
            default -> {
                // The simpler profiles are all 4:2:0.
            }
        }
        bits.golomb();
        int order = bits.golomb();
        if (order == 0) {
            bits.golomb();
        } else if (order == 1) {
            bits.read(1);
            bits.golomb();
            bits.golomb();
            for (int i = bits.golomb(); i > 0; i--) {
                bits.golomb();
            }
        }
        bits.golomb();
        bits.read(1);
        int across = (bits.golomb() + 1) * 16;
        int down = bits.golomb() + 1;
        int fields = 2 - bits.read(1);
        if (fields == 2) {
            bits.read(1);
        }
        bits.read(1);
        int width = across;
        int height = down * 16 * fields;
        if (bits.read(1) == 1) {
            int unitAcross = chroma == 1 || chroma == 2 ? 2 : 1;
            int unitDown = (chroma == 1 ? 2 : 1) * fields;
            width -= unitAcross * (bits.golomb() + bits.golomb());
            height -= unitDown * (bits.golomb() + bits.golomb());
        }
        return new PictureSize(width, height);
    }

    private static void scaling(Bits bits, int count) throws MediaException {
        int next = 8;
        int last = 8;
        for (int i = 0; i < count && next != 0; i++) {
            int coded = bits.golomb();
            int delta = (coded & 1) == 1 ? (coded + 1) / 2 : -coded / 2;
            next = last + delta & 255;
            last = next == 0 ? last : next;
        }
    }

    private static PictureSize h265(Bits bits) throws MediaException {
        bits.read(4);
        int layers = bits.read(3);
        bits.read(1);
        bits.skip(96);
        int present = layers == 0 ? 0 : bits.read(16);
        for (int layer = 0; layer < layers; layer++) {
            bits.skip((present >> 15 - 2 * layer & 1) * 88 + (present >> 14 - 2 * layer & 1) * 8);
        }
        bits.golomb();
        int chroma = bits.golomb();
        if (chroma == 3) {
            bits.read(1);
        }
        int width = bits.golomb();
        int height = bits.golomb();
        if (bits.read(1) == 1) {
            width -= (chroma == 1 || chroma == 2 ? 2 : 1) * (bits.golomb() + bits.golomb());
            height -= (chroma == 1 ? 2 : 1) * (bits.golomb() + bits.golomb());
        }
        return new PictureSize(width, height);
    }

    /** Reads bits, without the bytes that keep start codes out. */
    private static final class Bits {
        private final byte[] bytes;
        private int at;
        private int bit;
        private int zeros;

        Bits(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from;
        }

        int read(int count) throws MediaException {
            int value = 0;
            for (int i = 0; i < count; i++) {
                if (at >= bytes.length) {
                    throw MediaException.unreadable("parameters end early");
                }
                value = value << 1 | bytes[at] >> 7 - bit & 1;
                if (++bit == 8) {
                    next();
                }
            }
            return value;
        }

        private void next() {
            zeros = bytes[at] == 0 ? zeros + 1 : 0;
            bit = 0;
            at++;
            if (zeros >= 2 && at < bytes.length && bytes[at] == 3) {
                zeros = 0;
                at++;
            }
        }

        void skip(int count) throws MediaException {
            for (int i = 0; i < count; i++) {
                read(1);
            }
        }

        /** An exponential Golomb code without sign; at most 16 bits are believed. */
        int golomb() throws MediaException {
            int length = 0;
            while (read(1) == 0) {
                if (++length > 16) {
                    throw MediaException.unreadable("parameter out of range");
                }
            }
            return (1 << length) - 1 + read(length);
        }
    }
}
