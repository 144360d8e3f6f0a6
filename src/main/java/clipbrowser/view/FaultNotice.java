package clipbrowser.view;

import clipbrowser.command.Command;
import clipbrowser.model.Fault;
import clipbrowser.session.Session;
import clipbrowser.wording.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** That something went wrong which nobody expected, and the facts to hand on; it stays until it was read. FX thread. */
public final class FaultNotice extends HBox {
    private final Label what = new Label();

    public FaultNotice(Session session, Intents intents) {
        super(10);
        getStyleClass().addAll("store-notice", "fault-notice");
        setAlignment(Pos.CENTER_LEFT);
        what.getStyleClass().addAll("store-notice-text", "sentence");
        what.setMinWidth(0);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        Button dismiss = new Button(Messages.text("fault.dismiss"));
        dismiss.getStyleClass().addAll("flat", "dismiss-fault");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setFocusTraversable(false);
        dismiss.setOnAction(_ -> session.fault(null));
        getChildren().addAll(what, copy(intents), dismiss);
        session.faultProperty().subscribe(this::show);
    }

    /** A button that copies the diagnostics. */
    public static Button copy(Intents intents) {
        Button copy = new Button(Messages.text("fault.copy"));
        copy.getStyleClass().add("copy-diagnostics");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setFocusTraversable(false);
        copy.setTooltip(new Tooltip(Messages.text("fault.copy.tip")));
        copy.setOnAction(_ -> intents.run(Command.COPY_DIAGNOSTICS));
        return copy;
    }

    private void show(@Nullable Fault fault) {
        setVisible(fault != null);
        setManaged(fault != null);
        what.setText(fault == null ? "" : Messages.text("fault.what", fault.kind()));
    }
}
