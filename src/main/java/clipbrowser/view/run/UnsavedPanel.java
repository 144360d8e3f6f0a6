package clipbrowser.view.run;

import clipbrowser.model.StoreFailure;
import clipbrowser.view.Keys;
import clipbrowser.wording.Messages;
import clipbrowser.wording.Sentences;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Over the window while it is to be closed and something isn't saved: what, why, where it is kept meanwhile, and what
 * can be done. FX thread.
 */
public final class UnsavedPanel extends StackPane {
    /** Pixels. */
    private static final double WIDTH = 560;

    /** What can be done. */
    public interface Choices {
        /** Tries to save again, and closes then. */
        void again();

        /** Has another place chosen for what isn't saved. */
        void elsewhere();

        /** Closes. */
        void close();

        /** Doesn't close. */
        void stay();
    }

    private final Label title = sentence("unsaved-title", "page-title");
    private final Label why = sentence("unsaved-why", "amber-text");
    private final Label where = sentence("unsaved-where", "quiet");
    private final Button again = new Button(Messages.text("unsaved.again"));
    private final Button elsewhere = new Button(Messages.text("unsaved.elsewhere"));
    private final Button close = new Button();
    private final Button stay = new Button(Messages.text("unsaved.stay"));

    public UnsavedPanel(Choices choices) {
        setId("unsaved");
        getStyleClass().addAll("scrim", Keys.OWN_KEYS);
        again.setId("unsaved-again");
        again.setOnAction(_ -> choices.again());
        elsewhere.setId("unsaved-elsewhere");
        elsewhere.setOnAction(_ -> choices.elsewhere());
        close.setId("unsaved-close");
        close.setOnAction(_ -> choices.close());
        stay.setId("unsaved-stay");
        stay.setOnAction(_ -> choices.stay());
        HBox buttons = new HBox(8, again, elsewhere, close, stay);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox panel = new VBox(12, title, why, where, buttons);
        panel.getStyleClass().add("keys-panel");
        panel.setMaxSize(WIDTH, USE_PREF_SIZE);
        getChildren().add(panel);
    }

    /** It is being tried. */
    public void saving() {
        title.setText(Messages.text("unsaved.saving"));
        show(why, "");
        show(where, "");
        again.setDisable(true);
        elsewhere.setDisable(true);
        close.setText(Messages.text("unsaved.close"));
        close.setDisable(true);
    }

    /**
     * It couldn't be saved.
     *
     * @param entries how many changes
     * @param kept    the file that holds them until they can be saved; null where there is none
     */
    public void failed(int entries, @Nullable StoreFailure reason, @Nullable String kept) {
        title.setText(entries == 1
                ? Messages.text("unsaved.title.one")
                : Messages.text("unsaved.title", Integer.toString(entries)));
        show(why, reason == null ? Messages.text("unsaved.noAnswer") : Sentences.of(reason));
        show(where, kept == null ? Messages.text("unsaved.nowhere") : Messages.text("unsaved.kept", kept));
        again.setDisable(false);
        elsewhere.setDisable(false);
        close.setText(Messages.text(kept == null ? "unsaved.lose" : "unsaved.close"));
        close.setDisable(false);
        again.requestFocus();
    }

    @Override
    public void requestFocus() {
        (again.isDisabled() ? stay : again).requestFocus();
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static Label sentence(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("sentence", style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
