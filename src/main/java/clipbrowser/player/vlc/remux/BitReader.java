package clipbrowser.player.vlc.remux;

/** Reads the fields of H.264's parameter sets bit by bit, highest first. Beyond the end every bit is 0. */
final class BitReader {
    private final byte[] bytes;
    private int position;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Bits that were read. */
    int position() {
        return position;
    }

    /** Whether more was read than there is. */
    boolean exhausted() {
        return position > bytes.length * 8;
    }

    boolean flag() {
        return bits(1) == 1;
    }

    /** @param count at most 32 */
    long bits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int at = position >>> 3;
            int bit = at < bytes.length ? bytes[at] >> 7 - (position & 7) & 1 : 0;
            value = value << 1 | bit;
            position++;
        }
        return value;
    }

    void skip(int count) {
        position += count;
    }

    /** An unsigned Exp-Golomb code, H.264 9.1. */
    long golomb() {
        int zeros = 0;
        while (zeros < 32 && !flag()) {
            zeros++;
        }
        return (1L << zeros) - 1 + bits(zeros);
    }

    /** A signed Exp-Golomb code, H.264 9.1.1. */
    long signedGolomb() {
        long code = golomb();
        return (code & 1) == 1 ? (code + 1) / 2 : -code / 2;
    }
}
