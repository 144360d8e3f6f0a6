package clipbrowser.controller.review;

import clipbrowser.command.Command;
import clipbrowser.command.CommandHandlers;
import clipbrowser.controller.run.RunController;
import clipbrowser.model.Decision;
import clipbrowser.model.RecentRun;
import clipbrowser.model.RunKey;
import clipbrowser.model.StoreFailure;
import clipbrowser.model.Trim;
import clipbrowser.model.UndoStep;
import clipbrowser.session.Edge;
import clipbrowser.session.EdgeDrag;
import clipbrowser.session.Playback;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.store.ReviewStore;
import clipbrowser.store.StoreException;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the commands that decide, trim and move among clips. FX thread, but for {@link #prepare}. */
public final class ReviewController {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewController.class);
    private static final int FEW = 5;

    private final Session session;
    private final Review review;
    private final Playback playback;
    private final ReviewWriter books;
    private final String origin;
    private final BooleanSupplier advances;
    private final ViewerActions picture;
    private final ClipCursor cursor;
    private Subscription moving = Subscription.EMPTY;
    private @Nullable StoreFailure dismissed;
    /** What was on screen when another clip was selected. */
    private Playback.@Nullable Shown leftBehind;
    private long draggedFrom = -1;
    /** Where a selection made by keys began. */
    private @Nullable ReviewedClip anchor;

    /**
     * @param origin   of the API that runs come from; see {@link RunKey}
     * @param advances whether the next undecided clip is shown after a first decision
     */
    public ReviewController(Session session, Review review, Playback playback, ReviewWriter books, String origin,
            BooleanSupplier advances, ViewerActions picture) {
        this.session = session;
        this.review = review;
        this.playback = playback;
        this.books = books;
        this.origin = origin;
        this.advances = advances;
        this.picture = picture;
        this.cursor = new ClipCursor(session, review);
        session.selectedProperty().subscribe((_, _) -> leftBehind = playback.shown());
        books.onRenewed(() -> {
            review.writeAgain();
            lookForDamage();
        });
        review.countsProperty().subscribe((_, now) -> {
            if (session.run() != null) {
                books.progress(new RunKey(origin, session.run().id()),
                        new RecentRun.Progress(now.kept(), now.rejected(), now.undecided()));
            }
        });
    }

    /**
     * Reads what is kept of a run. Blocks, off the FX thread; what it returns is to be run on the FX thread just before
     * the run is shown: for {@link RunController#beforeShowing}.
     */
    public Runnable prepare(String runId) {
        RunKey key = new RunKey(origin, runId);
        try {
            ReviewStore.Loaded loaded = books.load(key);
            books.store().runs().opened(key);
            return () -> {
                review.begin(runId, loaded.clips(), loaded.past(), books.reviewLog(key, loaded.mark(),
                        clipChanges -> review.merge(runId, clipChanges)));
                review.trouble(null);
                lookForDamage();
            };
        } catch (StoreException e) {
            LOG.warn("the review of a run can't be read: {}", e.failure());
            return () -> {
                review.begin(runId, Map.of(), List.of(), books.reviewLog(key, 0,
                        clipChanges -> review.merge(runId, clipChanges)));
                review.trouble(e.failure());
            };
        }
    }

    /** Says so if the review file was found damaged or behind, as it may have been before any run was opened. */
    public void lookForDamage() {
        StoreFailure found = books.found().orElse(null);
        if (found != null && !found.equals(dismissed)) {
            review.trouble(found);
        }
    }

    /** What was said of the review file has been read. */
    public void dismissTrouble() {
        dismissed = review.troubleProperty().get();
        review.trouble(null);
    }

    /** Takes over what the last good backup holds, where a damaged file was set aside or something is missing. */
    public void bringBack() {
        StoreFailure told = review.troubleProperty().get();
        StoreFailure.Backup backup = told == null ? null : told.offered();
        if (backup != null) {
            books.bringBack(Path.of(backup.path()), hindered -> {
                dismissed = told;
                review.trouble(hindered.orElse(null));
            });
        }
    }

    /** Registers what answers the commands of deciding, trimming and going from clip to clip. */
    public void answer(CommandHandlers handlers) {
        handlers.on(Command.KEEP, () -> decide(Decision.KEEP));
        handlers.on(Command.REJECT, () -> decide(Decision.REJECT));
        handlers.on(Command.UNDECIDE, () -> decide(Decision.UNDECIDED));
        handlers.on(Command.KEEP_REJECT_DUPLICATES, this::keepOverDuplicates);
        handlers.on(Command.UNDO, () -> goBack(review.undo()));
        handlers.on(Command.REDO, () -> goBack(review.redo()));
        handlers.on(Command.NEXT_CLIP, () -> show(cursor.next()));
        handlers.on(Command.PREVIOUS_CLIP, () -> show(cursor.previous()));
        handlers.on(Command.NEXT_UNDECIDED, () -> show(cursor.nextUndecided(List.of())));
        handlers.on(Command.PREVIOUS_UNDECIDED, () -> show(cursor.previousUndecided()));
        handlers.on(Command.SELECT_UP, () -> extend(-1));
        handlers.on(Command.SELECT_DOWN, () -> extend(1));
        handlers.on(Command.SELECT_ALL, this::selectAll);
        handlers.on(Command.SET_IN, () -> mark(Edge.IN));
        handlers.on(Command.SET_OUT, () -> mark(Edge.OUT));
        handlers.on(Command.RESET_IN, () -> reset(UndoStep.Kind.RESET_IN));
        handlers.on(Command.RESET_OUT, () -> reset(UndoStep.Kind.RESET_OUT));
        handlers.on(Command.RESET_BOTH, () -> reset(UndoStep.Kind.RESET_BOTH));
        handlers.on(Command.CHOOSE_IN_EDGE, () -> session.edgeDrag().choose(Edge.IN));
        handlers.on(Command.CHOOSE_OUT_EDGE, () -> session.edgeDrag().choose(Edge.OUT));
        handlers.on(Command.EDGE_FRAME_BACK, () -> nudge(-1));
        handlers.on(Command.EDGE_FRAME_FORWARD, () -> nudge(1));
        handlers.on(Command.EDGE_FIVE_BACK, () -> nudge(-FEW));
        handlers.on(Command.EDGE_FIVE_FORWARD, () -> nudge(FEW));
    }

    /** Where a review is taken up: at the first clip that is undecided, at the first of all where none is. */
    public void goOn() {
        session.clips().stream().filter(clip -> clip.decision() == Decision.UNDECIDED && !clip.goneProperty().get())
                .findFirst().or(() -> session.clips().stream().findFirst()).ifPresent(session::select);
    }

    /** Decides on everything that is selected; after a first decision the next undecided clip is shown. */
    public void decide(Decision decision) {
        List<ReviewedClip> marked = List.copyOf(session.selection());
        ReviewedClip shown = session.selected();
        if (shown == null || marked.isEmpty()) {
            return;
        }
        boolean first = decision != Decision.UNDECIDED && review.intended(shown).decision() == Decision.UNDECIDED;
        Optional<ReviewedClip> next = first && advances.getAsBoolean()
                ? cursor.nextUndecided(marked)
                : Optional.empty();
        review.decide(marked, decision, playback.frame());
        show(next);
    }

    /** Decides on one clip, wherever it is; it goes on only where that clip is the one shown. */
    public void decide(ReviewedClip clip, Decision decision) {
        if (clip == session.selected() && session.selection().size() == 1) {
            decide(decision);
        } else {
            review.decide(List.of(clip), decision, playback.frame());
        }
    }

    private void keepOverDuplicates() {
        ReviewedClip shown = session.selected();
        if (shown != null) {
            boolean first = review.intended(shown).decision() == Decision.UNDECIDED;
            Optional<ReviewedClip> next = first && advances.getAsBoolean()
                    ? cursor.nextUndecided(review.duplicates(shown))
                    : Optional.empty();
            review.keepOverDuplicates(shown, playback.frame());
            show(next);
        }
    }

    public void title(ReviewedClip clip, String title) {
        review.title(clip, title, playback.frame());
    }

    public void note(ReviewedClip clip, String note) {
        review.note(clip, note, playback.frame());
    }

    /** See {@link Review#drag}; the picture follows. */
    public void dragEdge(ReviewedClip clip, Edge edge, long frame) {
        if (session.edgeDrag().draggingProperty().get() == null) {
            draggedFrom = playback.frame();
        }
        review.drag(clip, edge, frame);
        EdgeDrag.Drag drag = session.edgeDrag().draggingProperty().get();
        if (drag != null) {
            picture.preview(clip, at(drag.range(), edge));
        }
    }

    public void dropEdge() {
        review.drop(playback.frame()).ifPresent(drag -> replay(drag.clip(), drag.edge()));
    }

    public void cancelDrag() {
        EdgeDrag.Drag drag = session.edgeDrag().draggingProperty().get();
        review.cancelDrag();
        if (drag != null && draggedFrom >= 0) {
            picture.go(drag.clip(), draggedFrom);
        }
    }

    /**
     * Sets an edge of the selected clip to what was typed: a timecode or frame number, or {@code +n} and {@code -n}
     * frames from where the edge is.
     *
     * @return false if it can't be read
     */
    public boolean trimTo(Edge edge, String typed) {
        ReviewedClip clip = session.selected();
        FrameRange range = clip == null ? null : review.intendedRange(clip);
        if (clip == null || range == null) {
            return false;
        }
        return TimecodeEntry.of(typed, clip.source().timecode()).map(entry -> {
            session.edgeDrag().choose(edge);
            if (move(clip, edge, (grid, was) -> switch (entry) {
                case TimecodeEntry.By by -> by(grid, was, edge, by.frames());
                case TimecodeEntry.Frame number -> to(grid, was, edge, number.frame());
                case TimecodeEntry.Label label -> edge == Edge.IN
                        ? grid.beginning(was, grid.startOfCount(label.count()))
                        : grid.ending(was, grid.startOfCount(label.count() + 1));
            })) {
                replay(clip, edge);
            }
            return true;
        }).orElse(false);
    }

    private void mark(Edge edge) {
        ReviewedClip clip = session.selected();
        long frame = playback.frame();
        FrameRange range = clip == null ? null : clip.range();
        // Just after a step to another clip the picture may still be the one before: no mark is set by that.
        boolean old = playback.shown() == leftBehind && (range == null || frame != range.in());
        if (clip != null && frame >= 0 && !old) {
            session.edgeDrag().choose(edge);
            move(clip, edge, (grid, was) -> to(grid, was, edge, frame));
        }
    }

    private void nudge(long frames) {
        ReviewedClip clip = session.selected();
        if (clip != null) {
            Edge edge = session.edgeDrag().edge();
            if (move(clip, edge, (grid, was) -> by(grid, was, edge, frames))) {
                replay(clip, edge);
            }
        }
    }

    /** Once the edge is where it was moved to: that is when the disk has it, a moment later. */
    private void replay(ReviewedClip clip, Edge edge) {
        moving.unsubscribe();
        FrameRange to = review.intendedRange(clip);
        if (Objects.equals(clip.range(), to)) {
            picture.replay(clip, edge);
            return;
        }
        moving = clip.rangeProperty().subscribe((_, now) -> {
            if (Objects.equals(now, to)) {
                moving.unsubscribe();
                picture.replay(clip, edge);
            }
        });
    }

    /** The selection grows from where it began to the clip above or below, which is shown. */
    private void extend(int step) {
        List<ReviewedClip> order = session.listed();
        ReviewedClip shown = session.selected();
        int at = shown == null ? -1 : order.indexOf(shown);
        int to = at + step;
        if (at < 0 || to < 0 || to >= order.size()) {
            return;
        }
        int from = anchor != null && session.selection().size() > 1 && session.selection().contains(anchor)
                ? order.indexOf(anchor)
                : at;
        from = from < 0 ? at : from;
        anchor = order.get(from);
        session.selectAll(List.copyOf(order.subList(Math.min(from, to), Math.max(from, to) + 1)), order.get(to));
    }

    private void selectAll() {
        List<ReviewedClip> all = List.copyOf(session.listed());
        ReviewedClip shown = session.selected();
        if (!all.isEmpty()) {
            session.selectAll(all, shown != null && all.contains(shown) ? shown : all.getFirst());
        }
    }

    private boolean move(ReviewedClip clip, Edge edge, BiFunction<FrameGrid, FrameRange, FrameRange> to) {
        FrameRange range = review.intendedRange(clip);
        FrameGrid grid = clip.source().grid();
        if (range == null || grid == null) {
            return false;
        }
        FrameRange moved = to.apply(grid, range);
        review.trim(clip, moved, edge == Edge.IN ? UndoStep.Kind.TRIM_IN : UndoStep.Kind.TRIM_OUT, playback.frame());
        return !moved.equals(range);
    }

    private static FrameRange to(FrameGrid grid, FrameRange range, Edge edge, long frame) {
        return edge == Edge.IN ? grid.withIn(range, frame) : grid.withLast(range, frame);
    }

    private static FrameRange by(FrameGrid grid, FrameRange range, Edge edge, long frames) {
        return edge == Edge.IN ? grid.movedIn(range, frames) : grid.movedOut(range, frames);
    }

    private void reset(UndoStep.Kind kind) {
        ReviewedClip clip = session.selected();
        FrameRange proposed = clip == null ? null : clip.proposed();
        FrameGrid grid = clip == null ? null : clip.source().grid();
        FrameRange range = clip == null ? null : review.intendedRange(clip);
        if (clip == null || proposed == null || range == null || grid == null) {
            return;
        }
        FrameRange back = switch (kind) {
            case RESET_IN -> grid.beginning(range, grid.begins(proposed));
            case RESET_OUT -> grid.ending(range, grid.ends(proposed));
            default -> proposed;
        };
        review.trim(clip, back, kind, playback.frame());
    }

    private static long at(FrameRange range, Edge edge) {
        return edge == Edge.IN ? range.in() : range.last();
    }

    private void show(Optional<ReviewedClip> clip) {
        clip.ifPresent(session::select);
    }

    private void goBack(Optional<UndoStep> step) {
        step.flatMap(s -> review.clip(s.clip())).ifPresent(clip -> {
            session.select(clip);
            long frame = step.get().frame();
            FrameGrid grid = clip.source().grid();
            if (frame >= 0) {
                // As it was kept: the source may have fewer frames now, or the file something that was never a frame.
                picture.go(clip, grid == null ? Math.min(frame, Trim.MOST_FRAMES) : Math.min(frame, grid.frames() - 1));
            }
        });
    }
}
