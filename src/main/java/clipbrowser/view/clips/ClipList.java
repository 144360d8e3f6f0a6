package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import clipbrowser.model.FaultLog;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.session.Thumbnails;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The run's clips as a list: chips by decision and a query narrow it, the session's selection is its own. */
public final class ClipList extends VBox {
    /** Pixels. */
    static final int ROW = 46;
    private final Session session;
    private final Intents intents;
    private final FilterBar filter;
    private final IntegerProperty limit = new SimpleIntegerProperty();
    private final Label summary = new Label();
    private final ObservableList<ListRow> rows = FXCollections.observableArrayList();
    private final ListView<ListRow> list = new ListView<>(rows);
    private final Label emptyTitle = new Label();
    private final Button clear = new Button(Messages.text("clips.clearFilter"));
    private final Map<ReviewedClip, Integer> places = new HashMap<>();
    private Subscription ofClips = Subscription.EMPTY;
    private boolean stale = true;
    private boolean selectionStale = true;

    /** @param stills null where there are none: rows are then without */
    public ClipList(Session session, @Nullable Thumbnails stills, Intents intents) {
        this.session = session;
        this.intents = intents;
        this.filter = new FilterBar(session, this::refilter);
        limit.subscribe(seconds -> filter.limit(seconds.intValue()));
        setId("clips");
        getStyleClass().addAll("clips", "panel");
        getStylesheets().add(stylesheet());
        list.setId("clip-list");
        list.getStyleClass().add("clip-list");
        list.setFixedCellSize(ROW);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new ClipCell(session, stills, limit, intents));
        clear.setId("clear-filter");
        clear.setFocusTraversable(false);
        clear.setOnAction(_ -> filter.clear());
        emptyTitle.setId("clips-empty");
        emptyTitle.getStyleClass().add("quiet");
        emptyTitle.setWrapText(true);
        VBox empty = new VBox(12, emptyTitle, clear);
        empty.setAlignment(Pos.CENTER);
        empty.getStyleClass().add("clips-empty");
        list.setPlaceholder(empty);
        VBox.setVgrow(list, Priority.ALWAYS);
        summary.setId("clips-summary");
        summary.getStyleClass().addAll("clips-summary", "quiet", "small");
        summary.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(filter, summary, list);

