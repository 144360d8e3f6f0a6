package clipbrowser.media;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Numbers that mostly lie near a straight line, such as positions, sizes and times of samples, in a few bits each. They
 * are held in pieces of {@link #PIECE}; of each piece a line is kept, and how far each number lies above it. Any of
 * them is found without the others. Immutable; any thread.
 */
final class PackedLongs {
    /** Numbers in a piece. */
    static final int PIECE = 128;
    /** Words that describe a piece: where its line begins, how it rises, the step between numbers, and its bits. */
    private static final int ENTRY = 4;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);
    /** How many bits each number of a piece takes: the lowest bits of the entry's last word, up to 64. */
    private static final int WIDTH_BITS = 7;

    private final MemorySegment words;
    private final int size;

    private PackedLongs(MemorySegment words, int size) {
        this.words = words;
        this.size = size;
    }

    static PackedLongs of(int size, IntToLongFunction numbers) {
        int pieces = Math.ceilDiv(size, PIECE);
        Packing packing = new Packing(pieces * ENTRY);
        long[] piece = new long[PIECE];
        for (int at = 0; at < pieces; at++) {
            int count = Math.min(PIECE, size - at * PIECE);
            for (int i = 0; i < count; i++) {
                piece[i] = numbers.applyAsLong(at * PIECE + i);
            }
            packing.add(at, piece, count);
        }
        MemorySegment packed = MemorySegment.ofArray(new long[packing.used]);
        for (int word = 0; word < packing.used; word++) {
            packed.set(WORD, word * 8L, packing.words[word]);
        }
        return new PackedLongs(packed, size);
    }

    /**
     * What {@link #words} gave.
     *
     * @param known whether this was checked before
     * @throws MediaException unreadable, if it can't have
     */
    static PackedLongs of(MemorySegment words, int size, boolean known) throws MediaException {
        long all = words.byteSize() / 8;
        int pieces = Math.ceilDiv(size, PIECE);
        if (size < 0 || (long) pieces * ENTRY > all) {
            throw MediaException.unreadable("a stored table is too short");
        }
        PackedLongs packed = new PackedLongs(words, size);
        for (int piece = 0; !known && piece < pieces; piece++) {
            long place = packed.word((long) piece * ENTRY + 3);
            int width = (int) (place & (1 << WIDTH_BITS) - 1);
            long bit = place >>> WIDTH_BITS;
            int count = Math.min(PIECE, size - piece * PIECE);
            if (width > 64 || bit < (long) pieces * ENTRY * 64 || bit > all * 64 - (long) count * width) {
                throw MediaException.unreadable("a stored table points out of itself");
            }
        }
        return packed;
    }

    int size() {
        return size;
    }

    long get(int at) {
        if (at < 0 || at >= size) {
            throw new IndexOutOfBoundsException(at + " of " + size);
        }
        long entry = (long) (at / PIECE) * ENTRY;
        int within = at % PIECE;
        long place = word(entry + 3);
        int width = (int) (place & (1 << WIDTH_BITS) - 1);
        long line = word(entry) + word(entry + 1) * within;
        if (width == 0) {
            return line;
        }
        long bit = (place >>> WIDTH_BITS) + (long) within * width;
        int shift = (int) (bit & 63);
        long above = word(bit >>> 6) >>> shift;
        if (shift + width > 64) {
            above |= word((bit >>> 6) + 1) << 64 - shift;
        }
        above &= -1L >>> 64 - width;
        return line + above * word(entry + 2);
    }

    /** The place of the last number that is at most this one, where they ascend; -1 if there is none. */
    int lastAtMost(long number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** All of it as it is to be stored. */
    MemorySegment words() {
        return words;
    }

    private long word(long at) {
        return words.get(WORD, at * 8);
    }

    /** While it is being made. */
    private static final class Packing {
        private long[] words;
        private int used;
        private long bits;

        Packing(int entries) {
            words = new long[entries + 64];
            used = entries;
            bits = entries * 64L;
        }

        /** All arithmetic is modulo 2^64, so that no number is too large. */
        void add(int piece, long[] numbers, int count) {
            long rise = count == 1 ? 0 : (numbers[count - 1] - numbers[0]) / (count - 1);
            long lowest = 0;
            for (int i = 1; i < count; i++) {
                lowest = Math.min(lowest, numbers[i] - numbers[0] - rise * i);
            }
            long begin = numbers[0] + lowest;
            long step = 0;
            boolean far = false;
            for (int i = 0; i < count; i++) {
                long above = numbers[i] - begin - rise * i;
                far |= above < 0;
                step = step == 1 ? 1 : gcd(step, above);
            }
            step = far || step == 0 ? 1 : step;
            long any = 0;
            for (int i = 0; i < count; i++) {
                any |= (numbers[i] - begin - rise * i) / step;
            }
            int width = 64 - Long.numberOfLeadingZeros(any);
            words[piece * ENTRY] = begin;
            words[piece * ENTRY + 1] = rise;
            words[piece * ENTRY + 2] = step;
            words[piece * ENTRY + 3] = bits << WIDTH_BITS | width;
            for (int i = 0; i < count && width > 0; i++) {
                put((numbers[i] - begin - rise * i) / step, width);
            }
        }

        private void put(long number, int width) {
            int word = (int) (bits >>> 6);
            int shift = (int) (bits & 63);
            if (word + 2 > words.length) {
                words = Arrays.copyOf(words, words.length * 2);
            }
            words[word] |= number << shift;
            if (shift + width > 64) {
                words[word + 1] |= number >>> 64 - shift;
            }
            bits += width;
            used = (int) (bits + 63 >>> 6);
        }

        private static long gcd(long one, long other) {
            long a = one;
            long b = other;
            while (b != 0) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            return a;
        }
    }
}
