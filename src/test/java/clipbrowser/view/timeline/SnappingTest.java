package clipbrowser.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.wording.MiddleEllipsis;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnappingTest {
    @Test
    void anEdgeGoesToTheNearestTargetWithinReach() {
        Snapping snapping = new Snapping(LongStream.of(520, 0, 540, 720));
        assertThat(snapping.near(517, 7)).isEqualTo(520);
        assertThat(snapping.near(512, 7)).isEqualTo(512);
        assertThat(snapping.near(533, 7)).isEqualTo(540);
        assertThat(snapping.near(530, 10)).isEqualTo(520);
        assertThat(snapping.near(3, 7)).isZero();
        assertThat(snapping.near(5, 0)).isEqualTo(5);
    }

    @Test
    void longIdsKeepBothEnds() {
        assertThat(MiddleEllipsis.of("bbb_excerpt", 20)).isEqualTo("bbb_excerpt");
        assertThat(MiddleEllipsis.of("interview_camera_a_take_07", 13)).isEqualTo("interv\u2026ake_07");
    }
}
