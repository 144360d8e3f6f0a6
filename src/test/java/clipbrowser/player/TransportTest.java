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
import clipbrowser.time.MediaTime;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final FrameRate FILM = new FrameRate(24000, 1001);
    private final TransportHarness harness = new TransportHarness();
    private final OpenedSource openedSource = FakeDecoder.openedSource("one", FILM, 2000, 240);

    private PlayRange playRange(long in, long out) {
        return new PlayRange(openedSource, new FrameRange(in, out), in + "-" + out);
    }

    private static List<Long> frames(long from, long last) {
        return LongStream.rangeClosed(from, last).boxed().toList();
    }

    @Test
    void selectingAClipShowsItsInFrameAndNothingElse() {
        harness.show(playRange(500, 560)).settle();
        assertThat(harness.frames()).containsExactly(500L);
    }

    @Test
    void playsEveryFrameAndStopsOnTheLast() {
        harness.show(playRange(500, 560)).settle();
        harness.forget();
        harness.transport.toggle(harness.now());
        harness.settle();
        assertThat(harness.frames()).isEqualTo(frames(501, 559));
        assertThat(harness.listener).contains("began 500-560", "played 500-560", "over");
        harness.run(2000);
        assertThat(harness.frame()).isEqualTo(559);
    }

    @Test
    void parkedOnTheLastFrameItStartsAgainAtIn() {
        harness.show(playRange(500, 520)).settle();
        harness.transport.toggle(harness.now());
        harness.settle();
        harness.forget();
        harness.transport.toggle(harness.now());
        harness.settle();
        assertThat(harness.frames()).isEqualTo(frames(500, 519));
    }

    @Test
    void outsideOfTheRangeItPlaysFreely() {
        harness.show(playRange(500, 520)).settle();
        harness.seek(openedSource, 530).settle();
        harness.forget();
        harness.transport.toggle(harness.now());
        harness.run(2000);
        assertThat(harness.frame()).isGreaterThan(560);
        assertThat(harness.listener).contains("PLAYING free");
    }

    @Test
    void keepsTheRate() {
        harness.show(playRange(500, 740)).settle();
        harness.forget();
        long began = harness.now() / MILLI;
        harness.transport.toggle(harness.now());
        harness.settle();
        // 239 frames of 1001/24 ms.
        assertThat(harness.seen.getLast().at() - began).isBetween(9960L, 9990L);
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
            OpenedSource of = FakeDecoder.openedSource("any", grid, 1 + random.nextInt(300), 1);
            long in = random.nextLong(1480);
            long out = Math.min(1500, in + 1 + random.nextInt(60));
            any.show(new PlayRange(of, new FrameRange(in, out), "c")).settle();
            any.transport.playFromIn();
            any.settle();
            assertThat(any.frames()).as("%d to %d, %s", in, out, grid.rate()).isSorted().doesNotHaveDuplicates()
                    .startsWith(in).endsWith(out - 1);
        }
    }

    @Test
    void loopsWithoutAFrameOutsideAndWithoutAGap() {
        harness.transport.loop(true, 0);
        harness.show(playRange(300, 350)).settle();
        harness.forget();
        harness.transport.toggle(harness.now());
        harness.run(8000);
        assertThat(harness.frames()).allMatch(f -> f >= 300 && f < 350);
        assertThat(harness.frames().stream().filter(f -> f == 300).count()).isEqualTo(3);
        for (int i = 1; i < harness.seen.size(); i++) {
            assertThat(harness.seen.get(i).at() - harness.seen.get(i - 1).at()).isBetween(40L, 46L);
        }
    }

    @Test
    void aLoopTakesHandlesInIfAsked() {
        harness.transport.loop(true, 500);
        harness.show(playRange(300, 310)).settle();
        harness.transport.playFromIn();
        harness.run(4000);
        assertThat(harness.frames()).contains(288L, 321L).doesNotContain(287L, 322L);
    }

    @Test
    void stepsBothWaysAlsoAcrossKeyframesAndBeyondWhatIsRemembered() {
        harness.show(playRange(242, 300)).settle();
        for (long expected = 241; expected > 200; expected--) {
            harness.transport.step(-1, harness.now());
            harness.settle();
            assertThat(harness.frame()).isEqualTo(expected);
        }
        for (long expected = 202; expected < 260; expected++) {
            harness.transport.step(1, harness.now());
            harness.settle();
            assertThat(harness.frame()).isEqualTo(expected);
        }
    }

    @Test
    void heldStepsAddUp() {
        harness.show(playRange(500, 600)).settle();
        for (int i = 0; i < 40; i++) {
            harness.transport.step(-1, harness.now());
            harness.run(3);
        }
        harness.settle();
        assertThat(harness.frame()).isEqualTo(460);
    }

    @Test
    void theNextClipIsThereAtOnceIfItWasExpected() {
        PlayRange next = playRange(900, 960);
        harness.transport.expect(List.of(new PrerollPoint(openedSource, 900)));
        harness.show(playRange(500, 560)).settle();
        long pressed = harness.now() / MILLI;
        harness.show(next).run(10);
        assertThat(harness.frame()).isEqualTo(900);
        assertThat(harness.seen.getLast().at() - pressed).isLessThan(5);
    }

    @Test
    void aStormOfClipsShowsTheLastAndQueuesNothing() {
        harness.show(playRange(0, 10)).settle();
        harness.forget();
        harness.decoder.opened.clear();
        long pressed = 0;
        for (int i = 1; i <= 50; i++) {
            harness.show(playRange(i * 37L, i * 37L + 10));
            pressed = harness.now() / MILLI;
            harness.run(33);
        }
        harness.settle();
        assertThat(harness.frame()).isEqualTo(50 * 37);
        assertThat(harness.seen.getLast().at() - pressed).isLessThan(400);
        assertThat(harness.decoder.opened).hasSizeLessThan(25);
        assertThat(harness.decoder.mostOpen).isLessThan(6);
    }

    @Test
    void nothingOfTheOldClipIsSeenAfterAnotherWasChosen() {
        harness.refresh = 16_666_667;
        harness.show(playRange(500, 700)).settle();
        harness.transport.toggle(harness.now());
        harness.run(1003);
        harness.forget();
        harness.show(playRange(900, 1000)).run(1500);
        assertThat(harness.frames()).allMatch(f -> f >= 900).startsWith(900L);
        assertThat(harness.motion).isEqualTo(PlayerListener.Motion.PLAYING);
    }

    @Test
    void aStallIsToldAndGoneOnFromWithoutLeavingTheRange() {
        harness.show(playRange(500, 700)).settle();
        harness.forget();
        harness.transport.toggle(harness.now());
        harness.run(1000);
        harness.decoder.stalledUntil = harness.now() + 3000 * MILLI;
        harness.run(2000);
        assertThat(harness.motion).isEqualTo(PlayerListener.Motion.STALLED);
        harness.settle();
        assertThat(harness.frames()).isEqualTo(frames(501, 699));
    }

    @Test
    void aSourceThatFailsSaysSoAndOthersGoOn() {
        OpenedSource bad = FakeDecoder.openedSource("bad", FILM, 100, 10);
        harness.decoder.broken.add("bad");
        harness.show(new PlayRange(bad, new FrameRange(5, 10), "b")).run(500);
        assertThat(harness.failures).hasSize(1);
        harness.show(playRange(500, 560)).settle();
        assertThat(harness.frame()).isEqualTo(500);
        harness.decoder.broken.clear();
        harness.show(new PlayRange(bad, new FrameRange(5, 10), "b")).settle();
        assertThat(harness.frame()).isEqualTo(5);
    }

    @Test
    void aSourceThatBreaksOffWhilePlayingFails() {
        harness.show(playRange(500, 700)).settle();
        harness.decoder.breaksAt = 550;
        harness.transport.toggle(harness.now());
        harness.run(4000);
        assertThat(harness.failures.getFirst().failure()).isEqualTo(new MediaFailure.BrokeOff());
        assertThat(harness.frame()).isEqualTo(549);
    }

    @Test
    void playingGoesOnAtTheSameFrameWhenItsSourceIsBack() {
        harness.show(playRange(500, 700)).settle();
        harness.decoder.breaksAt = 550;
        harness.transport.toggle(harness.now());
        harness.run(4000);
        harness.forget();
        harness.decoder.breaksAt = Long.MAX_VALUE;
        harness.transport.retry(openedSource, harness.now());
        harness.settle();
        assertThat(harness.frames()).endsWith(699L).containsSubsequence(frames(550, 699));
        assertThat(harness.frames().getFirst()).isBetween(549L, 550L);
    }

    @Test
    void aFrameThatWasLookedForIsShownWhenItsSourceIsBack() {
        harness.show(playRange(500, 700)).settle();
        harness.decoder.breaksAt = 850;
        harness.seek(openedSource, 900).run(2000);
        assertThat(harness.failures).isNotEmpty();
        assertThat(harness.frame()).isNotEqualTo(900);
        harness.decoder.breaksAt = Long.MAX_VALUE;
        harness.transport.retry(openedSource, harness.now());
        harness.settle();
        assertThat(harness.frame()).isEqualTo(900);
    }

    @Test
    void whatTheEditorDidMeanwhileHolds() {
        harness.show(playRange(500, 700)).settle();
        harness.decoder.breaksAt = 550;
        harness.transport.toggle(harness.now());
        harness.run(4000);
        harness.seek(openedSource, 510).settle();
        harness.decoder.breaksAt = Long.MAX_VALUE;
        harness.transport.retry(openedSource, harness.now());
        harness.run(1000);
        assertThat(harness.frame()).isEqualTo(510);
        assertThat(harness.motion).isEqualTo(PlayerListener.Motion.STILL);
    }

    @Test
    void aSourceShorterThanItsHeadersSayEndsWhereItEnds() {
        harness.decoder.endsAt = 1990;
        harness.seek(openedSource, 1999).settle();
        assertThat(harness.frame()).isEqualTo(1989);
    }

    @Test
    void anotherRangeHoldsAtOnce() {
        harness.show(playRange(500, 700)).settle();
        harness.transport.toggle(harness.now());
        harness.run(1000);
        harness.transport.range("500-700", new FrameRange(500, 540), harness.newGeneration(), harness.now());
        harness.settle();
        assertThat(harness.frame()).isEqualTo(539);
        assertThat(harness.frames()).allMatch(f -> f < 540);
        harness.transport.range("500-700", new FrameRange(600, 640), harness.newGeneration(), harness.now());
        harness.transport.playFromIn();
        harness.forget().settle();
        assertThat(harness.frames()).isEqualTo(frames(600, 639));
    }

    @Test
    void otherSizesAreDecodedAnew() {
        harness.transport.room(new Decoder.Size(320, 180), harness.now());
        harness.show(playRange(500, 560)).settle();
        harness.forget();
        harness.transport.room(new Decoder.Size(160, 90), harness.now());
        harness.settle();
        assertThat(harness.frames()).containsExactly(500L);
    }

    @ParameterizedTest
    @ValueSource(ints = {-100, -200, -400, -800})
    void backwardsKeepsThePace(int speed) {
        harness.show(playRange(1500, 1600)).settle();
        harness.forget();
        harness.transport.shuttle(speed, harness.now());
        harness.run(4000);
        assertThat(harness.frames()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        long far = 1500 - harness.frame();
        long expected = 96L * -speed / 100;
        assertThat(far).isBetween(expected * 6 / 10, expected * 14 / 10);
    }

    @Test
    void backwardsIsSmoothOnceItRuns() {
        harness.show(playRange(1500, 1600)).settle();
        harness.forget();
        harness.transport.shuttle(-100, harness.now());
        harness.run(5000);
        assertThat(harness.frames().size()).isGreaterThan(100);
    }

    @Test
    void backwardsEndsOnTheFirstFrame() {
        harness.show(playRange(20, 60)).settle();
        harness.transport.shuttle(-200, harness.now());
        harness.settle();
        assertThat(harness.frame()).isZero();
    }

    @Test
    void fastForwardsKeepsThePace() {
        harness.show(playRange(100, 200)).settle();
        harness.forget();
        harness.transport.shuttle(800, harness.now());
        harness.run(4000);
        assertThat(harness.frame()).isBetween(700L, 900L);
    }

    @Test
    void aTapMovesOneFrameAndHoldingGoesSlowly() {
        harness.show(playRange(500, 600)).settle();
        harness.transport.nudge(1, harness.now());
        harness.run(60);
        harness.transport.letGo();
        harness.settle();
        assertThat(harness.frame()).isEqualTo(501);
        harness.transport.nudge(1, harness.now());
        harness.run(2250);
        harness.transport.letGo();
        harness.settle();
        assertThat(harness.frame()).isBetween(510L, 516L);
    }

    @Test
    void keptClipsPlayBackToBack() {
        OpenedSource other = FakeDecoder.openedSource("two", new FrameRate(25, 1), 900, 100);
        List<PlayRange> playRanges = List.of(playRange(500, 530), new PlayRange(other, new FrameRange(800, 830), "two"),
                playRange(100, 130));
        harness.transport.play(new PlaySequence(playRanges, 500, new PlaySequence.AfterLast.Stay()), 0,
                harness.newGeneration());
        harness.settle();
        assertThat(harness.listener).containsSubsequence("began 500-530", "played 500-530", "began two", "played two",
                "began 100-130", "over");
        List<Long> all = new java.util.ArrayList<>(frames(500, 529));
        all.addAll(frames(800, 829));
        all.addAll(frames(100, 129));
        assertThat(harness.frames()).isEqualTo(all);
        for (int i = 1; i < harness.seen.size(); i++) {
            assertThat(harness.seen.get(i).at() - harness.seen.get(i - 1).at()).isBetween(38L, 48L);
        }
    }

    @Test
    void keptClipsSurviveAPause() {
        List<PlayRange> playRanges = List.of(playRange(500, 530), playRange(900, 930));
        harness.transport.play(new PlaySequence(playRanges, 500, new PlaySequence.AfterLast.Stay()), 0,
                harness.newGeneration());
        harness.run(800);
        harness.transport.toggle(harness.now());
        harness.settle();
        harness.transport.toggle(harness.now());
        harness.settle();
        assertThat(harness.frames()).doesNotHaveDuplicates().contains(529L, 900L).endsWith(929L);
    }

    @Test
    void aSequenceOfOneClipGoesOnAfterStepsWithinIt() {
        harness.transport.play(new PlaySequence(List.of(playRange(500, 560)), 500, new PlaySequence.AfterLast.Stay()),
                0, harness.newGeneration());
        harness.run(800);
        harness.transport.step(-1, harness.now());
        harness.settle();
        assertThat(harness.listener).doesNotContain("over");
        harness.transport.toggle(harness.now());
        harness.settle();
        assertThat(harness.frame()).isEqualTo(559);
        assertThat(harness.listener).containsOnlyOnce("over");
    }

    @Test
    void leavingASequenceIsReportedAsItsEnd() {
        List<PlayRange> playRanges = List.of(playRange(500, 530), playRange(900, 930));
        harness.transport.play(new PlaySequence(playRanges, 500, new PlaySequence.AfterLast.Stay()), 0,
                harness.newGeneration());
        harness.run(400);
        harness.transport.toggle(harness.now());
        harness.seek(openedSource, 1200).settle();
        assertThat(harness.listener).doesNotContain("over");
        harness.transport.toggle(harness.now());
        harness.run(400);
        assertThat(harness.listener).contains("over");
        assertThat(harness.frame()).isGreaterThan(1200);
    }

    @Test
    void aSequenceGoesOnFromAnotherClipThatIsChosen() {
        List<PlayRange> playRanges = List.of(playRange(500, 530), playRange(900, 930), playRange(100, 130));
        harness.transport.play(new PlaySequence(playRanges, 500, new PlaySequence.AfterLast.Stay()), 0,
                harness.newGeneration());
        harness.run(300);
        harness.transport.toggle(harness.now());
        harness.show(playRange(900, 930)).settle();
        harness.forget();
        harness.transport.toggle(harness.now());
        harness.settle();
        List<Long> rest = new java.util.ArrayList<>(frames(901, 929));
        rest.addAll(frames(100, 129));
        assertThat(harness.frames()).isEqualTo(rest);
        assertThat(harness.listener).containsOnlyOnce("over");
    }

    @Test
    void aroundAnEdgeItReturnsToTheEdge() {
        harness.show(playRange(500, 600)).settle();
        harness.forget();
        harness.transport.playAround(FILM.startOf(500), 1000, 500);
        harness.settle();
        assertThat(harness.frames()).startsWith(476L).contains(523L).doesNotContain(524L).endsWith(500L);
    }

    @Test
    void scrubbingShowsPicturesWhileItGoesAndTheExactOneAtTheEnd() {
        harness.show(playRange(0, 60)).settle();
        harness.forget();
        for (int i = 0; i < 100; i++) {
            harness.transport.scrub(openedSource, i * 15L, harness.now());
            harness.run(20);
        }
        assertThat(harness.seen.size()).isGreaterThan(12);
        harness.seek(openedSource, 1487).settle();
        assertThat(harness.frame()).isEqualTo(1487);
    }

    @Test
    void picturesAreGivenBack() {
        for (int i = 0; i < 200; i++) {
            harness.show(playRange(i * 7L, i * 7L + 10)).run(150);
        }
        harness.settle();
        assertThat(harness.decoder.mostHeld).isLessThan(300);
        assertThat(harness.decoder.open).isLessThan(5);
        harness.transport.close();
        harness.run(500);
        assertThat(harness.decoder.open).isZero();
        assertThat(harness.decoder.held).isLessThanOrEqualTo(1);
    }

    /** The sample's value is the millisecond of the source that it comes from, plus one. */
    @Test
    void soundFromOutsideOfTheRangeIsNeverHeard() {
        harness.show(playRange(240, 264)).settle();
        harness.forget();
        harness.transport.toggle(harness.now());
        harness.settle();
        assertThat(harness.speaker.heardSamples).isNotEmpty()
                .allMatch(s -> s == 0 || s >= 10_011 && s <= 11_012);
        assertThat(harness.speaker.heardSamples.size()).isBetween(47_000, 48_100);
    }

    @Test
    void soundKeepsTheRangeInALoopToo() {
        harness.transport.loop(true, 0);
        harness.show(playRange(240, 264)).settle();
        harness.forget();
        harness.transport.toggle(harness.now());
        harness.run(3500);
        assertThat(harness.speaker.heardSamples.size()).isGreaterThan(48_000 * 33 / 10);
        assertThat(harness.speaker.heardSamples).allMatch(s -> s >= 10_011 && s <= 11_012);
    }

    @Test
    void pictureAndSoundStayTogether() {
        harness.show(playRange(240, 720)).settle();
        harness.transport.toggle(harness.now());
        harness.run(7003);
        long audioMs = harness.speaker.heardSamples.getLast() - 1L;
        long videoMs = harness.frame() * 1001 / 24;
        assertThat(audioMs - videoMs).isBetween(-45L, 60L);
    }

    @Test
    void aSoundDeviceThatStopsCountingHoldsNothingUpAndComesBack() {
        harness.show(playRange(240, 720)).settle();
        harness.transport.toggle(harness.now());
        harness.run(3003);
        harness.speaker.stuck = true;
        long frame = harness.frame();
        harness.run(2002);
        assertThat(harness.frame() - frame).isBetween(45L, 49L);
        assertThat(harness.speaker.losses).isEqualTo(1);
        assertThat(harness.listener).contains("sound lost").doesNotContain("sound back");

        harness.speaker.stuck = false;
        harness.speaker.there = true;
        harness.run(3003);
        assertThat(harness.listener).contains("sound back");
        assertThat(harness.frame() - frame).isBetween(115L, 122L);
        long audioMs = harness.speaker.heardSamples.getLast() - 1L;
        assertThat(audioMs - harness.frame() * 1001 / 24).isBetween(-45L, 60L);
    }

    @Test
    void aSoundDeviceThatTakesItsTimeToBeginIsNotGivenUp() {
        harness.speaker.stuck = true;
        harness.show(playRange(240, 720)).settle();
        harness.transport.toggle(harness.now());
        harness.run(2002);
        assertThat(harness.frame()).isBetween(285L, 290L);
        assertThat(harness.speaker.losses).isZero();
    }

    @Test
    void aStepPlaysItsFrameOfSound() {
        harness.show(playRange(240, 720)).settle();
        harness.forget();
        harness.transport.step(1, harness.now());
        harness.settle();
        assertThat(harness.speaker.heardSamples.size()).isBetween(1990, 2010);
        assertThat(harness.speaker.heardSamples).allMatch(s -> s >= 10_051 && s <= 10_095);
    }

    @Test
    void atFourTimesItIsMute() {
        harness.show(playRange(240, 720)).settle();
        harness.forget();
        harness.transport.shuttle(400, harness.now());
        harness.run(1000);
        assertThat(harness.speaker.heardSamples).isEmpty();
    }

    /** Ten pictures at 30 a second, the last of them held for 14 seconds, then one more. */
    private static FrameGrid.Listed slides() {
        long[] ticks = new long[11];
        for (int i = 0; i < 10; i++) {
            ticks[i] = i * 512L;
        }
        ticks[10] = 15 * 15_360L;
        return new FrameGrid.Listed(ticks, 16 * 15_360L, 15_360, new FrameRate(30, 1));
    }

    @Test
    void aHeldPictureIsPlayedForItsPartOfTheRange() {
        FrameGrid.Listed grid = slides();
        OpenedSource held = FakeDecoder.openedSource("slides", grid, 240, 1);
        FrameRange second = grid.during(MediaTime.ofMillis(7_000), MediaTime.ofMillis(8_000));
        harness.show(new PlayRange(held, second, "second")).settle();
        assertThat(harness.frames()).containsExactly(9L);
        long began = harness.now() / MILLI;
        harness.transport.toggle(harness.now());
        harness.settle();
        assertThat(harness.listener).contains("began second", "played second", "over");
        assertThat(harness.now() / MILLI - began).isBetween(1_000L, 1_400L);
        assertThat(harness.frame()).isEqualTo(9);
    }

    @Test
    void aRangeThatBeginsWhileAPictureIsHeldGoesOnToTheNextInTime() {
        FrameGrid.Listed grid = slides();
        OpenedSource held = FakeDecoder.openedSource("slides", grid, 240, 1);
        FrameRange across = grid.during(MediaTime.ofMillis(14_500), MediaTime.ofMillis(15_200));
        harness.show(new PlayRange(held, across, "across")).settle();
        harness.forget();
        long began = harness.now() / MILLI;
        harness.transport.toggle(harness.now());
        harness.settle();
        assertThat(harness.frames()).containsExactly(10L);
        assertThat(harness.seen.getLast().at() - began).isBetween(490L, 560L);
        assertThat(harness.now() / MILLI - began).isBetween(700L, 1_100L);
    }
}
