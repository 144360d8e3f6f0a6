package clipbrowser.session;

import clipbrowser.model.ClipChange;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.FieldChange;
import clipbrowser.model.Proposal;
import clipbrowser.model.StoreFailure;
import clipbrowser.model.StoredReview;
import clipbrowser.model.Transaction;
import clipbrowser.model.Trim;
import clipbrowser.model.UndoStep;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * The editor's decisions on the clips on screen. A change shows on its clip once it is on the disk; the next change
 * builds on it at once ({@link #intended}). FX thread.
 */
public final class Review {
    private final Session session;
    private final RunAggregates aggregates;
    private final UndoHistory history = new UndoHistory();
    private final PendingWrites waiting = new PendingWrites();
    private Map<String, StoredReview> kept = new HashMap<>();
    private @Nullable ReviewLog reviewLog;
    private int opened;
    private @Nullable String begun;
    private final ReadOnlyObjectWrapper<Saving> saving = new ReadOnlyObjectWrapper<>(new Saving.Nothing());
    private final ReadOnlyObjectWrapper<@Nullable StoreFailure> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ReviewedClip> lastDecided = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable UndoStep> undoable = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable UndoStep> redoable = new ReadOnlyObjectWrapper<>();
    private final EdgeDrag edgeDrag;

    public Review(Session session) {
        this.session = session;
        this.edgeDrag = session.edgeDrag();
        this.aggregates = new RunAggregates(session);
        session.openingProperty().subscribe(now -> {
            if (!(now instanceof Opening.Open)) {
                end();
            }
        });
        session.clips().addListener((ListChangeListener<ReviewedClip>) _ -> aggregates.count());
        session.runProperty().subscribe((_, _) -> aggregates.count());
        aggregates.count();
    }

    /**
     * A run is about to be shown: to be called before {@link Session#show}, so that no clip is seen undecided that
     * isn't.
     *
     * @param clips what is kept of it, by clip key
     * @param past  the undo history, oldest first
     */
    public void begin(String runId, Map<String, StoredReview> clips, List<Transaction.Past> past, ReviewLog keptIn) {
        end();
        kept = new HashMap<>(clips);
        session.recall(runId, kept);
        begun = runId;
        history.restore(past);
        reviewLog = keptIn;
        aggregates();
    }

    private void end() {
        opened++;
        begun = null;
        reviewLog = null;
        kept = new HashMap<>();
        session.recall("", kept);
        waiting.clear();
        history.restore(List.of());
        edgeDrag.letGo();
        lastDecided.set(null);
        saving.set(new Saving.Nothing());
        aggregates();
    }

    public ReadOnlyObjectProperty<Counts> countsProperty() {
        return aggregates.countsProperty();
    }

    public ReadOnlyObjectProperty<Saving> savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** What happened to the review file itself, such as damage; null while nothing did. */
    public ReadOnlyObjectProperty<@Nullable StoreFailure> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void trouble(@Nullable StoreFailure failure) {
        trouble.set(failure);
    }

    /** For a note after the fact; null before the first decision. */
    public ReadOnlyObjectProperty<@Nullable ReviewedClip> lastDecidedProperty() {
        return lastDecided.getReadOnlyProperty();
    }

    /** What undo would take back; null where there is nothing. */
    public ReadOnlyObjectProperty<@Nullable UndoStep> undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** What redo would do again; null where there is nothing. */
    public ReadOnlyObjectProperty<@Nullable UndoStep> redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /** The clip of the run on screen that has a key; empty where there is none. */
    public Optional<ReviewedClip> clip(String key) {
        return Optional.ofNullable(aggregates.clip(key));
    }

    /** A clip's review with every change, whether or not it is on the disk yet. */
    public ClipReview intended(ReviewedClip clip) {
        ClipReview clipReview = clip.clipReview();
        for (ClipChange clipChange : waiting.of(clip.key())) {
            clipReview = clipChange.said().on(clipReview);
        }
        return clipReview;
    }

    /** The frames that follow from {@link #intended}; null where the clip has none. */
    public @Nullable FrameRange intendedRange(ReviewedClip clip) {
        FrameGrid grid = clip.source().grid();
        Trim trim = intended(clip).trim();
        return grid == null ? null : trim == null ? clip.proposed() : trim.on(grid);
    }

    /** @param frame the frame on screen, to come back to; −1 where there is none */
    public void decide(List<ReviewedClip> clips, Decision decision, long frame) {
        UndoStep.Kind kind = switch (decision) {
            case KEEP -> UndoStep.Kind.KEEP;
            case REJECT -> UndoStep.Kind.REJECT;
            case UNDECIDED -> UndoStep.Kind.UNDECIDE;
        };
        List<UndoStep.FieldEdit> fieldEdits = new ArrayList<>();
        clips.forEach(clip -> fieldEdit(fieldEdits, clip, new FieldChange.Decided(decision)));
        if (!clips.isEmpty()) {
            ReviewedClip shown = session.selected();
            lastDecided.set(shown != null && clips.contains(shown) ? shown : clips.getLast());
            step(kind, lastDecided.get(), frame, fieldEdits);
        }
    }

    /** Keeps a clip and rejects its near-duplicates. A clip without any is simply kept. */
    public void keepOverDuplicates(ReviewedClip clip, long frame) {
        List<UndoStep.FieldEdit> fieldEdits = new ArrayList<>();
        fieldEdit(fieldEdits, clip, new FieldChange.Decided(Decision.KEEP));
        duplicates(clip).forEach(other -> fieldEdit(fieldEdits, other, new FieldChange.Decided(Decision.REJECT)));
        lastDecided.set(clip);
        step(fieldEdits.size() > 1 ? UndoStep.Kind.KEEP_REJECT_DUPLICATES : UndoStep.Kind.KEEP, clip, frame,
                fieldEdits);
    }

    /** The other clips of its group. */
    public List<ReviewedClip> duplicates(ReviewedClip clip) {
        return aggregates.duplicates(clip);
    }

    /** Sets a clip's frames, whatever they are; the proposed ones mean that it isn't trimmed. */
    public void trim(ReviewedClip clip, FrameRange range, UndoStep.Kind kind, long frame) {
        FrameGrid grid = clip.source().grid();
        if (grid != null) {
            Trim trim = range.equals(clip.proposed()) ? null : new Trim(range, grid.rate());
            List<UndoStep.FieldEdit> fieldEdits = new ArrayList<>();
            fieldEdit(fieldEdits, clip, new FieldChange.Trimmed(trim));
            step(kind, clip, frame, fieldEdits);
        }
    }

    public void title(ReviewedClip clip, String title, long frame) {
        List<UndoStep.FieldEdit> fieldEdits = new ArrayList<>();
        fieldEdit(fieldEdits, clip, new FieldChange.Titled(title.strip()));
        step(UndoStep.Kind.TITLE, clip, frame, fieldEdits);
    }

    public void note(ReviewedClip clip, String note, long frame) {
        List<UndoStep.FieldEdit> fieldEdits = new ArrayList<>();
        fieldEdit(fieldEdits, clip, new FieldChange.Noted(note.strip()));
        step(UndoStep.Kind.NOTE, clip, frame, fieldEdits);
    }

    /** Takes over what a file says of clips, all of it as one step. */
    public void take(Map<ReviewedClip, ClipReview> said, long frame) {
        List<UndoStep.FieldEdit> fieldEdits = new ArrayList<>();
        said.forEach((clip, clipReview) -> {
            fieldEdit(fieldEdits, clip, new FieldChange.Decided(clipReview.decision()));
            fieldEdit(fieldEdits, clip, new FieldChange.Trimmed(clipReview.trim()));
            fieldEdit(fieldEdits, clip, new FieldChange.Titled(clipReview.title()));
            fieldEdit(fieldEdits, clip, new FieldChange.Noted(clipReview.note()));
        });
        step(UndoStep.Kind.IMPORT, session.selected(), frame, fieldEdits);
    }

    /** It was played to its end. Kept, but not a step of the history. */
    public void watch(ReviewedClip clip) {
        if (!clip.watchedProperty().get()) {
            submit(new Transaction(List.of(clipChange(clip.key(), new FieldChange.Watched(true))),
                    new Transaction.History.Unchanged()));
        }
    }

    /** An edge is being dragged to a frame, as timecode counts: the in frame, or the last one. Nothing is said yet. */
    public void drag(ReviewedClip clip, Edge dragged, long frame) {
        FrameRange range = intendedRange(clip);
        FrameGrid grid = clip.source().grid();
        if (range != null && grid != null) {
            edgeDrag.drag(clip, dragged, dragged == Edge.IN
                    ? grid.beginning(range, grid.startOfCount(frame))
                    : grid.ending(range, grid.startOfCount(frame + 1)));
        }
    }

    /** The edge was let go. @return what was dragged; empty where nothing was */
    public Optional<EdgeDrag.Drag> drop(long frame) {
        EdgeDrag.Drag drag = edgeDrag.draggingProperty().get();
        if (drag == null) {
            return Optional.empty();
        }
        if (drag.range().equals(intendedRange(drag.clip()))) {
            edgeDrag.letGo();
        } else {
            // It is drawn where it was let go until the disk has it: the block must not jump there and back.
            edgeDrag.drop();
            trim(drag.clip(), drag.range(), drag.edge() == Edge.IN ? UndoStep.Kind.TRIM_IN : UndoStep.Kind.TRIM_OUT,
                    frame);
        }
        return Optional.of(drag);
    }

    public void cancelDrag() {
        edgeDrag.letGo();
    }

    /** Takes the last step back, as far as it still stands: what another window has since said stays. */
    public Optional<UndoStep> undo() {
        UndoStep step = history.last();
        if (step != null) {
            submit(new Transaction(moves(step, true), history.undo()));
        }
        return Optional.ofNullable(step);
    }

    /** Does again what was undone last, as far as it still stands undone. */
    public Optional<UndoStep> redo() {
        UndoStep step = history.next();
        if (step != null) {
            submit(new Transaction(moves(step, false), history.redo()));
        }
        return Optional.ofNullable(step);
    }

    private List<ClipChange> moves(UndoStep step, boolean back) {
        List<ClipChange> clipChanges = new ArrayList<>();
        for (UndoStep.FieldEdit fieldEdit : step.fieldEdits()) {
            FieldChange from = back ? fieldEdit.after() : fieldEdit.before();
            FieldChange to = back ? fieldEdit.before() : fieldEdit.after();
            if (from.in(intendedOf(fieldEdit.clip()), false).equals(from)) {
                clipChanges.add(clipChange(fieldEdit.clip(), to));
            }
        }
        return clipChanges;
    }

    private ClipReview intendedOf(String key) {
        ReviewedClip there = aggregates.clip(key);
        StoredReview was = kept.get(key);
        return there != null ? intended(there) : was == null ? ClipReview.NONE : was.clipReview();
    }

    /** Everything that is known of the run's clips is written once more: the file that held it is lost. */
    public void writeAgain() {
        List<ClipChange> all = new ArrayList<>();
        kept.forEach((key, of) -> {
            for (FieldChange said : of.saidSoFar()) {
                all.add(new ClipChange(key, of.proposal(), said));
            }
        });
        if (!all.isEmpty()) {
            submit(new Transaction(all, new Transaction.History.Unchanged()));
        }
    }

    /** Applies what other windows have written for a run; dropped where that is no longer the run that was begun. */
    public void merge(String runId, List<ClipChange> clipChanges) {
        if (!runId.equals(begun)) {
            return;
        }
        // What this window is about to write on the same field comes later, and so wins.
        apply(clipChanges.stream().filter(clipChange -> !waiting.touches(clipChange)).toList());
    }

    private void fieldEdit(List<UndoStep.FieldEdit> fieldEdits, ReviewedClip clip, FieldChange to) {
        FieldChange before = to.in(intended(clip), clip.watchedProperty().get());
        if (!before.equals(to)) {
            fieldEdits.add(new UndoStep.FieldEdit(clip.key(), before, to));
        }
    }

    private void step(UndoStep.Kind kind, @Nullable ReviewedClip shown, long frame,
            List<UndoStep.FieldEdit> fieldEdits) {
        if (!fieldEdits.isEmpty()) {
            UndoStep step = new UndoStep(kind, shown == null ? fieldEdits.getFirst().clip() : shown.key(), frame,
                    fieldEdits);
            submit(new Transaction(fieldEdits.stream().map(t -> clipChange(t.clip(), t.after())).toList(),
                    history.add(step)));
        }
    }

    private ClipChange clipChange(String key, FieldChange said) {
        ReviewedClip clip = aggregates.clip(key);
        StoredReview was = kept.get(key);
        Proposal proposal = clip != null
                ? Proposal.of(clip.clip())
                : was != null ? was.proposal() : new Proposal(null, null, null, "");
        return new ClipChange(key, proposal, said);
    }

    private void submit(Transaction transaction) {
        aggregates();
        int run = opened;
        waiting.add(transaction);
        if (saving.get() instanceof Saving.Failed failed) {
            saving.set(new Saving.Failed(failed.reason(), waiting.size()));
            mark(transaction, true);
        } else {
            saving.set(new Saving.Busy(waiting.size()));
        }
        if (reviewLog == null) {
            answered(new ReviewLog.WriteResult.Saved(java.time.Instant.now()));
            return;
        }
        reviewLog.write(transaction, result -> {
            if (run == opened) {
                answered(result);
            }
        });
    }

    private void answered(ReviewLog.WriteResult result) {
        switch (result) {
            case ReviewLog.WriteResult.Failed failed -> {
                waiting.each(transaction -> mark(transaction, true));
                saving.set(new Saving.Failed(failed.reason(), waiting.size()));
            }
            case ReviewLog.WriteResult.Saved saved -> {
                Transaction transaction = waiting.done();
                apply(transaction.clipChanges());
                mark(transaction, false);
                if (!(trouble.get() instanceof StoreFailure.Damaged || trouble.get() instanceof StoreFailure.Fewer)) {
                    trouble.set(null);
                }
                saving.set(waiting.size() == 0 ? new Saving.Saved(saved.at()) : new Saving.Busy(waiting.size()));
            }
        }
    }

    private void mark(Transaction transaction, boolean failed) {
        for (ClipChange clipChange : transaction.clipChanges()) {
            ReviewedClip clip = aggregates.clip(clipChange.clip());
            if (clip != null) {
                clip.unsaved(failed ? intended(clip) : null);
                if (clipChange.said() instanceof FieldChange.Trimmed) {
                    edgeDrag.settled(clip);
                }
            }
        }
    }

    private void apply(List<ClipChange> clipChanges) {
        Set<ReviewedClip> changed = new HashSet<>();
        Set<Source> trimmed = new HashSet<>();
        for (ClipChange clipChange : clipChanges) {
            StoredReview now = StoredReview.with(kept.get(clipChange.clip()), clipChange);
            kept.put(clipChange.clip(), now);
            ReviewedClip clip = aggregates.clip(clipChange.clip());
            if (clip == null) {
                continue;
            }
            if (clipChange.said() instanceof FieldChange.Decided && clipChange.proposal().sameBounds(clip.clip())) {
                clip.settle();
            }
            if (clipChange.said() instanceof FieldChange.Trimmed) {
                trimmed.add(clip.source());
            }
            clip.watched(now.watched());
            clip.say(now.clipReview());
            changed.add(clip);
        }
        aggregates.changed(changed, trimmed);
    }

    private void aggregates() {
        undoable.set(history.last());
        redoable.set(history.next());
    }
}
