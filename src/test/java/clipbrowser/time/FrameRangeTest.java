package clipbrowser.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FrameRangeTest {
    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);

    @Test
    void sameFrameInAndOutIsOneFrame() {
        FrameRange one = FrameRange.ofLast(7, 7);
        assertThat(one.length()).isEqualTo(1);
        assertThat(one.out()).isEqualTo(8);
        assertThat(one.contains(7)).isTrue();
        assertThat(one.contains(8)).isFalse();
    }

    @Test
    void isNeverEmptyNegativeOrReversed() {
        assertThatThrownBy(() -> new FrameRange(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameRange(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameRange(-1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingAMarkStandsAndNeverLeavesTheSource() {
        for (int i = 0; i < 100_000; i++) {
            long frames = 1 + random.nextLong(1000);
            FrameRange range = within(frames);
            long frame = random.nextLong(frames);

            FrameRange in = range.withIn(frame, frames);
            assertThat(in.in()).isEqualTo(frame);
            assertThat(in.out()).isLessThanOrEqualTo(frames);
            if (frame < range.out()) {
                assertThat(in.out()).isEqualTo(range.out());
            } else {
                assertThat(in.length()).isEqualTo(Math.min(range.length(), frames - frame));
            }

            FrameRange out = range.withLast(frame, frames);
            assertThat(out.last()).isEqualTo(frame);
            assertThat(out.in()).isNotNegative();
            if (frame >= range.in()) {
                assertThat(out.in()).isEqualTo(range.in());
            } else {
                assertThat(out.length()).isEqualTo(Math.min(range.length(), frame + 1));
            }
        }
    }

    @Test
    void handlesAreClampedToTheSource() {
        for (int i = 0; i < 100_000; i++) {
            long frames = 1 + random.nextLong(1000);
            FrameRange range = within(frames);
            long before = random.nextLong(50);
            long after = random.nextLong(50);
            FrameRange with = range.withHandles(before, after, frames);
            assertThat(with.in()).isEqualTo(Math.max(0, range.in() - before));
            assertThat(with.out()).isEqualTo(Math.min(frames, range.out() + after));
        }
    }

    @Test
    void overlapIsTheNumberOfFramesThatBothContain() {
        for (int i = 0; i < 2_000; i++) {
            FrameRange a = within(60);
            FrameRange b = within(60);
            long both = java.util.stream.LongStream.range(0, 60).filter(f -> a.contains(f) && b.contains(f)).count();
            assertThat(a.overlap(b)).isEqualTo(both).isEqualTo(b.overlap(a));
        }
    }

    private FrameRange within(long frames) {
        long in = random.nextLong(frames);
        return new FrameRange(in, in + 1 + random.nextLong(frames - in));
    }
}
