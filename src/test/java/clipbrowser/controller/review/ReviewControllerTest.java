package clipbrowser.controller.review;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.command.CommandHandlers;
import clipbrowser.model.Clip;
import clipbrowser.model.Decision;
import clipbrowser.model.FaultLog;
import clipbrowser.model.RecentRun;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.session.Counts;
import clipbrowser.session.Edge;
import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Saving;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.SideJournal;
import clipbrowser.testing.Pump;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.SourceRate;
import clipbrowser.time.Timecode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewControllerTest {
    private static final String ORIGIN = "https://api.example";
    private static final long FRAMES = 100_000;

    private static final ViewerActions SILENT = new ViewerActions() {
        @Override
        public void go(ReviewedClip clip, long frame) {}

        @Override
        public void preview(ReviewedClip clip, long frame) {}

        @Override
        public void replay(ReviewedClip clip, Edge edge) {}
    };

    @TempDir
    Path folder;

    private final List<Window> windows = new ArrayList<>();

    /** One window's worth of objects, without the window. */
    private final class Window {
        private final Pump pump = new Pump();
        private final Session session = new Session();
        private final Review review = new Review(session);
        private final Playback playback = new Playback();
        private final List<String> pictures = new ArrayList<>();
        private final ReviewWriter books = new ReviewWriter(() -> ReviewStore.open(folder), pump, FaultLog.ofThread(),
                new SideJournal(List.of()));
        private boolean advances = true;
        private final ReviewController controller = new ReviewController(session, review, playback, books, ORIGIN,
                () -> advances, new ViewerActions() {
                    @Override
                    public void go(ReviewedClip clip, long frame) {
                        pictures.add("go " + clip.key() + " " + frame);
                    }

                    @Override
                    public void preview(ReviewedClip clip, long frame) {
                        pictures.add("preview " + frame);
                    }

                    @Override
                    public void replay(ReviewedClip clip, Edge edge) {
                        pictures.add("replay " + edge);
                    }
                });

        private final CommandHandlers handlers = new CommandHandlers();

        Window(int clips) {
            windows.add(this);
            controller.answer(handlers);
            open("r", clips);
        }

        void open(String run, int clips) {
            SourceMedia media = PretendRun.media("m1", FRAMES);
            List<Clip> all = new ArrayList<>();
            for (int i = 0; i < clips; i++) {
                all.add(PretendRun.clip("c" + i, i + 1, 100L * i, 100L * i + 90, media));
            }
            session.load(run);
            controller.prepare(run).run();
            session.show(new Run(run, RunStatus.COMPLETE, all, null));
            for (Source source : session.sources()) {
                source.count(SourceRate.settle(PretendRun.FPS, null, false, null, null, null, null),
                        new FrameGrid.Even(PretendRun.FPS, FRAMES), Timecode.of(PretendRun.FPS));
            }
            session.select(clips == 0 ? null : at(0));
        }

        ReviewedClip at(int place) {
            return session.clips().get(place);
        }

        void press(Command... commands) {
            for (Command command : commands) {
                assertThat(handlers.unanswered()).doesNotContain(command);
                handlers.run(command);
            }
        }

        void playheadAt(long frame) {
            playback.show(new Playback.Shown.Frame(at(0).source(), frame, new WritableImage(1, 1)));
        }

        /** What a filter on undecided clips does whenever a decision shows. */
        void filterUndecided() {
            Runnable filter = () -> session.list(
                    session.clips().stream().filter(c -> c.decision() == Decision.UNDECIDED).toList());
            filter.run();
            session.clips().forEach(c -> c.clipReviewProperty().subscribe((_, _) -> filter.run()));
        }

        void saved() {
            pump.until(() -> review.savingProperty().get() instanceof Saving.Saved);
        }
    }

    @AfterEach
    void close() {
        windows.forEach(w -> w.books.close());
    }

    @Test
    void fiveHundredClipsAreTriagedByCommandsAloneAndAreThereAgain() throws Exception {
        Window window = new Window(500);
        for (int i = 0; i < 500; i++) {
            assertThat(window.session.selected()).isSameAs(window.at(i));
            if (i % 10 == 3) {
                window.playheadAt(100L * i + 20);
                window.press(Command.SET_IN, Command.CHOOSE_OUT_EDGE, Command.EDGE_FIVE_BACK);
            }
            window.press(i % 3 == 0 ? Command.KEEP : Command.REJECT);
        }
        window.saved();
        Counts counts = window.review.countsProperty().get();
        assertThat(counts.kept()).isEqualTo(167);
        assertThat(counts.rejected()).isEqualTo(333);
        assertThat(counts.undecided()).isZero();
        assertThat(window.at(3).range()).isEqualTo(new FrameRange(320, 385));
        window.press(Command.UNDO);
        assertThat(window.session.selected()).isSameAs(window.at(499));
        window.saved();
        window.books.close();
        Window again = new Window(500);
        assertThat(again.review.countsProperty().get().kept()).isEqualTo(167);
        assertThat(again.at(499).decision()).isEqualTo(Decision.UNDECIDED);
        again.press(Command.REDO);
        again.saved();
        assertThat(again.at(499).decision()).isEqualTo(Decision.REJECT);
        assertThat(again.books.store().runs().recent(5)).hasSize(1);
    }

    @Test
    void theCursorMovesOnAtOnceAlsoWhereDecidedClipsLeaveTheList() {
        Window window = new Window(20);
        window.filterUndecided();
        window.press(Command.KEEP, Command.KEEP, Command.REJECT);
        assertThat(window.session.selected()).isSameAs(window.at(3));
        window.saved();
        assertThat(window.session.listed()).hasSize(17).startsWith(window.at(3));
        window.press(Command.UNDO);
        assertThat(window.session.selected()).as("back to a clip that is filtered out").isSameAs(window.at(2));
        window.saved();
        window.session.select(window.at(19));
        window.press(Command.KEEP);
        assertThat(window.session.selected()).as("round again").isSameAs(window.at(2));
    }

    @Test
    void aChangedDecisionStaysAndTheNextClipIsTheOneThatStoodBelow() {
        Window window = new Window(5);
        window.press(Command.KEEP, Command.KEEP, Command.KEEP);
        window.saved();
        window.session.list(List.of(window.at(0), window.at(1), window.at(2)));
        window.session.select(window.at(1));
        window.press(Command.REJECT);
        window.saved();
        window.session.list(List.of(window.at(0), window.at(2)));
        assertThat(window.session.selected()).isSameAs(window.at(1));
        window.press(Command.NEXT_CLIP);
        assertThat(window.session.selected()).isSameAs(window.at(2));
        window.press(Command.PREVIOUS_CLIP);
        assertThat(window.session.selected()).isSameAs(window.at(0));
        window.press(Command.PREVIOUS_CLIP);
        assertThat(window.session.selected()).isSameAs(window.at(0));
    }

    @Test
    void severalSelectedTakeADecisionTogetherAndAreUndoneTogether() {
        Window window = new Window(6);
        window.session.selectAll(List.of(window.at(1), window.at(2), window.at(4)), window.at(2));
        window.press(Command.REJECT);
        assertThat(window.session.selected()).isSameAs(window.at(3));
        window.saved();
        assertThat(window.session.clips()).extracting(ReviewedClip::decision).containsExactly(Decision.UNDECIDED,
                Decision.REJECT, Decision.REJECT, Decision.UNDECIDED, Decision.REJECT, Decision.UNDECIDED);
        window.press(Command.UNDO);
        window.saved();
        assertThat(window.review.countsProperty().get().undecided()).isEqualTo(6);
        assertThat(window.session.selected()).isSameAs(window.at(2));
    }

    @Test
    void whatAnotherWindowSaidOfTheRunThatWasLeftDoesNotAppearOnTheNext() {
        Window one = new Window(3);
        Window two = new Window(3);
        one.pump.turn(1);
        two.press(Command.REJECT);
        two.saved();
        // It was seen, and is on its way to the FX thread, when another run with the same clip ids is opened.
        two.pump.until(one.pump::hasWork);
        one.open("another", 3);
        one.pump.turn(700);
        assertThat(one.session.clips()).extracting(ReviewedClip::decision).containsOnly(Decision.UNDECIDED);
        two.open("another", 3);
        two.session.select(two.at(1));
        two.press(Command.KEEP);
        two.saved();
        one.pump.until(() -> one.at(1).decision() == Decision.KEEP);
    }

    @Test
    void openingARunKeepsWhatTheStartPageKnowsOfIt() throws Exception {
        Window one = new Window(3);
        one.press(Command.KEEP, Command.REJECT);
        one.saved();
        one.books.close();
        Window again = new Window(0);
        assertThat(again.books.store().runs().recent(1).getFirst().progress()).isEqualTo(new RecentRun.Progress(1, 1,
                1));
    }

    @Test
    void aFrameOfTheHistoryThatTheSourceDoesNotHaveIsItsLast() throws Exception {
        Window window = new Window(2);
        window.playheadAt(7);
        window.press(Command.KEEP);
        window.saved();
        window.books.close();
        try (java.sql.Connection file = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(
                ReviewStore.FILE)); java.sql.Statement statement = file.createStatement()) {
            statement.execute("UPDATE step SET frame = 9223372036854775807");
        }
        Window again = new Window(2);
        again.press(Command.UNDO);
        assertThat(again.pictures).containsExactly("go c0 " + (FRAMES - 1));
    }

    @Test
    void movingOnCanBeTurnedOff() {
        Window window = new Window(3);
        window.advances = false;
        window.press(Command.KEEP);
        assertThat(window.session.selected()).isSameAs(window.at(0));
        window.press(Command.NEXT_UNDECIDED);
        assertThat(window.session.selected()).isSameAs(window.at(1));
        window.press(Command.PREVIOUS_UNDECIDED);
        assertThat(window.session.selected()).as("round past the decided one").isSameAs(window.at(2));
    }

    @Test
    void trimsByKeysAreNeverRefusedAndTakenBack() {
        Window window = new Window(3);
        ReviewedClip clip = window.at(1);
        window.session.select(clip);
        window.playheadAt(500);
        window.press(Command.SET_IN);
        window.saved();
        assertThat(clip.range()).as("past the out point: keeps its length").isEqualTo(new FrameRange(500, 590));
        window.press(Command.EDGE_FRAME_FORWARD, Command.EDGE_FRAME_FORWARD, Command.EDGE_FIVE_FORWARD);
        window.saved();
        assertThat(clip.range()).isEqualTo(new FrameRange(507, 590));
        assertThat(window.pictures).as("once the edge is where it was moved to").containsExactly("replay IN");
        window.press(Command.RESET_BOTH);
        window.saved();
        assertThat(clip.clipReview().trim()).isNull();
        window.controller.dragEdge(clip, Edge.OUT, 250);
        window.controller.dropEdge();
        window.saved();
        assertThat(clip.range()).isEqualTo(new FrameRange(100, 251));
        assertThat(window.pictures).endsWith("preview 250", "replay OUT");
        window.controller.dragEdge(clip, Edge.OUT, 300);
        window.controller.cancelDrag();
        assertThat(window.pictures).as("given up: back to the picture before").endsWith("preview 300", "go c1 500");
        assertThat(clip.seen()).isEqualTo(new FrameRange(100, 251));
        window.press(Command.RESET_OUT);
        window.saved();
        assertThat(clip.range()).isEqualTo(clip.proposed());
        window.press(Command.UNDO);
        assertThat(window.pictures).endsWith("go c1 500");
    }

    @Test
    void noMarkIsSetByThePictureOfTheClipBefore() {
        Window window = new Window(3);
        window.playheadAt(20);
        window.session.select(window.at(1));
        window.press(Command.SET_IN);
        assertThat(window.at(1).seen()).isEqualTo(new FrameRange(100, 190));
        window.playheadAt(120);
        window.press(Command.SET_IN);
        window.saved();
        assertThat(window.at(1).range()).isEqualTo(new FrameRange(120, 190));
    }

    @Test
    void anEdgeIsSetToWhatIsTyped() {
        Window window = new Window(3);
        ReviewedClip clip = window.at(1);
        window.session.select(clip);
        assertThat(window.controller.trimTo(Edge.OUT, "+12")).isTrue();
        window.saved();
        assertThat(clip.range()).isEqualTo(new FrameRange(100, 202));
        assertThat(window.controller.trimTo(Edge.IN, "00:00:05:00")).isTrue();
        assertThat(window.controller.trimTo(Edge.IN, "-1")).isTrue();
        window.saved();
        assertThat(clip.range()).isEqualTo(new FrameRange(119, 202));
        assertThat(window.pictures).containsExactly("replay OUT", "replay IN");
        assertThat(window.controller.trimTo(Edge.IN, "no timecode")).isFalse();
        assertThat(window.review.undoableProperty().get().kind()).isEqualTo(clipbrowser.model.UndoStep.Kind.TRIM_IN);
    }

    @Test
    void aSelectionGrowsAndShrinksByKeys() {
        Window window = new Window(6);
        window.session.select(window.at(2));
        window.press(Command.SELECT_DOWN, Command.SELECT_DOWN, Command.SELECT_DOWN, Command.SELECT_DOWN);
        assertThat(window.session.selection()).containsExactly(window.at(2), window.at(3), window.at(4),
                window.at(5));
        assertThat(window.session.selected()).isSameAs(window.at(5));
        window.press(Command.SELECT_UP, Command.SELECT_UP, Command.SELECT_UP, Command.SELECT_UP);
        assertThat(window.session.selection()).containsExactly(window.at(1), window.at(2));
        window.press(Command.REJECT);
        window.saved();
        assertThat(window.session.clips()).extracting(ReviewedClip::decision).startsWith(Decision.UNDECIDED,
                Decision.REJECT, Decision.REJECT, Decision.UNDECIDED);
        window.press(Command.SELECT_ALL);
        assertThat(window.session.selection()).hasSize(6);
    }

    @Test
    void aFileThatIsDamagedWhileItIsOpenLosesNothingOfWhatIsOnScreen() throws Exception {
        Window window = new Window(4);
        window.press(Command.KEEP, Command.REJECT);
        window.saved();
        Window beside = new Window(4);
        Path file = folder.resolve(ReviewStore.FILE);
        java.nio.file.Files.deleteIfExists(folder.resolve(ReviewStore.FILE + "-wal"));
        java.nio.file.Files.deleteIfExists(folder.resolve(ReviewStore.FILE + "-shm"));
        java.nio.file.Files.move(file, folder.resolve("lost"));
        java.nio.file.Files.writeString(file, "no review ".repeat(1000));
        window.press(Command.KEEP);
        window.saved();
        window.pump.until(() -> window.review.troubleProperty().get() != null);
        window.saved();
        beside.session.select(beside.at(3));
        beside.press(Command.REJECT);
        beside.saved();
        window.pump.until(() -> window.at(3).decision() == Decision.REJECT);
        windows.forEach(w -> w.books.close());
        Window again = new Window(4);
        assertThat(again.session.clips()).extracting(ReviewedClip::decision).containsExactly(Decision.KEEP,
                Decision.REJECT, Decision.KEEP, Decision.REJECT);
    }

    @Test
    void twoWindowsSeeEachOthersDecisions() {
        Window one = new Window(3);
        Window two = new Window(3);
        one.press(Command.KEEP);
        one.saved();
        two.pump.until(() -> two.at(0).decision() == Decision.KEEP);
        two.controller.note(two.at(0), "from two");
        two.saved();
        one.pump.until(() -> one.at(0).clipReview().note().equals("from two"));
        assertThat(one.at(0).decision()).isEqualTo(Decision.KEEP);
    }

    @Test
    void withoutAStoreTheReviewGoesOnAndIsSavedOnceThereIsOne() throws Exception {
        Path blocked = java.nio.file.Files.writeString(folder.resolve("data"), "a file where the folder should be");
        Pump pump = new Pump();
        Session session = new Session();
        Review review = new Review(session);
        ReviewWriter books = new ReviewWriter(() -> ReviewStore.open(blocked), pump, FaultLog.ofThread(),
                new SideJournal(List.of()));
        ReviewController controller = new ReviewController(session, review, new Playback(), books, ORIGIN, () -> true,
                SILENT);
        session.load("x");
        controller.prepare("x").run();
        assertThat(review.troubleProperty().get()).isNotNull();
        session.show(new Run("x", RunStatus.COMPLETE, List.of(
                PretendRun.clip("a", 1, 0, 50, PretendRun.media("m", 100))), null));
        session.select(session.clips().getFirst());
        CommandHandlers handlers = new CommandHandlers();
        controller.answer(handlers);
        handlers.run(Command.KEEP);
        pump.until(() -> review.savingProperty().get() instanceof Saving.Failed);
        assertThat(session.clips().getFirst().decision()).isEqualTo(Decision.UNDECIDED);
        java.nio.file.Files.delete(blocked);
        pump.until(() -> review.savingProperty().get() instanceof Saving.Saved);
        assertThat(session.clips().getFirst().decision()).isEqualTo(Decision.KEEP);
        books.close();
    }

    @Test
    void inAndOutOnAPictureThatIsHeldAreWhereItBeginsAndEnds() {
        Window window = new Window(1);
        ReviewedClip clip = window.at(0);
        FrameRate rate = PretendRun.FPS;
        // Three pictures: at 0, 3 and 20 nominal frames; the last one is seen for 10.
        long[] ticks = {0, 3L * rate.denominator(), 20L * rate.denominator()};
        FrameGrid slides = new FrameGrid.Listed(ticks, 30L * rate.denominator(), rate.numerator(), rate);
        clip.source().count(SourceRate.settle(rate, null, false, null, null, null, null), slides, Timecode.of(rate));
        window.playback.show(new Playback.Shown.Frame(clip.source(), 1, new WritableImage(1, 1)));
        window.press(Command.SET_IN);
        window.saved();
        assertThat(slides.countIn(Objects.requireNonNull(clip.range()))).isEqualTo(3);
        window.press(Command.SET_OUT);
        window.saved();
        FrameRange held = Objects.requireNonNull(clip.range());
        assertThat(held.length()).as("one picture").isEqualTo(1);
        assertThat(slides.countIn(held)).isEqualTo(3);
        assertThat(slides.countLast(held)).as("the last nominal frame that shows it").isEqualTo(19);
        assertThat(slides.lasts(held)).isEqualTo(rate.startOf(17));
    }

    @Test
    void whatIsTypedMeansATimeWhereAPictureIsHeld() {
        Window window = new Window(1);
        ReviewedClip clip = window.at(0);
        FrameRate rate = PretendRun.FPS;
        long[] ticks = {0, rate.denominator(), 1_000L * rate.denominator()};
        FrameGrid slides = new FrameGrid.Listed(ticks, 2_000L * rate.denominator(), rate.numerator(), rate);
        clip.source().count(SourceRate.settle(rate, null, false, null, null, null, null), slides, Timecode.of(rate));
        assertThat(window.controller.trimTo(Edge.OUT, "+12")).isTrue();
        window.saved();
        FrameRange before = Objects.requireNonNull(clip.range());
        assertThat(window.controller.trimTo(Edge.OUT, "00:00:08:00")).isTrue();
        assertThat(window.controller.trimTo(Edge.IN, "00:00:05:00")).isTrue();
        window.saved();
        FrameRange range = Objects.requireNonNull(clip.range());
        assertThat(range).isNotEqualTo(before);
        assertThat(slides.countIn(range)).isEqualTo(5L * rate.nominal());
        assertThat(slides.countLast(range)).isEqualTo(8L * rate.nominal());
        window.press(Command.CHOOSE_OUT_EDGE, Command.EDGE_FIVE_BACK);
        window.saved();
        assertThat(slides.countLast(Objects.requireNonNull(clip.range()))).isEqualTo(8L * rate.nominal() - 5);
        window.controller.dragEdge(clip, Edge.OUT, 10L * rate.nominal());
        window.controller.dropEdge();
        window.saved();
        assertThat(slides.countLast(Objects.requireNonNull(clip.range()))).isEqualTo(10L * rate.nominal());
    }
}
