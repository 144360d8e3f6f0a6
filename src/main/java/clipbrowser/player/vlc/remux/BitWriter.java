package clipbrowser.player.vlc.remux;

import java.util.Arrays;

/** Writes the fields of H.264's parameter sets bit by bit, highest first. */
final class BitWriter {
    private byte[] bytes = new byte[64];
    private int position;

    /** @param count at most 32 */
    BitWriter bits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            if (position >>> 3 == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            bytes[position >>> 3] |= (byte) ((value >> i & 1) << 7 - (position & 7));
            position++;
        }
        return this;
    }

    /** As they are. @param count of bits, from the first on */
    BitWriter copy(byte[] from, int count) {
        BitReader reader = new BitReader(from);
        for (int i = 0; i < count; i++) {
            bits(reader.bits(1), 1);
        }
        return this;
    }

    /** As an unsigned Exp-Golomb code. */
    BitWriter golomb(long value) {
        int length = 64 - Long.numberOfLeadingZeros(value + 1);
        return bits(0, length - 1).bits(value + 1, length);
    }

    /** Everything, ended as H.264 ends a unit: with a 1, then zeros to the next byte. */
    byte[] ended() {
        bits(1, 1);
        return Arrays.copyOf(bytes, position + 7 >>> 3);
    }
}
