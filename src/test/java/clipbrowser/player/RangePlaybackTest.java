package clipbrowser.player;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.player.RangePlayback.Start;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Frames 100 to 199 of a source, or what is said: next frame, due frame, time over, screen ready, and the step. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            100, 100, false, true,  Show 100
            100,  99, false, true,  Wait
            101, 103, false, true,  Show 103
            101, 103, false, false, Wait
            150, 180, false, true,  Show 180
            199, 198, false, true,  Wait
            199, 199, false, true,  Show 199
            199, 200, true,  true,  Show 199
            198, 500, true,  true,  Show 199
            199, 500, true,  false, Wait
            200, 199, false, true,  HoldLast
            200, 200, true,  false, HoldLast
            200, 200, true,  true,  RangeOver
            200, 999, false, true,  HoldLast
            250, 999, true,  true,  RangeOver
            """)
    void everyFrameIsShownWhenItIsDueAndNoneBehindTheLast(long next, long due, boolean ended, boolean ready,
            String step) {
        String decided = switch (RangePlayback.step(CLIP, next, due, ended, ready)) {
            case RangePlayback.Step.Show(long upTo) -> "Show " + upTo;
            case RangePlayback.Step.Wait _ -> "Wait";
            case RangePlayback.Step.HoldLast _ -> "HoldLast";
            case RangePlayback.Step.RangeOver _ -> "RangeOver";
        };
        assertThat(decided).isEqualTo(step);
    }

    /** Range that is over, how many there are, what was asked for after the last, looping, and what follows. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 1, Stay, false, Stop
            0, 1, Stay, true,  Stop
            0, 1, Loop, false, Stop
            0, 1, Loop, true,  Range 0
            0, 3, Stay, false, Range 1
            1, 3, Loop, true,  Range 2
            2, 3, Loop, true,  Range 0
            2, 3, Loop, false, Stop
            0, 1, Park, true,  Park 42
            0, 2, Park, false, Range 1
            """)
    void behindTheLastFrameComesTheNextRangeTheFirstOrNothing(int index, int count, String asked, boolean loops,
            String follows) {
        PlaySequence.AfterLast afterLast = switch (asked) {
            case "Stay" -> new PlaySequence.AfterLast.Stay();
            case "Loop" -> new PlaySequence.AfterLast.Loop();
            default -> new PlaySequence.AfterLast.Park(42);
        };
        String decided = switch (RangePlayback.afterRange(index, count, afterLast, loops)) {
            case RangePlayback.Next.Range(int then) -> "Range " + then;
            case RangePlayback.Next.Stop _ -> "Stop";
            case RangePlayback.Next.Park(long frame) -> "Park " + frame;
        };
        assertThat(decided).isEqualTo(follows);
    }

    /** First frame, frame on screen, whether it has begun, and what the new range 100 to 199 means. */
    @ParameterizedTest
    @CsvSource(textBlock = """
             50,  -1, false, BeginAt 100
            150,  -1, false, BeginAt 150
            300,  -1, false, BeginAt 199
             50,  99, true,  RestartAt 100
             50, 100, true,  GoOn
            100, 199, true,  GoOn
            100, 200, true,  Over
            """)
    void aRangeThatIsChangedWhilePlayingIsKeptTo(long first, long shown, boolean started, String change) {
        String decided = switch (RangePlayback.changed(CLIP, first, shown, started)) {
            case RangePlayback.Change.BeginAt(long frame) -> "BeginAt " + frame;
            case RangePlayback.Change.RestartAt(long frame) -> "RestartAt " + frame;
            case RangePlayback.Change.Over _ -> "Over";
            case RangePlayback.Change.GoOn _ -> "GoOn";
        };
        assertThat(decided).isEqualTo(change);
    }

    /** How late in ms, speed in percent, whether it stalls, whether it skips. */
    @ParameterizedTest
    @CsvSource(textBlock = """
              0, 100, false, false
            300, 100, false, false
            301, 100, true,  false
            150, 400, false, false
            151, 400, false, true
            301, 800, true,  true
            900, 399, true,  false
            """)
    void whatIsLateStallsAndAtTheShuttlesSpeedSkips(long late, int speed, boolean stalls, boolean skips) {
        assertThat(RangePlayback.stalls(late * 1_000_000)).isEqualTo(stalls);
        assertThat(RangePlayback.skips(late * 1_000_000, speed)).isEqualTo(skips);
    }

    @Test
    void aSkipLeadsOnToAKeyframeAndNeverBack() {
        assertThat(RangePlayback.skipTo(120, 150, 400)).isEqualTo(150);
        assertThat(RangePlayback.skipTo(120, 100, 400)).isEqualTo(120);
        assertThat(RangePlayback.skipTo(120, 150, 200)).isEqualTo(120);
    }

    @Test
    void aLittleLateAPictureIsShownThenPassedOverThenTheClockGivesWay() {
        assertThat(RangePlayback.passesOver(20_000_000)).isFalse();
        assertThat(RangePlayback.passesOver(20_000_001)).isTrue();
        assertThat(RangePlayback.resetsClock(400_000_000, false)).isFalse();
        assertThat(RangePlayback.resetsClock(400_000_001, false)).isTrue();
        assertThat(RangePlayback.resetsClock(0, true)).isTrue();
    }

    @Test
    void backwardsItStopsOnTheFirstFrameAndSkipsBeyondTwiceTheSpeed() {
        assertThat(RangePlayback.stopsBackwards(1)).isFalse();
        assertThat(RangePlayback.stopsBackwards(0)).isTrue();
        assertThat(RangePlayback.skipsBackwards(-200)).isFalse();
        assertThat(RangePlayback.skipsBackwards(-400)).isTrue();
    }

    @Test
    void onlyTheWholeSelectedClipLoops() {
        assertThat(rules.afterLast(rules.fromFirst())).isEqualTo(new PlaySequence.AfterLast.Loop());
        assertThat(rules.afterLast(rules.first(50))).isEqualTo(new PlaySequence.AfterLast.Stay());
        assertThat(rules.afterLast(rules.fromPlayhead(300))).isEqualTo(new PlaySequence.AfterLast.Stay());
    }

    @Test
    void theShuttleRunsThroughTheSourceButNotFromItsLastFrame() {
        assertThat(rules.onward(150)).isEqualTo(new Start(150, new FrameRange(0, 1000), true));
        assertThat(rules.onward(998)).isNotNull();
        assertThat(rules.onward(999)).isNull();
    }
}