        session.clips().addListener((ListChangeListener<ReviewedClip>) _ -> watch());
        session.selection().addListener((ListChangeListener<ReviewedClip>) _ -> {
            reselect();
            summarise();
        });
        session.selectedProperty().subscribe(_ -> reselect());
        session.runProperty().subscribe((before, now) -> {
            if (before == null || now == null || !before.id().equals(now.id())) {
                filter.clear();
            }
        });
        watch();
    }

    private static String stylesheet() {
        java.net.URL url = ClipList.class.getResource("clips.css");
        if (url == null) {
            throw new IllegalStateException("clips.css");
        }
        return url.toExternalForm();
    }

    /** Clips longer than this many seconds are flagged; 0 for none. */
    public void flagLongerThan(ReadOnlyIntegerProperty seconds) {
        limit.bind(seconds);
    }

    /** Puts the focus into the query box, everything in it marked. */
    public void find() {
        filter.focusQuery();
    }

    private void watch() {
        ofClips.unsubscribe();
        List<Subscription> each = new ArrayList<>();
        for (ReviewedClip clip : session.clips()) {
            each.add(clip.clipReviewProperty().subscribe((_, _) -> refilter()));
            each.add(clip.rangeProperty().subscribe((_, _) -> refilter()));
            each.add(clip.goneProperty().subscribe((_, _) -> refilter()));
        }
        ofClips = () -> each.forEach(Subscription::unsubscribe);
        refilter();
    }

    /**
     * At the next layout: a decision and the step to the next clip that follows it see the list as it was, and a
     * decision on many clips is one change of the list.
     */
    private void refilter() {
        stale = true;
        requestLayout();
    }

    private void reselect() {
        selectionStale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (stale) {
            stale = false;
            FaultLog.ofThread().watching("filling the list", this::fill).run();
        }
        super.layoutChildren();
        if (selectionStale) {
            selectionStale = false;
            FaultLog.ofThread().watching("marking what is selected in the list", this::mirrorSelection).run();
        }
    }

    private void fill() {
        filter.count(session.clips());
        List<ReviewedClip> found = new ArrayList<>();
        List<ReviewedClip> gone = new ArrayList<>();
        for (ReviewedClip clip : session.clips()) {
            if (filter.accepts(clip)) {
                (clip.goneProperty().get() ? gone : found).add(clip);
            }
        }
        filter.sort(found);
        filter.sort(gone);
        List<ListRow> now = new ArrayList<>(found.size() + gone.size() + 1);
        if (filter.isGrouped() && session.sources().size() > 1) {
            found = grouped(found, now);
        } else {
            found.forEach(clip -> now.add(new ListRow.OfClip(clip)));
        }
        if (!gone.isEmpty()) {
            Totals totals = Totals.of(gone);
            now.add(new ListRow.OfGone(totals.clips(), totals.length()));
            gone.forEach(clip -> now.add(new ListRow.OfClip(clip)));
            found.addAll(gone);
        }
        if (!now.equals(rows)) {
            rows.setAll(now);
            places.clear();
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) instanceof ListRow.OfClip(ReviewedClip clip)) {
                    places.put(clip, i);
                }
            }
            selectionStale = true;
        }
        if (!found.equals(session.listed())) {
            intents.list(found);
        }
        boolean none = session.clips().isEmpty();
        boolean decided = filter.chip() == Decision.UNDECIDED
                && session.clips().stream().noneMatch(clip -> clip.decision() == Decision.UNDECIDED);
        emptyTitle.setText(Messages.text(none ? "clips.none" : decided ? "clips.allDecided" : "clips.noneFound"));
        clear.setVisible(!none);
        clear.setManaged(!none);
        summarise();
    }

    /** Under a heading for each source; clips that are equal to the order stay as they are. */
    private List<ReviewedClip> grouped(List<ReviewedClip> found, List<ListRow> now) {
        Map<Source, List<ReviewedClip>> bySource = new LinkedHashMap<>();
        session.sources().forEach(source -> bySource.put(source, new ArrayList<>()));
        found.forEach(clip -> bySource.computeIfAbsent(clip.source(), _ -> new ArrayList<>()).add(clip));
        List<ReviewedClip> ordered = new ArrayList<>(found.size());
        bySource.forEach((source, clips) -> {
            if (!clips.isEmpty()) {
                Totals totals = Totals.of(clips);
                now.add(new ListRow.OfSource(source, totals.clips(), totals.length()));
                clips.forEach(clip -> now.add(new ListRow.OfClip(clip)));
                ordered.addAll(clips);
            }
        });
        return ordered;
    }

    /** What is selected together, else what the filter found; nothing while there is neither. */
    private void summarise() {
        int marked = session.selection().size();
        String said = "";
        if (marked > 1) {
            said = Messages.text("clips.selected", Integer.toString(marked),
                    Totals.of(session.selection()).length());
        } else if (filter.isNarrow() && !session.listed().isEmpty()) {
            Totals listed = Totals.of(session.listed());
            said = Messages.text("clips.listed", Integer.toString(listed.clips()),
                    Integer.toString(session.clips().size()), listed.length());
        }
        summary.setText(said);
        summary.setVisible(!said.isEmpty());
        summary.setManaged(!said.isEmpty());
    }

    private void mirrorSelection() {
        int[] marked = session.selection().stream().map(places::get).filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue).toArray();
        var model = list.getSelectionModel();
        if (!List.copyOf(model.getSelectedIndices()).equals(java.util.Arrays.stream(marked).boxed().toList())) {
            model.clearSelection();
            if (marked.length > 0) {
                model.selectIndices(marked[0], java.util.Arrays.copyOfRange(marked, 1, marked.length));
            }
        }
        ReviewedClip shown = session.selected();
        Integer place = shown == null ? null : places.get(shown);
        if (place != null) {
            list.getFocusModel().focus(place);
            reveal(place);
        }
    }

    /** Scrolls only as far as needed, so that a row above and below can be seen too. */
    private void reveal(int place) {
        if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            list.scrollTo(Math.max(0, place - 3));
            return;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (first == null || last == null) {
            list.scrollTo(Math.max(0, place - 3));
            return;
        }
        int shown = Math.max(1, (int) (flow.getHeight() / ROW));
        if (place <= first.getIndex()) {
            list.scrollTo(Math.max(0, place - 1));
        } else if (place >= first.getIndex() + shown - 1) {
            list.scrollTo(Math.max(0, Math.min(place + 2, rows.size()) - shown));
        }
    }

    /**
     * Whether a clip was in sight, marked, when the list was last laid out; true as well where the filter hides it, and
     * where the whole list isn't shown.
     */
    public boolean shows(ReviewedClip clip) {
        if (!isVisible() || getScene() == null) {
            return true;
        }
        if (stale || selectionStale) {
            return false;
        }
        Integer place = places.get(clip);
        if (place == null || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return place == null;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (first == null || last == null || place < first.getIndex() || place > last.getIndex()) {
            return false;
        }
        IndexedCell<?> cell = flow.getCell(place);
        return cell.isSelected() && cell.getItem() instanceof ListRow.OfClip(ReviewedClip there) && there == clip;
    }

    /** Which decision the chips let through; null for all. */
    public @Nullable Decision chip() {
        return filter.chip();
    }
}
