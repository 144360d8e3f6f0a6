package clipbrowser.view.clips;

import clipbrowser.model.FaultLog;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Thumbnails;
import clipbrowser.view.Intents;
import clipbrowser.view.SelectionGesture;
import clipbrowser.wording.ClipWords;
import clipbrowser.wording.Messages;
import clipbrowser.wording.MiddleEllipsis;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Shows a row and follows what it shows. */
final class ClipCell extends ListCell<ListRow> {
    private final ClipRow row;
    private final HBox heading = new HBox(12);
    private final Label source = new Label();
    private final Label counted = new Label();
    private final Tooltip tip = new Tooltip();
    private final Session session;
    private final ReadOnlyIntegerProperty limit;
    private Subscription watch = Subscription.EMPTY;
    private @Nullable ReviewedClip clip;

    /** @param limit in seconds: longer clips are flagged; 0 for none */
    ClipCell(Session session, @Nullable Thumbnails stills, ReadOnlyIntegerProperty limit, Intents intents) {
        this.session = session;
        this.limit = limit;
        row = new ClipRow(stills);
        heading.getStyleClass().add("source-heading");
        source.getStyleClass().add("mono");
        counted.getStyleClass().add("quiet");
        heading.getChildren().addAll(source, counted);
        tip.setShowDelay(Duration.millis(700));
        // Computed on demand: near-duplicates aren't looked up for every row of thousands.
        tip.setOnShowing(_ -> {
            ReviewedClip of = clip;
            if (of != null) {
                tip.setText(ClipWords.tip(of, twins(of), limit.get()));
            }
        });
        setText(null);
        if (stills != null) {
            stills.arrivedProperty().subscribe(_ -> {
                if (clip != null && isVisible()) {
                    row.still().look();
                }
            });
            // An invisible cell that the list keeps for reuse.
            visibleProperty().subscribe(visible -> {
                ReviewedClip at = clip;
                if (!visible) {
                    row.still().away();
                } else if (at != null) {
                    row.still().show(at);
                }
            });
        }
        // Before the list's own behaviour: what is selected is the session's affair.
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            ReviewedClip at = clip;
            if (event.getButton() == MouseButton.PRIMARY && at != null) {
                SelectionGesture.click(session, intents, session.listed(), at, event);
            }
            event.consume();
        });
    }

    @Override
    protected void updateItem(@Nullable ListRow item, boolean empty) {
        super.updateItem(item, empty);
        ListRow now = empty ? null : item;
        if (now instanceof ListRow.OfClip(ReviewedClip same) && same == clip) {
            return;
        }
        watch.unsubscribe();
        watch = Subscription.EMPTY;
        clip = null;
        if (!(now instanceof ListRow.OfClip)) {
            row.still().away();
        }
        switch (now) {
            case null -> {
                setGraphic(null);
                setTooltip(null);
            }
            case ListRow.OfSource of -> {
                source.setText(MiddleEllipsis.of(of.source().id(), 40));
                source.getStyleClass().setAll("label", "mono");
                counted.setText(Messages.text(of.clips() == 1 ? "clips.heading.one" : "clips.heading", "" + of.clips(),
                        of.length()));
                setGraphic(heading);
                setTooltip(null);
            }
            case ListRow.OfGone of -> {
                source.setText(Messages.text("clips.gone"));
                source.getStyleClass().setAll("label", "words");
                counted.setText(Messages.text(of.clips() == 1 ? "clips.heading.one" : "clips.heading", "" + of.clips(),
                        of.length()));
                setGraphic(heading);
                setTooltip(null);
            }
            case ListRow.OfClip of -> {
                clip = of.clip();
                watch = watch(of.clip());
                update();
                setGraphic(row);
                setTooltip(tip);
            }
        }
    }

    private Subscription watch(ReviewedClip of) {
        return Subscription.combine(of.clipReviewProperty().subscribe((_, _) -> update()),
                of.unsavedProperty().subscribe((_, _) -> update()),
                of.watchedProperty().subscribe((_, _) -> update()), of.seenProperty().subscribe((_, _) -> update()),
                session.selectedProperty().subscribe((_, _) -> update()), limit.subscribe((_, _) -> update()),
                of.clipProperty().subscribe((_, _) -> update()),
                of.problemsProperty().subscribe((_, _) -> update()), of.goneProperty().subscribe((_, _) -> update()),
                of.formerProperty().subscribe((_, _) -> update()), of.groupProperty().subscribe((_, _) -> update()),
                of.source().transcriptProperty().subscribe((_, _) -> update()),
                of.source().failureProperty().subscribe((_, _) -> update()),
                of.source().timecodeProperty().subscribe((_, _) -> update()));
    }

    private void update() {
        FaultLog.ofThread().watching("writing a row of the list", this::write).run();
    }

    private void write() {
        ReviewedClip of = clip;
        if (of != null) {
            ReviewedClip shown = session.selected();
            int group = of.groupProperty().get();
            row.show(of, limit.get(), group > 0 && shown != null && shown.groupProperty().get() == group);
            setAccessibleText(of.clip().place() + " " + of.name() + (of.said().title().isEmpty()
                    ? " " + of.firstWords()
                    : ""));
        }
    }

    private List<ReviewedClip> twins(ReviewedClip of) {
        int group = of.groupProperty().get();
        return group == 0
                ? List.of()
                : session.clips().stream().filter(c -> c != of && c.groupProperty().get() == group).toList();
    }
}
