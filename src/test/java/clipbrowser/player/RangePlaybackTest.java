package clipbrowser.player;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.player.RangePlayback.Start;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import org.junit.jupiter.api.Test;

class RangePlaybackTest {
    private static final FrameRate RATE = new FrameRate(30000, 1001);
    private static final FrameRange CLIP = new FrameRange(100, 200);
    private final RangePlayback rules = new RangePlayback(CLIP, new FrameGrid.Even(RATE, 1000));

    @Test
    void spacePlaysFromThePlayheadWithinTheClip() {
        assertThat(rules.fromPlayhead(100)).isEqualTo(new Start(100, CLIP, false));
        assertThat(rules.fromPlayhead(198)).isEqualTo(new Start(198, CLIP, false));
    }

    @Test
    void parkedOnTheLastFrameItBeginsAgain() {
        assertThat(rules.fromPlayhead(199)).isEqualTo(new Start(100, CLIP, false));
    }

    @Test
    void outsideItRunsOverTheWholeSource() {
        assertThat(rules.fromPlayhead(200)).isEqualTo(new Start(200, new FrameRange(0, 1000), true));
        assertThat(rules.fromPlayhead(99)).isEqualTo(new Start(99, new FrameRange(0, 1000), true));
        assertThat(rules.fromPlayhead(999)).isEqualTo(new Start(100, CLIP, false));
    }

    @Test
    void endsAndBeginningsStayInTheClip() {
        assertThat(rules.last(50)).isEqualTo(new Start(150, CLIP, false));
        assertThat(rules.last(500)).isEqualTo(new Start(100, CLIP, false));
        assertThat(rules.first(50)).isEqualTo(new Start(100, new FrameRange(100, 150), false));
        assertThat(rules.first(500)).isEqualTo(new Start(100, CLIP, false));
    }

    @Test
    void aroundAnEdgeStaysInTheSource() {
        assertThat(rules.around(RATE.startOf(200), 25)).isEqualTo(new Start(175, new FrameRange(175, 225), true));
        assertThat(rules.around(RATE.startOf(0), 25)).isEqualTo(new Start(0, new FrameRange(0, 25), true));
        assertThat(rules.around(RATE.startOf(1000), 25)).isEqualTo(new Start(975, new FrameRange(975, 1000), true));
    }

    @Test
    void withoutAClipTheSourceIsPlayed() {
        RangePlayback free = new RangePlayback(null, new FrameGrid.Even(RATE, 10));
        assertThat(free.fromPlayhead(4)).isEqualTo(new Start(4, new FrameRange(0, 10), true));
        assertThat(free.fromPlayhead(9)).isEqualTo(new Start(0, new FrameRange(0, 10), true));
        assertThat(free.fromFirst()).isEqualTo(new Start(0, new FrameRange(0, 10), true));
    }
}
