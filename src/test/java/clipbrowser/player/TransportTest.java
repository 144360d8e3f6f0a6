package clipbrowser.player;

import static clipbrowser.player.TransportHarness.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.MediaFailure;
import clipbrowser.player.decode.Decoder;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.player.frames.PrerollPoint;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final FrameRate FILM = new FrameRate(24000, 1001);
    private final TransportHarness theatre = new TransportHarness();
    private final OpenedSource reel = FakeDecoder.reel("one", FILM, 2000, 240);

    private PlayRange cut(long in, long out) {
        return new PlayRange(reel, new FrameRange(in, out), in + "-" + out);
    }

    private static List<Long> frames(long from, long last) {
        return LongStream.rangeClosed(from, last).boxed().toList();
    }

    @Test
    void selectingAClipShowsItsInFrameAndNothingElse() {
        theatre.show(cut(500, 560)).settle();
        assertThat(theatre.frames()).containsExactly(500L);
    }

    @Test
    void playsEveryFrameAndStopsOnTheLast() {
        theatre.show(cut(500, 560)).settle();
        theatre.forget();
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        assertThat(theatre.frames()).isEqualTo(frames(501, 559));
        assertThat(theatre.told).contains("began 500-560", "played 500-560", "over");
        theatre.run(2000);
        assertThat(theatre.frame()).isEqualTo(559);
    }

    @Test
    void parkedOnTheLastFrameItStartsAgainAtIn() {
        theatre.show(cut(500, 520)).settle();
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        theatre.forget();
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        assertThat(theatre.frames()).isEqualTo(frames(500, 519));
    }

    @Test
    void outsideOfTheRangeItPlaysFreely() {
        theatre.show(cut(500, 520)).settle();
        theatre.seek(reel, 530).settle();
        theatre.forget();
        theatre.engine.toggle(theatre.now());
        theatre.run(2000);
        assertThat(theatre.frame()).isGreaterThan(560);
        assertThat(theatre.told).contains("PLAYING free");
    }

    @Test
    void keepsTheRate() {
        theatre.show(cut(500, 740)).settle();
        theatre.forget();
        long began = theatre.now() / MILLI;
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        // 239 frames of 1001/24 ms.
        assertThat(theatre.seen.getLast().at() - began).isBetween(9960L, 9990L);
    }

    @Test
    void showsTheRightFramesOfAnyRange() {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            TransportHarness any = new TransportHarness();
            any.refresh = random.nextBoolean() ? 0 : 16_666_667;
            any.decoder.opening = random.nextLong(300) * MILLI;
            any.decoder.decoding = random.nextLong(25) * MILLI;
            any.speaker.there = random.nextBoolean();
            long[] ticks = new long[1500];
            for (int t = 1; t < ticks.length; t++) {
                ticks[t] = ticks[t - 1] + 200 + random.nextInt(2000);
            }
            FrameGrid grid = random.nextBoolean()
                    ? new FrameGrid.Even(FrameRate.STANDARD.get(random.nextInt(10)), 1500)
                    : new FrameGrid.Listed(ticks, ticks[1499] + 700, 30_000, new FrameRate(25, 1));
            OpenedSource of = FakeDecoder.reel("any", grid, 1 + random.nextInt(300), 1);
            long in = random.nextLong(1480);
            long out = Math.min(1500, in + 1 + random.nextInt(60));
            any.show(new PlayRange(of, new FrameRange(in, out), "c")).settle();
            any.engine.playFromIn();
            any.settle();
            assertThat(any.frames()).as("%d to %d, %s", in, out, grid.rate()).isSorted().doesNotHaveDuplicates()
                    .startsWith(in).endsWith(out - 1);
        }
    }

    @Test
    void loopsWithoutAFrameOutsideAndWithoutAGap() {
        theatre.engine.loop(true, 0);
        theatre.show(cut(300, 350)).settle();
        theatre.forget();
        theatre.engine.toggle(theatre.now());
        theatre.run(8000);
        assertThat(theatre.frames()).allMatch(f -> f >= 300 && f < 350);
        assertThat(theatre.frames().stream().filter(f -> f == 300).count()).isEqualTo(3);
        for (int i = 1; i < theatre.seen.size(); i++) {
            assertThat(theatre.seen.get(i).at() - theatre.seen.get(i - 1).at()).isBetween(40L, 46L);
        }
    }

    @Test
    void aLoopTakesHandlesInIfAsked() {
        theatre.engine.loop(true, 500);
        theatre.show(cut(300, 310)).settle();
        theatre.engine.playFromIn();
        theatre.run(4000);
        assertThat(theatre.frames()).contains(288L, 321L).doesNotContain(287L, 322L);
    }

    @Test
    void stepsBothWaysAlsoAcrossKeyframesAndBeyondWhatIsRemembered() {
        theatre.show(cut(242, 300)).settle();
        for (long expected = 241; expected > 200; expected--) {
            theatre.engine.step(-1, theatre.now());
            theatre.settle();
            assertThat(theatre.frame()).isEqualTo(expected);
        }
        for (long expected = 202; expected < 260; expected++) {
            theatre.engine.step(1, theatre.now());
            theatre.settle();
            assertThat(theatre.frame()).isEqualTo(expected);
        }
    }

    @Test
    void heldStepsAddUp() {
        theatre.show(cut(500, 600)).settle();
        for (int i = 0; i < 40; i++) {
            theatre.engine.step(-1, theatre.now());
            theatre.run(3);
        }
        theatre.settle();
        assertThat(theatre.frame()).isEqualTo(460);
    }

    @Test
    void theNextClipIsThereAtOnceIfItWasExpected() {
        PlayRange next = cut(900, 960);
        theatre.engine.expect(List.of(new PrerollPoint(reel, 900)));
        theatre.show(cut(500, 560)).settle();
        long pressed = theatre.now() / MILLI;
        theatre.show(next).run(10);
        assertThat(theatre.frame()).isEqualTo(900);
        assertThat(theatre.seen.getLast().at() - pressed).isLessThan(5);
    }

    @Test
    void aStormOfClipsShowsTheLastAndQueuesNothing() {
        theatre.show(cut(0, 10)).settle();
        theatre.forget();
        theatre.decoder.opened.clear();
        long pressed = 0;
        for (int i = 1; i <= 50; i++) {
            theatre.show(cut(i * 37L, i * 37L + 10));
            pressed = theatre.now() / MILLI;
            theatre.run(33);
        }
        theatre.settle();
        assertThat(theatre.frame()).isEqualTo(50 * 37);
        assertThat(theatre.seen.getLast().at() - pressed).isLessThan(400);
        assertThat(theatre.decoder.opened).hasSizeLessThan(25);
        assertThat(theatre.decoder.mostOpen).isLessThan(6);
    }

    @Test
    void nothingOfTheOldClipIsSeenAfterAnotherWasChosen() {
        theatre.refresh = 16_666_667;
        theatre.show(cut(500, 700)).settle();
        theatre.engine.toggle(theatre.now());
        theatre.run(1003);
        theatre.forget();
        theatre.show(cut(900, 1000)).run(1500);
        assertThat(theatre.frames()).allMatch(f -> f >= 900).startsWith(900L);
        assertThat(theatre.motion).isEqualTo(PlayerListener.Motion.PLAYING);
    }

    @Test
    void aStallIsToldAndGoneOnFromWithoutLeavingTheRange() {
        theatre.show(cut(500, 700)).settle();
        theatre.forget();
        theatre.engine.toggle(theatre.now());
        theatre.run(1000);
        theatre.decoder.stalledUntil = theatre.now() + 3000 * MILLI;
        theatre.run(2000);
        assertThat(theatre.motion).isEqualTo(PlayerListener.Motion.STALLED);
        theatre.settle();
        assertThat(theatre.frames()).isEqualTo(frames(501, 699));
    }

    @Test
    void aSourceThatFailsSaysSoAndOthersGoOn() {
        OpenedSource bad = FakeDecoder.reel("bad", FILM, 100, 10);
        theatre.decoder.broken.add("bad");
        theatre.show(new PlayRange(bad, new FrameRange(5, 10), "b")).run(500);
        assertThat(theatre.failures).hasSize(1);
        theatre.show(cut(500, 560)).settle();
        assertThat(theatre.frame()).isEqualTo(500);
        theatre.decoder.broken.clear();
        theatre.show(new PlayRange(bad, new FrameRange(5, 10), "b")).settle();
        assertThat(theatre.frame()).isEqualTo(5);
    }

    @Test
    void aSourceThatBreaksOffWhilePlayingFails() {
        theatre.show(cut(500, 700)).settle();
        theatre.decoder.breaksAt = 550;
        theatre.engine.toggle(theatre.now());
        theatre.run(4000);
        assertThat(theatre.failures.getFirst().failure()).isEqualTo(new MediaFailure.BrokeOff());
        assertThat(theatre.frame()).isEqualTo(549);
    }

    @Test
    void aSourceShorterThanItsHeadersSayEndsWhereItEnds() {
        theatre.decoder.endsAt = 1990;
        theatre.seek(reel, 1999).settle();
        assertThat(theatre.frame()).isEqualTo(1989);
    }

    @Test
    void anotherRangeHoldsAtOnce() {
        theatre.show(cut(500, 700)).settle();
        theatre.engine.toggle(theatre.now());
        theatre.run(1000);
        theatre.engine.range("500-700", new FrameRange(500, 540), theatre.newWish(), theatre.now());
        theatre.settle();
        assertThat(theatre.frame()).isEqualTo(539);
        assertThat(theatre.frames()).allMatch(f -> f < 540);
        theatre.engine.range("500-700", new FrameRange(600, 640), theatre.newWish(), theatre.now());
        theatre.engine.playFromIn();
        theatre.forget().settle();
        assertThat(theatre.frames()).isEqualTo(frames(600, 639));
    }

    @Test
    void otherSizesAreDecodedAnew() {
        theatre.engine.room(new Decoder.Size(320, 180), theatre.now());
        theatre.show(cut(500, 560)).settle();
        theatre.forget();
        theatre.engine.room(new Decoder.Size(160, 90), theatre.now());
        theatre.settle();
        assertThat(theatre.frames()).containsExactly(500L);
    }

    @ParameterizedTest
    @ValueSource(ints = {-100, -200, -400, -800})
    void backwardsKeepsThePace(int speed) {
        theatre.show(cut(1500, 1600)).settle();
        theatre.forget();
        theatre.engine.shuttle(speed, theatre.now());
        theatre.run(4000);
        assertThat(theatre.frames()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        long far = 1500 - theatre.frame();
        long expected = 96L * -speed / 100;
        assertThat(far).isBetween(expected * 6 / 10, expected * 14 / 10);
    }

    @Test
    void backwardsIsSmoothOnceItRuns() {
        theatre.show(cut(1500, 1600)).settle();
        theatre.forget();
        theatre.engine.shuttle(-100, theatre.now());
        theatre.run(5000);
        assertThat(theatre.frames().size()).isGreaterThan(100);
    }

    @Test
    void backwardsEndsOnTheFirstFrame() {
        theatre.show(cut(20, 60)).settle();
        theatre.engine.shuttle(-200, theatre.now());
        theatre.settle();
        assertThat(theatre.frame()).isZero();
    }

    @Test
    void fastForwardsKeepsThePace() {
        theatre.show(cut(100, 200)).settle();
        theatre.forget();
        theatre.engine.shuttle(800, theatre.now());
        theatre.run(4000);
        assertThat(theatre.frame()).isBetween(700L, 900L);
    }

    @Test
    void aTapMovesOneFrameAndHoldingGoesSlowly() {
        theatre.show(cut(500, 600)).settle();
        theatre.engine.nudge(1, theatre.now());
        theatre.run(60);
        theatre.engine.letGo();
        theatre.settle();
        assertThat(theatre.frame()).isEqualTo(501);
        theatre.engine.nudge(1, theatre.now());
        theatre.run(2250);
        theatre.engine.letGo();
        theatre.settle();
        assertThat(theatre.frame()).isBetween(510L, 516L);
    }

    @Test
    void keptClipsPlayBackToBack() {
        OpenedSource other = FakeDecoder.reel("two", new FrameRate(25, 1), 900, 100);
        List<PlayRange> cuts = List.of(cut(500, 530), new PlayRange(other, new FrameRange(800, 830), "two"), cut(100, 130));
        theatre.engine.play(new PlaySequence(cuts, 500, new PlaySequence.AfterLast.Stay()), 0, theatre.newWish());
        theatre.settle();
        assertThat(theatre.told).containsSubsequence("began 500-530", "played 500-530", "began two", "played two",
                "began 100-130", "over");
        List<Long> all = new java.util.ArrayList<>(frames(500, 529));
        all.addAll(frames(800, 829));
        all.addAll(frames(100, 129));
        assertThat(theatre.frames()).isEqualTo(all);
        for (int i = 1; i < theatre.seen.size(); i++) {
            assertThat(theatre.seen.get(i).at() - theatre.seen.get(i - 1).at()).isBetween(38L, 48L);
        }
    }

    @Test
    void keptClipsSurviveAPause() {
        List<PlayRange> cuts = List.of(cut(500, 530), cut(900, 930));
        theatre.engine.play(new PlaySequence(cuts, 500, new PlaySequence.AfterLast.Stay()), 0, theatre.newWish());
        theatre.run(800);
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        assertThat(theatre.frames()).doesNotHaveDuplicates().contains(529L, 900L).endsWith(929L);
    }

    @Test
    void aPassageOfOneClipIsOneTooAndGoesOnAfterStepsWithinIt() {
        theatre.engine.play(new PlaySequence(List.of(cut(500, 560)), 500, new PlaySequence.AfterLast.Stay()), 0, theatre.newWish());
        theatre.run(800);
        theatre.engine.step(-1, theatre.now());
        theatre.settle();
        assertThat(theatre.told).doesNotContain("over");
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        assertThat(theatre.frame()).isEqualTo(559);
        assertThat(theatre.told).containsOnlyOnce("over");
    }

    @Test
    void whoLeavesAPassageIsToldThatItIsOver() {
        List<PlayRange> cuts = List.of(cut(500, 530), cut(900, 930));
        theatre.engine.play(new PlaySequence(cuts, 500, new PlaySequence.AfterLast.Stay()), 0, theatre.newWish());
        theatre.run(400);
        theatre.engine.toggle(theatre.now());
        theatre.seek(reel, 1200).settle();
        assertThat(theatre.told).doesNotContain("over");
        theatre.engine.toggle(theatre.now());
        theatre.run(400);
        assertThat(theatre.told).contains("over");
        assertThat(theatre.frame()).isGreaterThan(1200);
    }

    @Test
    void anotherClipChosenWithinAPassageGoesOnFromThere() {
        List<PlayRange> cuts = List.of(cut(500, 530), cut(900, 930), cut(100, 130));
        theatre.engine.play(new PlaySequence(cuts, 500, new PlaySequence.AfterLast.Stay()), 0, theatre.newWish());
        theatre.run(300);
        theatre.engine.toggle(theatre.now());
        theatre.show(cut(900, 930)).settle();
        theatre.forget();
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        List<Long> rest = new java.util.ArrayList<>(frames(901, 929));
        rest.addAll(frames(100, 129));
        assertThat(theatre.frames()).isEqualTo(rest);
        assertThat(theatre.told).containsOnlyOnce("over");
    }

    @Test
    void aroundAnEdgeItReturnsToTheEdge() {
        theatre.show(cut(500, 600)).settle();
        theatre.forget();
        theatre.engine.playAround(500, 1000, 500);
        theatre.settle();
        assertThat(theatre.frames()).startsWith(476L).contains(523L).doesNotContain(524L).endsWith(500L);
    }

    @Test
    void scrubbingShowsPicturesWhileItGoesAndTheExactOneAtTheEnd() {
        theatre.show(cut(0, 60)).settle();
        theatre.forget();
        for (int i = 0; i < 100; i++) {
            theatre.engine.scrub(reel, i * 15L, theatre.now());
            theatre.run(20);
        }
        assertThat(theatre.seen.size()).isGreaterThan(12);
        theatre.seek(reel, 1487).settle();
        assertThat(theatre.frame()).isEqualTo(1487);
    }

    @Test
    void picturesAreGivenBack() {
        for (int i = 0; i < 200; i++) {
            theatre.show(cut(i * 7L, i * 7L + 10)).run(150);
        }
        theatre.settle();
        assertThat(theatre.decoder.mostHeld).isLessThan(300);
        assertThat(theatre.decoder.open).isLessThan(5);
        theatre.engine.close();
        theatre.run(500);
        assertThat(theatre.decoder.open).isZero();
        assertThat(theatre.decoder.held).isLessThanOrEqualTo(1);
    }

    /** The sample's value is the millisecond of the source that it comes from, plus one. */
    @Test
    void soundFromOutsideOfTheRangeIsNeverHeard() {
        theatre.show(cut(240, 264)).settle();
        theatre.forget();
        theatre.engine.toggle(theatre.now());
        theatre.settle();
        assertThat(theatre.speaker.heardSamples).isNotEmpty()
                .allMatch(s -> s == 0 || s >= 10_011 && s <= 11_012);
        assertThat(theatre.speaker.heardSamples.size()).isBetween(47_000, 48_100);
    }

    @Test
    void soundKeepsTheRangeInALoopToo() {
        theatre.engine.loop(true, 0);
        theatre.show(cut(240, 264)).settle();
        theatre.forget();
        theatre.engine.toggle(theatre.now());
        theatre.run(3500);
        assertThat(theatre.speaker.heardSamples.size()).isGreaterThan(48_000 * 33 / 10);
        assertThat(theatre.speaker.heardSamples).allMatch(s -> s >= 10_011 && s <= 11_012);
    }

    @Test
    void pictureAndSoundStayTogether() {
        theatre.show(cut(240, 720)).settle();
        theatre.engine.toggle(theatre.now());
        theatre.run(7003);
        long soundMs = theatre.speaker.heardSamples.getLast() - 1;
        long pictureMs = theatre.frame() * 1001 / 24;
        assertThat(soundMs - pictureMs).isBetween(-45L, 60L);
    }

    @Test
    void aStepPlaysItsFrameOfSound() {
        theatre.show(cut(240, 720)).settle();
        theatre.forget();
        theatre.engine.step(1, theatre.now());
        theatre.settle();
        assertThat(theatre.speaker.heardSamples.size()).isBetween(1990, 2010);
        assertThat(theatre.speaker.heardSamples).allMatch(s -> s >= 10_051 && s <= 10_095);
    }

    @Test
    void atFourTimesItIsMute() {
        theatre.show(cut(240, 720)).settle();
        theatre.forget();
        theatre.engine.shuttle(400, theatre.now());
        theatre.run(1000);
        assertThat(theatre.speaker.heardSamples).isEmpty();
    }
}
