package clipbrowser.session;

import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Fault;
import clipbrowser.model.Proposal;
import clipbrowser.model.Run;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.StoredReview;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The run on screen, its sources and clips, and which clip is selected. */
public final class Session {
    private final ReadOnlyObjectWrapper<Opening> opening = new ReadOnlyObjectWrapper<>(new Opening.Nothing());
    private final ReadOnlyObjectWrapper<Refreshing> refreshing = new ReadOnlyObjectWrapper<>(new Refreshing.Idle());
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ReviewedClip> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Source> source = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Source> sources = FXCollections.observableArrayList();
    private final ObservableList<ReviewedClip> clips = FXCollections.observableArrayList();
    private final ObservableList<ReviewedClip> selection = FXCollections.observableArrayList();
    private final ObservableList<ReviewedClip> listed = FXCollections.observableArrayList();
    private final ObservableList<Source> sourcesView = FXCollections.unmodifiableObservableList(sources);
    private final ObservableList<ReviewedClip> clipsView = FXCollections.unmodifiableObservableList(clips);
    private final ObservableList<ReviewedClip> selectionView = FXCollections.unmodifiableObservableList(selection);
    private final ObservableList<ReviewedClip> listedView = FXCollections.unmodifiableObservableList(listed);

    private final ReadOnlyObjectWrapper<@Nullable Fault> fault = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<KeyState> key = new ReadOnlyObjectWrapper<>(KeyState.UNKNOWN);
    private final EdgeDrag edgeDrag = new EdgeDrag();
    private String recalledRun = "";
    private Map<String, StoredReview> recalled = Map.of();

    public Opening opening() {
        return opening.get();
    }

