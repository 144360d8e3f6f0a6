package clipbrowser.media;

import java.util.Random;

/** Bytes of a file with a few of them changed, as a hostile or broken writer would. */
public final class DamagedMedia {
    private final byte[] whole;
    private final Random random;

    /** @param seed for the same damage each time */
    public DamagedMedia(byte[] whole, long seed) {
        this.whole = whole.clone();
        this.random = new Random(seed);
    }

    /** @param reach the first bytes, where damage falls */
    public MediaBytes next(int reach) {
        byte[] bytes = whole.clone();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int at = random.nextInt(Math.min(reach, bytes.length - 8));
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> java.util.Arrays.fill(bytes, at, at + 4, (byte) -1);
                case 3 -> java.nio.ByteBuffer.wrap(bytes).putInt(at, 0x7F000000);
                default -> java.nio.ByteBuffer.wrap(bytes).putInt(at, random.nextInt(1_000));
            }
        }
        return new MemoryMedia(bytes);
    }
}
