package clipbrowser.view;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.wording.Messages;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every key, over the window until Esc, ? or a click beside it. */
public final class ShortcutSheet extends StackPane {
    /** Pixels. */
    private static final double COLUMN = 280;

    public ShortcutSheet(ObservableValue<KeyMap> keys, Runnable close) {
        setId("shortcut-sheet");
        getStyleClass().add("scrim");
        HBox groups = new HBox(28);
        groups.getStyleClass().add("keys-panel");
        keys.subscribe(now -> groups.getChildren().setAll(column(now, Command.Group.PLAY, Command.Group.RUN),
                column(now, Command.Group.MOVE, Command.Group.LOOK),
                column(now, Command.Group.DECIDE, Command.Group.TRIM)));
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMaxSize(3 * COLUMN + 2 * 28 + 54, USE_PREF_SIZE);
        scroll.getStyleClass().add("keys-scroll");
        scroll.maxHeightProperty().bind(heightProperty().subtract(40));
        getChildren().add(scroll);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close.run();
            }
        });
    }

    private static Node column(KeyMap keys, Command.Group... groups) {
        VBox column = new VBox(10);
        column.setPrefWidth(COLUMN);
        HBox.setHgrow(column, Priority.ALWAYS);
        Stream.of(groups).forEach(group -> column.getChildren().add(rows(group, keys)));
        return column;
    }

    private static Node rows(Command.Group group, KeyMap keys) {
        VBox column = new VBox(3);
        Label title = new Label(Messages.text("group." + group.name()));
        title.getStyleClass().add("group-title");
        column.getChildren().add(title);
        Stream.of(Command.values()).filter(c -> c.group() == group).forEach(command -> {
            List<KeyStroke> strokes = keys.keysOf(command);
            if (strokes.isEmpty()) {
                return;
            }
            Label name = new Label(Messages.text("command." + command.name()));
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox row = new HBox(5, name, gap);
            row.setAlignment(Pos.CENTER_LEFT);
            strokes.forEach(stroke -> {
                Label cap = new Label(stroke.label());
                cap.getStyleClass().add("key-cap");
                cap.setMinWidth(USE_PREF_SIZE);
                row.getChildren().add(cap);
            });
            column.getChildren().add(row);
        });
        return column;
    }
}