    public ReadOnlyObjectProperty<Opening> openingProperty() {
        return opening.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Refreshing> refreshingProperty() {
        return refreshing.getReadOnlyProperty();
    }

    /** The newest answer; null while no run is open. */
    public @Nullable Run run() {
        return run.get();
    }

    public ReadOnlyObjectProperty<@Nullable Run> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** In the order of the service's answer. */
    public ObservableList<Source> sources() {
        return sourcesView;
    }

    /** In the order of the service's answer; clips that vanished from it come last. */
    public ObservableList<ReviewedClip> clips() {
        return clipsView;
    }

    /** The clips as the list shows them: filtered and sorted. ↑ and ↓ go through these. */
    public ObservableList<ReviewedClip> listed() {
        return listedView;
    }

    /** The clip that is shown; null while none is. */
    public @Nullable ReviewedClip selected() {
        return selected.get();
    }

    public ReadOnlyObjectProperty<@Nullable ReviewedClip> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Everything that takes a decision together: the selected clip and those marked beside it. */
    public ObservableList<ReviewedClip> selection() {
        return selectionView;
    }

    /** The source in the viewer and on the timeline: the selected clip's, or one that was chosen by itself. */
    public @Nullable Source source() {
        return source.get();
    }

    public ReadOnlyObjectProperty<@Nullable Source> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Which edge of the selected clip the editor has hold of. */
    public EdgeDrag edgeDrag() {
        return edgeDrag;
    }

    /** Whether the service's API key is known, and where it is kept. */
    public KeyState key() {
        return key.get();
    }

    public ReadOnlyObjectProperty<KeyState> keyProperty() {
        return key.getReadOnlyProperty();
    }

    public void key(KeyState state) {
        key.set(state);
    }

    /** The newest thing that nobody expected and that wasn't dismissed; null without. */
    public ReadOnlyObjectProperty<@Nullable Fault> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    public void fault(@Nullable Fault newest) {
        fault.set(newest);
    }

    /** A run was asked for; the one on screen goes. */
    public void load(String runId) {
        clear();
        opening.set(new Opening.Loading(runId));
    }

    public void fail(Opening.Failed failure) {
        clear();
        opening.set(failure);
    }

    /** Back to the start page. */
    public void close() {
        clear();
        opening.set(new Opening.Nothing());
    }

    public void refreshing(Refreshing state) {
        refreshing.set(state);
    }

    /**
     * Shows an answer. A newer answer for the run on screen is merged by clip key: what the editor said stays, a
     * changed proposal is marked, a clip that is no longer there stays as gone if anything was said of it.
     */
    public void show(Run answer) {
        Run before = run.get();
        if (before == null || !before.id().equals(answer.id())) {
            clear();
        }
        Map<String, Source> known = new HashMap<>();
        sources.forEach(s -> known.put(s.id(), s));
        List<Source> added = new ArrayList<>();
        for (SourceMedia media : answer.sources()) {
            Source there = known.get(media.id());
            if (there == null) {
                Source fresh = new Source(media);
                known.put(media.id(), fresh);
                added.add(fresh);
            } else if (!there.media().equals(media)) {
                there.renew(media);
            }
        }
        sources.addAll(added);
        Map<String, ReviewedClip> old = new LinkedHashMap<>();
        clips.forEach(c -> old.put(c.key(), c));
        List<ReviewedClip> now = new ArrayList<>(answer.clips().size());
        for (Clip clip : answer.clips()) {
            ReviewedClip there = old.remove(clip.key());
            Source of = known.get(clip.source().id());
            if (of == null) {
                continue;
            }
            if (there == null || there.source() != of) {
                ReviewedClip fresh = new ReviewedClip(clip, of);
                StoredReview kept = kept(answer, clip.key());
                if (there != null) {
                    fresh.say(there.clipReview());
                } else if (kept != null) {
                    fresh.recall(kept);
                }
                now.add(fresh);
            } else {
                there.renew(clip, former(there, clip));
                now.add(there);
            }
        }
        for (ReviewedClip missing : old.values()) {
            if (!missing.clipReview().equals(ClipReview.NONE)) {
                missing.vanish();
                now.add(missing);
            }
        }
        now.addAll(lost(answer, now, known));
        run.set(answer);
        if (!now.equals(clips)) {
            clips.setAll(now);
            list(now);
        }
        opening.set(new Opening.Open(answer.id()));
        ReviewedClip was = selected.get();
        if (was != null && !now.contains(was)) {
            select(now.stream().filter(c -> c.key().equals(was.key())).findFirst().orElse(null));
        }
    }

    private static @Nullable Clip former(ReviewedClip there, Clip newer) {
        Clip then = there.formerProperty().get() == null ? there.clip() : there.formerProperty().get();
        boolean said = !there.clipReview().equals(ClipReview.NONE);
        boolean same = java.util.Objects.equals(then.startMs(), newer.startMs())
                && java.util.Objects.equals(then.endMs(), newer.endMs());
        return said && !same ? then : null;
    }

    /** What is known of a run's clips before they are shown; the review keeps it up to date. */
    void recall(String runId, Map<String, StoredReview> clips) {
        recalledRun = runId;
        recalled = clips;
    }

    private @Nullable StoredReview kept(Run answer, String key) {
        return recalledRun.equals(answer.id()) ? recalled.get(key) : null;
    }

    /** Clips that something was said of in an earlier session, and that the answer no longer has. */
    private List<ReviewedClip> lost(Run answer, List<ReviewedClip> now, Map<String, Source> known) {
        if (!recalledRun.equals(answer.id()) || recalled.isEmpty()) {
            return List.of();
        }
        Set<String> there = new HashSet<>();
        now.forEach(c -> there.add(c.key()));
        List<ReviewedClip> lost = new ArrayList<>();
        for (Map.Entry<String, StoredReview> transaction : new TreeMap<>(recalled).entrySet()) {
            if (there.contains(transaction.getKey()) || transaction.getValue().clipReview().equals(ClipReview.NONE)) {
                continue;
            }
            Proposal was = transaction.getValue().proposal();
            Source of = known.computeIfAbsent(was.mediaId(),
                    id -> new Source(new SourceMedia(id, RunStatus.ERROR, null, null)));
            ReviewedClip gone = new ReviewedClip(
                    new Clip(transaction.getKey(), was.clipId(), now.size() + lost.size() + 1,
                            was.startMs(), was.endMs(), null, of.media(), List.of()),
                    of);
            gone.recall(transaction.getValue());
            gone.vanish();
            lost.add(gone);
        }
        return lost;
    }

    /** What the list shows from now on, in its order. */
    public void list(List<ReviewedClip> filteredAndSorted) {
        listed.setAll(filteredAndSorted);
    }

    /** Shows a clip, and its source with it; it becomes the whole selection. */
    public void select(@Nullable ReviewedClip clip) {
        selectAll(clip == null ? List.of() : List.of(clip), clip);
    }

    /** Marks several; {@code shown}, one of them, is shown. */
    public void selectAll(List<ReviewedClip> marked, @Nullable ReviewedClip shown) {
        if (!selection.equals(marked)) {
            selection.setAll(marked);
        }
        if (shown != null) {
            source.set(shown.source());
        }
        selected.set(shown);
    }

    /** Shows a source by itself; no clip is selected then. */
    public void look(Source at) {
        select(null);
        source.set(at);
    }

    private void clear() {
        select(null);
        source.set(null);
        run.set(null);
        listed.clear();
        clips.clear();
        sources.clear();
        refreshing.set(new Refreshing.Idle());
    }
}
