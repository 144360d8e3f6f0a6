package clipbrowser.view.clips;

import clipbrowser.session.ClipReview;
import clipbrowser.session.Session;
import clipbrowser.session.Stills;
import clipbrowser.view.Intents;
import clipbrowser.view.Messages;
import clipbrowser.view.MiddleCut;
import clipbrowser.view.Selecting;
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
    private Subscription watch = Subscription.EMPTY;
    private @Nullable ClipReview clip;

    ClipCell(Session session, @Nullable Stills stills, Intents intents) {
        row = new ClipRow(stills);
        heading.getStyleClass().add("source-heading");
        source.getStyleClass().add("mono");
        counted.getStyleClass().add("quiet");
        heading.getChildren().addAll(source, counted);
        tip.setShowDelay(Duration.millis(700));
        setText(null);
        if (stills != null) {
            stills.arrivedProperty().subscribe(_ -> {
                ClipReview shown = clip;
                if (shown != null && row.lacksPicture()) {
                    row.picture(shown);
                }
            });
        }
        // Before the list's own behaviour: what is selected is the session's affair.
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            ClipReview at = clip;
            if (event.getButton() == MouseButton.PRIMARY && at != null) {
                Selecting.click(session, intents, session.listed(), at, event);
            }
            event.consume();
        });
    }

    @Override
    protected void updateItem(@Nullable ListRow item, boolean empty) {
        super.updateItem(item, empty);
        ListRow now = empty ? null : item;
        if (now instanceof ListRow.OfClip(ClipReview same) && same == clip) {
            return;
        }
        watch.unsubscribe();
        watch = Subscription.EMPTY;
        clip = null;
        switch (now) {
            case null -> {
                setGraphic(null);
                setTooltip(null);
            }
            case ListRow.OfSource of -> {
                source.setText(MiddleCut.of(of.source().id(), 40));
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

    private Subscription watch(ClipReview of) {
        return Subscription.combine(of.verdictProperty().subscribe((_, _) -> update()),
                of.rangeProperty().subscribe((_, _) -> update()), of.clipProperty().subscribe((_, _) -> update()),
                of.problemsProperty().subscribe((_, _) -> update()), of.goneProperty().subscribe((_, _) -> update()),
                of.formerProperty().subscribe((_, _) -> update()), of.groupProperty().subscribe((_, _) -> update()),
                of.source().timecodeProperty().subscribe((_, _) -> update()));
    }

    private void update() {
        ClipReview of = clip;
        if (of != null) {
            row.show(of);
            tip.setText(ClipRow.tip(of));
            setAccessibleText(of.clip().place() + " " + of.name());
        }
    }
}
