package clipbrowser.session;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.Clip;
import clipbrowser.model.ClipChange;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.StoreFailure;
import clipbrowser.model.StoredReview;
import clipbrowser.model.Transaction;
import clipbrowser.model.Trim;
import clipbrowser.model.UndoStep;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private static final long FRAMES = 7200;
    private static final SourceMedia MEDIA = PretendRun.media("m1", FRAMES);

    private final Session session = new Session();
    private final Review review = new Review(session);
    private final Deque<Consumer<ReviewLog.WriteResult>> disk = new ArrayDeque<>();
    private final List<Transaction> written = new ArrayList<>();
    private boolean slow;

    private final ReviewLog reviewLog = (transaction, result) -> {
        written.add(transaction);
        disk.add(result);
        if (!slow) {
            saveAll();
        }
    };

    private void saveAll() {
        while (!disk.isEmpty()) {
            disk.remove().accept(new ReviewLog.WriteResult.Saved(Instant.EPOCH));
        }
    }

    private void open(Map<String, StoredReview> kept, List<Transaction.Past> past, Clip... clips) {
        session.load("r");
        review.begin("r", kept, past, reviewLog);
        session.show(new Run("r", RunStatus.COMPLETE, List.of(clips), null));
        for (Source source : session.sources()) {
            source.count(SourceRate.settle(PretendRun.FPS, null, false, null, null, null, null),
                    new FrameGrid.Even(PretendRun.FPS, FRAMES), Timecode.of(PretendRun.FPS));
        }
    }

    private void open(Clip... clips) {
        open(Map.of(), List.of(), clips);
    }

    private static Clip clip(String id, long in, long out) {
        return PretendRun.clip(id, 1, in, out, MEDIA);
    }

    private ReviewedClip at(int place) {
        return session.clips().get(place);
    }

    @Test
    void aDecisionShowsOnlyWhenItIsOnTheDiskButTheNextOneBuildsOnItAtOnce() {
        slow = true;
        open(clip("a", 0, 100));
        review.decide(List.of(at(0)), Decision.KEEP, 5);
        assertThat(at(0).decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(review.intended(at(0)).decision()).isEqualTo(Decision.KEEP);
        assertThat(review.savingProperty().get()).isEqualTo(new Saving.Busy(1));
        review.decide(List.of(at(0)), Decision.REJECT, 5);
        disk.remove().accept(new ReviewLog.WriteResult.Saved(Instant.EPOCH));
        assertThat(at(0).decision()).isEqualTo(Decision.KEEP);
        saveAll();
        assertThat(at(0).decision()).isEqualTo(Decision.REJECT);
        assertThat(review.savingProperty().get()).isEqualTo(new Saving.Saved(Instant.EPOCH));
    }

    @Test
    void whatCannotBeSavedShowsAsNotSavedUntilItIs() {
        slow = true;
        open(clip("a", 0, 100));
        review.decide(List.of(at(0)), Decision.KEEP, 5);
        disk.element().accept(new ReviewLog.WriteResult.Failed(new StoreFailure.DiskFull()));
        assertThat(review.savingProperty().get()).isEqualTo(new Saving.Failed(new StoreFailure.DiskFull(), 1));
        assertThat(at(0).decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(at(0).unsavedProperty().get()).extracting(ClipReview::decision).isEqualTo(Decision.KEEP);
        saveAll();
        assertThat(at(0).unsavedProperty().get()).isNull();
        assertThat(at(0).decision()).isEqualTo(Decision.KEEP);
    }

    @Test
    void undoIsOneHistoryForDecisionsTrimsTitlesAndNotes() {
        open(clip("a", 0, 100), clip("b", 200, 300));
        review.decide(List.of(at(0), at(1)), Decision.REJECT, 7);
        review.trim(at(0), new FrameRange(10, 90), UndoStep.Kind.TRIM, 8);
        review.title(at(1), "  Opening ", 9);
        review.note(at(1), "too long", 9);
        assertThat(at(1).clipReview().title()).isEqualTo("Opening");
        assertThat(review.undo()).map(UndoStep::kind).contains(UndoStep.Kind.NOTE);
        assertThat(review.undo()).map(UndoStep::kind).contains(UndoStep.Kind.TITLE);
        assertThat(review.undo()).get().satisfies(s -> {
            assertThat(s.clip()).isEqualTo("a");
            assertThat(s.frame()).isEqualTo(8);
        });
        assertThat(at(0).range()).isEqualTo(new FrameRange(0, 100));
        review.undo();
        assertThat(review.undo()).isEmpty();
        assertThat(at(0).clipReview()).isEqualTo(ClipReview.NONE);
        assertThat(at(1).clipReview()).isEqualTo(ClipReview.NONE);
        review.redo();
        review.redo();
        assertThat(at(0).range()).isEqualTo(new FrameRange(10, 90));
        assertThat(at(1).decision()).isEqualTo(Decision.REJECT);
        review.note(at(0), "new", 0);
        assertThat(review.redo()).as("a new step ends what could be done again").isEmpty();
    }

    @Test
    void anyRowOfStepsUndoneLeavesNothing() {
        open(clip("a", 0, 100), clip("b", 200, 300), clip("c", 250, 400));
        Random random = new Random(7);
        int undoable = 0;
        for (int i = 0; i < 2000; i++) {
            ReviewedClip clip = at(random.nextInt(3));
            switch (random.nextInt(6)) {
                case 0 -> review.decide(List.of(clip), Decision.values()[random.nextInt(3)], i);
                case 1 -> review.trim(clip, new FrameRange(random.nextInt(50), 60 + random.nextInt(50)),
                        UndoStep.Kind.TRIM, i);
                case 2 -> review.title(clip, "t" + random.nextInt(5), i);
                case 3 -> review.note(clip, "n" + random.nextInt(5), i);
                case 4 -> review.undo();
                default -> review.redo();
            }
        }
        while (review.undo().isPresent()) {
            undoable++;
        }
        assertThat(undoable).isPositive();
        assertThat(session.clips()).allSatisfy(c -> assertThat(c.clipReview()).isEqualTo(ClipReview.NONE));
        while (review.redo().isPresent()) {
            undoable--;
        }
        assertThat(undoable).isZero();
    }

    @Test
    void undoTakesBackOnlyWhatStillStands() {
        open(clip("a", 0, 100), clip("b", 200, 300));
        review.decide(List.of(at(0), at(1)), Decision.KEEP, 7);
        review.merge("r",
                List.of(new ClipChange("a", Proposal.of(at(0).clip()), new FieldChange.Decided(Decision.REJECT))));
        assertThat(at(0).decision()).isEqualTo(Decision.REJECT);
        review.undo();
        assertThat(at(0).decision()).as("another window's word").isEqualTo(Decision.REJECT);
        assertThat(at(1).decision()).isEqualTo(Decision.UNDECIDED);
    }

    @Test
    void anotherWindowsWordDoesNotHideOneThatIsOnItsWay() {
        slow = true;
        open(clip("a", 0, 100));
        review.title(at(0), "mine", 0);
        review.merge("r", List.of(new ClipChange("a", Proposal.of(at(0).clip()), new FieldChange.Titled("theirs")),
                new ClipChange("a", Proposal.of(at(0).clip()), new FieldChange.Noted("their note"))));
        assertThat(at(0).clipReview().note()).isEqualTo("their note");
        saveAll();
        assertThat(at(0).clipReview()).isEqualTo(new ClipReview(Decision.UNDECIDED, null, "mine", "their note"));
    }

    @Test
    void whatAnotherWindowSaidOfAnotherRunIsNotTakenForThisOnes() {
        open(clip("a", 0, 100));
        ClipChange theirs = new ClipChange("a", Proposal.of(at(0).clip()), new FieldChange.Decided(Decision.REJECT));
        review.merge("another", List.of(theirs));
        assertThat(at(0).decision()).isEqualTo(Decision.UNDECIDED);
        session.close();
        review.merge("r", List.of(theirs));
        open(clip("a", 0, 100));
        assertThat(at(0).decision()).as("came after the run was left").isEqualTo(Decision.UNDECIDED);
    }

    @Test
    void stepsThatOnlyAnotherVersionCanReadArePassedOverAndNeverWrittenOver() {
        UndoStep.FieldEdit fieldEdit = new UndoStep.FieldEdit("a", new FieldChange.Decided(Decision.UNDECIDED),
                new FieldChange.Decided(Decision.KEEP));
        UndoStep step = new UndoStep(UndoStep.Kind.KEEP, "a", 12, List.of(fieldEdit));
        Clip clip = clip("a", 0, 100);
        open(Map.of("a", new StoredReview(ClipReview.NONE.withDecision(Decision.KEEP), true, Proposal.of(clip))),
                List.of(new Transaction.Past(40, null, false), new Transaction.Past(41, step, false),
                        new Transaction.Past(43, null, false)),
                clip);
        review.note(at(0), "new", 0);
        assertThat(written.getLast().history()).isInstanceOfSatisfying(Transaction.History.Did.class,
                did -> assertThat(did.number()).isEqualTo(44));
        review.undo();
        review.undo();
        assertThat(written.getLast().history()).isEqualTo(new Transaction.History.Undid(41));
        assertThat(at(0).decision()).isEqualTo(Decision.UNDECIDED);
        review.redo();
        assertThat(written.getLast().history()).isEqualTo(new Transaction.History.Redid(41));
    }

    @Test
    void theHistoryOfALastSessionGoesOnWithItsNumbers() {
        UndoStep.FieldEdit fieldEdit = new UndoStep.FieldEdit("a", new FieldChange.Decided(Decision.UNDECIDED),
                new FieldChange.Decided(Decision.KEEP));
        UndoStep step = new UndoStep(UndoStep.Kind.KEEP, "a", 12, List.of(fieldEdit));
        Clip clip = clip("a", 0, 100);
        open(Map.of("a", new StoredReview(ClipReview.NONE.withDecision(Decision.KEEP), true, Proposal.of(clip))),
                List.of(new Transaction.Past(41, step, false), new Transaction.Past(42, step, true)), clip);
        assertThat(at(0).decision()).isEqualTo(Decision.KEEP);
        assertThat(at(0).watchedProperty().get()).isTrue();
        assertThat(review.redoableProperty().get()).isEqualTo(step);
        review.undo();
        assertThat(at(0).decision()).isEqualTo(Decision.UNDECIDED);
        review.note(at(0), "x", 0);
        assertThat(written).extracting(Transaction::history).first().isEqualTo(new Transaction.History.Undid(41));
        assertThat(written).extracting(Transaction::history).last().isInstanceOfSatisfying(
                Transaction.History.Did.class,
                did -> assertThat(did.number()).isEqualTo(41));
    }

    @Test
    void clipsAreNeverSeenUndecidedThatAreNot() {
        Clip clip = clip("a", 0, 100);
        List<Decision> seen = new ArrayList<>();
        session.clips().addListener((javafx.collections.ListChangeListener<ReviewedClip>) _ -> session.clips().forEach(
                c -> seen.add(c.decision())));
        open(Map.of("a", new StoredReview(ClipReview.NONE.withDecision(Decision.KEEP), false, Proposal.of(clip))),
                List.of(),
                clip);
        assertThat(seen).isNotEmpty().containsOnly(Decision.KEEP);
    }

    @Test
    void aClipThatMovedSinceItWasDecidedShowsBothUntilDecidedAgain() {
        StoredReview kept = new StoredReview(ClipReview.NONE.withDecision(Decision.KEEP), false,
                new Proposal("a", 100L, 900L, "m1"));
        open(Map.of("a", kept), List.of(), clip("a", 0, 100));
        assertThat(at(0).formerProperty().get()).extracting(Clip::startMs, Clip::endMs).containsExactly(100L, 900L);
        review.decide(List.of(at(0)), Decision.REJECT, 0);
        assertThat(at(0).formerProperty().get()).isNull();
    }

    @Test
    void aDecidedClipThatIsNoLongerInTheRunKeepsItsDecision() {
        StoredReview kept = new StoredReview(new ClipReview(Decision.KEEP, null, "gone girl", ""), false,
                new Proposal("z", 1000L, 2000L, "m1"));
        open(Map.of("z", kept, "said nothing", new StoredReview(ClipReview.NONE, true, kept.proposal())), List.of(),
                clip("a", 0, 100));
        assertThat(session.clips()).hasSize(2).last().satisfies(gone -> {
            assertThat(gone.goneProperty().get()).isTrue();
            assertThat(gone.name()).isEqualTo("gone girl");
            assertThat(gone.proposed()).isEqualTo(new FrameRange(24, 48));
        });
        assertThat(review.countsProperty().get().total()).isEqualTo(1);
    }

    @Test
    void countsFollowEveryChange() {
        open(clip("a", 0, 120), clip("b", 200, 320), clip("c", 400, 520));
        assertThat(review.countsProperty().get()).isEqualTo(new Counts(0, 0, 3, MediaTime.ZERO));
        review.decide(List.of(at(0), at(1)), Decision.KEEP, 0);
        review.decide(List.of(at(2)), Decision.REJECT, 0);
        assertThat(review.countsProperty().get()).isEqualTo(new Counts(2, 1, 0, new MediaTime(10, 1)));
        review.trim(at(0), new FrameRange(0, 60), UndoStep.Kind.TRIM_OUT, 0);
        assertThat(review.countsProperty().get().keptLength()).isEqualTo(new MediaTime(15, 2));
        session.sources().getFirst().count(SourceRate.unknown(), null, Timecode.of(PretendRun.FPS));
        assertThat(review.countsProperty().get()).isEqualTo(new Counts(2, 1, 0, MediaTime.ZERO));
        session.close();
        assertThat(review.countsProperty().get()).isEqualTo(Counts.NONE);
    }

    @Test
    void nearDuplicatesShareMoreThanHalfOfTheLongerAndEachWithEachOther() {
        // a-b share 70 of 100, b-c 70 of 100, a-c 40: one pair, not a chain. d lies inside e, but is a fifth of it.
        open(clip("a", 0, 100), clip("b", 30, 130), clip("c", 60, 160), clip("d", 1000, 1020), clip("e", 990, 1090),
                clip("f", 2000, 2100), clip("g", 2050, 2150), clip("h", 2049, 2149));
        assertThat(session.clips()).extracting(c -> c.groupProperty().get()).containsExactly(1, 1, 0, 0, 0, 2, 0, 2);
        assertThat(review.duplicates(at(0))).containsExactly(at(1));
        review.keepOverDuplicates(at(1), 3);
        assertThat(session.clips()).extracting(ReviewedClip::decision).startsWith(Decision.REJECT, Decision.KEEP,
                Decision.UNDECIDED);
        review.undo();
        assertThat(at(0).decision()).isEqualTo(Decision.UNDECIDED);
        review.trim(at(1), new FrameRange(60, 160), UndoStep.Kind.TRIM, 0);
        assertThat(session.clips()).extracting(c -> c.groupProperty().get()).startsWith(0, 1, 1);
    }

    @Test
    void groupsOfRandomClipsAreCliques() {
        Random random = new Random(3);
        Clip[] clips = new Clip[400];
        for (int i = 0; i < clips.length; i++) {
            long in = random.nextInt(3000);
            clips[i] = clip("c" + i, in, in + 10 + random.nextInt(300));
        }
        open(clips);
        Map<Integer, List<ReviewedClip>> groups = new HashMap<>();
        session.clips().forEach(c -> groups.computeIfAbsent(c.groupProperty().get(), _ -> new ArrayList<>()).add(c));
        groups.remove(0);
        assertThat(groups).isNotEmpty();
        groups.values().forEach(group -> group.forEach(a -> group.forEach(b -> assertThat(near(a, b)).isTrue())));
    }

    private static boolean near(ReviewedClip a, ReviewedClip b) {
        FrameRange one = java.util.Objects.requireNonNull(a.range());
        FrameRange two = java.util.Objects.requireNonNull(b.range());
        return 2 * one.overlap(two) > Math.max(one.length(), two.length());
    }

    @Test
    void aDragIsNoDecisionUntilItIsDropped() {
        open(clip("a", 100, 200));
        review.drag(at(0), Edge.IN, 150);
        review.drag(at(0), Edge.IN, 50);
        assertThat(session.edgeDrag().draggingProperty().get()).isEqualTo(
                new EdgeDrag.Drag(at(0), Edge.IN, new FrameRange(50, 200)));
        assertThat(at(0).seen()).isEqualTo(new FrameRange(50, 200));
        assertThat(at(0).range()).isEqualTo(new FrameRange(100, 200));
        assertThat(written).isEmpty();
        review.cancelDrag();
        assertThat(at(0).seen()).isEqualTo(new FrameRange(100, 200));
        assertThat(review.drop(0)).isEmpty();
        review.drag(at(0), Edge.OUT, 249);
        review.drop(0);
        assertThat(at(0).clipReview().trim()).isEqualTo(new Trim(new FrameRange(100, 250), PretendRun.FPS));
        review.trim(at(0), new FrameRange(100, 200), UndoStep.Kind.RESET_BOTH, 0);
        assertThat(at(0).clipReview().trim()).as("the proposal is no trim").isNull();
    }

    @Test
    void aDroppedEdgeStaysWhereItWasLetGoUntilTheDiskHasIt() {
        slow = true;
        open(clip("a", 100, 200));
        review.drag(at(0), Edge.OUT, 249);
        review.drop(0);
        assertThat(at(0).range()).isEqualTo(new FrameRange(100, 200));
        assertThat(at(0).seen()).isEqualTo(new FrameRange(100, 250));
        saveAll();
        assertThat(at(0).range()).isEqualTo(new FrameRange(100, 250));
        review.undo();
        saveAll();
        assertThat(at(0).seen()).as("nothing holds it any more").isEqualTo(new FrameRange(100, 200));
    }

    @Test
    void whatCannotBeSavedIsSeenAsJustThat() {
        slow = true;
        open(clip("a", 100, 200));
        review.decide(List.of(at(0)), Decision.KEEP, 0);
        review.drag(at(0), Edge.OUT, 249);
        review.drop(0);
        disk.peek().accept(new ReviewLog.WriteResult.Failed(new StoreFailure.DiskFull()));
        assertThat(at(0).decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(at(0).said().decision()).isEqualTo(Decision.KEEP);
        assertThat(at(0).range()).isEqualTo(new FrameRange(100, 200));
        assertThat(at(0).seen()).isEqualTo(new FrameRange(100, 250));
        saveAll();
        assertThat(at(0).unsavedProperty().get()).isNull();
        assertThat(at(0).decision()).isEqualTo(Decision.KEEP);
        assertThat(at(0).range()).isEqualTo(new FrameRange(100, 250));
    }

    @Test
    void sayingWhatIsSaidAlreadyIsNoStep() {
        open(clip("a", 0, 100));
        review.decide(List.of(at(0)), Decision.KEEP, 0);
        review.decide(List.of(at(0)), Decision.KEEP, 0);
        review.title(at(0), "", 0);
        assertThat(written).hasSize(1);
    }

    @Test
    void leavingTheRunLeavesItsReview() {
        slow = true;
        open(clip("a", 0, 100));
        review.decide(List.of(at(0)), Decision.KEEP, 0);
        session.load("other");
        saveAll();
        assertThat(review.undo()).isEmpty();
        assertThat(review.savingProperty().get()).isEqualTo(new Saving.Nothing());
    }
}
