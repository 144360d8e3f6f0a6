package clipbrowser.view.run;

import clipbrowser.model.StoreFailure;
import clipbrowser.session.Review;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import clipbrowser.wording.Sentences;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the review file, and what can be done about it: it stays until it was read, and interrupts nothing.
 */
public final class StoreNotice extends HBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());
    private final Label what = new Label();
    private final Button bringBack = new Button();

    public StoreNotice(Review review, Intents intents) {
        super(10);
        getStyleClass().add("store-notice");
        setAlignment(Pos.CENTER_LEFT);
        what.getStyleClass().addAll("store-notice-text", "sentence");
        what.setMinWidth(0);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        bringBack.getStyleClass().add("bring-back");
        bringBack.setMinWidth(USE_PREF_SIZE);
        bringBack.setFocusTraversable(false);
        bringBack.setTooltip(new Tooltip(Messages.text("store.bringBack.tip")));
        bringBack.setOnAction(_ -> {
            bringBack.setDisable(true);
            intents.bringBack();
        });
        Button dismiss = new Button(Messages.text("store.dismiss"));
        dismiss.getStyleClass().addAll("flat", "dismiss-trouble");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setFocusTraversable(false);
        dismiss.setOnAction(_ -> intents.dismissTrouble());
        getChildren().addAll(what, bringBack, dismiss);
        review.troubleProperty().subscribe(this::show);
    }

    private void show(@Nullable StoreFailure trouble) {
        setVisible(trouble != null);
        setManaged(trouble != null);
        if (trouble == null) {
            return;
        }
        what.setText(Sentences.of(trouble));
        StoreFailure.Backup backup = trouble.offered();
        bringBack.setVisible(backup != null);
        bringBack.setManaged(backup != null);
        bringBack.setDisable(false);
        if (backup != null) {
            bringBack.setText(Messages.text("store.bringBack", WHEN.format(backup.at())));
        }
    }
}
