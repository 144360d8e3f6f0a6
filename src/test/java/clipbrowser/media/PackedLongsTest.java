package clipbrowser.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedLongsTest {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);

    private static void holds(long... numbers) throws MediaException {
        PackedLongs packed = PackedLongs.of(numbers.length, i -> numbers[i]);
        PackedLongs read = PackedLongs.of(packed.words(), numbers.length, false);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(packed.get(i)).isEqualTo(numbers[i]);
            assertThat(read.get(i)).isEqualTo(numbers[i]);
        }
    }

    @Test
    void holdsWhateverNumbersThereAre() throws MediaException {
        holds();
        holds(-1);
        holds(Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE);
        Random random = new Random(1);
        for (int bits = 0; bits < 64; bits++) {
            int shift = bits;
            holds(random.longs(1 + random.nextInt(3 * PackedLongs.PIECE)).map(number -> number >> shift).toArray());
            long step = random.nextLong() >> shift;
            holds(random.longs(300, 0, 100).map(number -> number * step).toArray());
        }
    }

    @Test
    void takesAFewBitsForNumbersNearALine() {
        Random random = new Random(2);
        int[] near = random.ints(216_000, -20_000, 20_000).toArray();
        assertThat(PackedLongs.of(near.length, i -> 21_000L * i + near[i]).words().byteSize())
                .isLessThan(216_000 * 5 / 2);
        // Times of pictures that are shown in another order than they are decoded, in ticks of 512.
        assertThat(PackedLongs.of(216_000, i -> 512L * (i + (i % 4 == 1 ? 2 : 0))).words().byteSize())
                .isLessThan(216_000 * 3 / 4);
    }

    @Test
    void findsTheLastThatIsAtMostANumber() {
        PackedLongs tens = PackedLongs.of(1_000, i -> 10L * i);
        assertThat(tens.lastAtMost(-1)).isEqualTo(-1);
        assertThat(tens.lastAtMost(0)).isZero();
        assertThat(tens.lastAtMost(99)).isEqualTo(9);
        assertThat(tens.lastAtMost(1_000_000)).isEqualTo(999);
    }

    @Test
    void doesNotBelieveWhatPointsOutOfItself() {
        long[] words = PackedLongs.of(300, i -> (long) i * i).words().toArray(WORD);
        assertThatThrownBy(() -> PackedLongs.of(MemorySegment.ofArray(words), 500, false))
                .isInstanceOf(MediaException.class);
        words[3] = -1;
        assertThatThrownBy(() -> PackedLongs.of(MemorySegment.ofArray(words), 300, false))
                .isInstanceOf(MediaException.class);
    }
}
