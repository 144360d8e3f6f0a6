package clipbrowser.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.time.FrameRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ClipLanesTest {
    @Test
    void clipsThatOnlyTouchShareALane() {
        ClipLanes lanes = ClipLanes.of(List.of(new FrameRange(0, 10), new FrameRange(10, 20), new FrameRange(19, 30),
                new FrameRange(20, 21)));
        assertThat(lanes.count()).isEqualTo(2);
        assertThat(List.of(lanes.laneOf(0), lanes.laneOf(1), lanes.laneOf(2), lanes.laneOf(3))).containsExactly(0, 0, 1,
                0);
        assertThat(lanes.members(0)).containsExactly(0, 1, 3);
    }

    @Test
    void theUppermostFreeLaneIsTaken() {
        ClipLanes lanes = ClipLanes.of(List.of(new FrameRange(0, 5), new FrameRange(0, 50), new FrameRange(0, 20),
                new FrameRange(6, 8), new FrameRange(25, 26)));
        assertThat(lanes.laneOf(3)).isZero();
        assertThat(lanes.laneOf(4)).isZero();
    }

    @Test
    void noClipsNoLanes() {
        assertThat(ClipLanes.of(List.of()).count()).isZero();
    }

    @Test
    void noTwoOverlapInALaneAndNoLaneIsWasted() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            List<FrameRange> ranges = some(random, 1 + random.nextInt(60), 400);
            ClipLanes lanes = ClipLanes.of(ranges);
            int placed = 0;
            for (int lane = 0; lane < lanes.count(); lane++) {
                int[] members = lanes.members(lane);
                placed += members.length;
                for (int i = 1; i < members.length; i++) {
                    assertThat(ranges.get(members[i]).in()).isGreaterThanOrEqualTo(ranges.get(members[i - 1]).out());
                }
            }
            assertThat(placed).isEqualTo(ranges.size());
            assertThat(lanes.count()).isEqualTo(deepest(ranges));
        }
    }

    @Test
    void aHundredThousandClipsTakeNoTime() {
        List<FrameRange> ranges = some(new Random(5), 100_000, 2_000_000);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> ClipLanes.of(ranges));
    }

    private static long deepest(List<FrameRange> ranges) {
        return ranges.stream().mapToLong(r -> ranges.stream().filter(o -> o.contains(r.in())).count()).max().orElse(0);
    }

    private static List<FrameRange> some(Random random, int count, int frames) {
        List<FrameRange> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long in = random.nextInt(frames);
            ranges.add(new FrameRange(in, in + 1 + random.nextInt(90)));
        }
        return ranges;
    }
}
