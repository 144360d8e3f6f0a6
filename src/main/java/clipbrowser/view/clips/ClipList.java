package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import clipbrowser.session.ClipReview;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.session.Stills;
import clipbrowser.view.Intents;
import clipbrowser.view.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final ObservableList<ListRow> rows = FXCollections.observableArrayList();
    private final ListView<ListRow> list = new ListView<>(rows);
    private final Label emptyTitle = new Label();
    private final Button clear = new Button(Messages.text("clips.clearFilter"));
    private final Map<ClipReview, Integer> places = new HashMap<>();
    private Subscription ofClips = Subscription.EMPTY;
    private boolean stale = true;
    private boolean selectionStale = true;

    /** @param stills null where there are none: rows are then without */
    public ClipList(Session session, @Nullable Stills stills, Intents intents) {
        this.session = session;
        this.intents = intents;
        this.filter = new FilterBar(session, this::refilter);
        setId("clips");
        getStyleClass().addAll("clips", "panel");
        getStylesheets().add(stylesheet());
        list.setId("clip-list");
        list.getStyleClass().add("clip-list");
        list.setFixedCellSize(ROW);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new ClipCell(session, stills, intents));
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
        getChildren().addAll(filter, list);

        session.clips().addListener((ListChangeListener<ClipReview>) _ -> watch());
        session.selection().addListener((ListChangeListener<ClipReview>) _ -> reselect());
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

    /** Puts the focus into the query box, everything in it marked. */
    public void find() {
        filter.focusQuery();
    }

    private void watch() {
        ofClips.unsubscribe();
        List<Subscription> each = new ArrayList<>();
        for (ClipReview clip : session.clips()) {
            each.add(clip.verdictProperty().subscribe((_, _) -> refilter()));
            each.add(clip.rangeProperty().subscribe((_, _) -> refilter()));
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
            fill();
        }
        super.layoutChildren();
        if (selectionStale) {
            selectionStale = false;
            mirrorSelection();
        }
    }

    private void fill() {
        filter.count(session.clips());
        List<ClipReview> found = new ArrayList<>(session.clips().stream().filter(filter::accepts).toList());
        found.sort(filter.order());
        List<ListRow> now = new ArrayList<>(found.size());
        if (filter.isGrouped() && session.sources().size() > 1) {
            Map<Source, List<ClipReview>> bySource = new LinkedHashMap<>();
            session.sources().forEach(source -> bySource.put(source, new ArrayList<>()));
            found.forEach(clip -> bySource.computeIfAbsent(clip.source(), _ -> new ArrayList<>()).add(clip));
            found.clear();
            bySource.forEach((source, clips) -> {
                if (!clips.isEmpty()) {
                    Totals totals = Totals.of(clips, null);
                    now.add(new ListRow.OfSource(source, totals.clips(), totals.length()));
                    clips.forEach(clip -> now.add(new ListRow.OfClip(clip)));
                    found.addAll(clips);
                }
            });
        } else {
            found.forEach(clip -> now.add(new ListRow.OfClip(clip)));
        }
        if (!now.equals(rows)) {
            rows.setAll(now);
            places.clear();
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) instanceof ListRow.OfClip(ClipReview clip)) {
                    places.put(clip, i);
                }
            }
            selectionStale = true;
        }
        if (!found.equals(session.listed())) {
            intents.list(found);
        }
        boolean none = session.clips().isEmpty();
        emptyTitle.setText(Messages.text(none ? "clips.none" : "clips.noneFound"));
        clear.setVisible(!none);
        clear.setManaged(!none);
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
        ClipReview shown = session.selected();
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

    /** Which decision the chips let through; null for all. */
    public @Nullable Decision chip() {
        return filter.chip();
    }
}
