package clipbrowser.player;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.player.RangePlayback.Start;
import clipbrowser.time.FrameRange;
import org.junit.jupiter.api.Test;

class RangePlaybackTest {
    private static final FrameRange CLIP = new FrameRange(100, 200);
    private final RangePlayback rules = new RangePlayback(CLIP, 1000);

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
        assertThat(rules.around(200, 25)).isEqualTo(new Start(175, new FrameRange(175, 225), true));
        assertThat(rules.around(0, 25)).isEqualTo(new Start(0, new FrameRange(0, 25), true));
        assertThat(rules.around(1000, 25)).isEqualTo(new Start(975, new FrameRange(975, 1000), true));
    }

    @Test
    void withoutAClipTheSourceIsPlayed() {
        RangePlayback free = new RangePlayback(null, 10);
        assertThat(free.fromPlayhead(4)).isEqualTo(new Start(4, new FrameRange(0, 10), true));
        assertThat(free.fromPlayhead(9)).isEqualTo(new Start(0, new FrameRange(0, 10), true));
        assertThat(free.fromFirst()).isEqualTo(new Start(0, new FrameRange(0, 10), true));
    }
}
