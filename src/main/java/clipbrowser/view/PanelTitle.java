package clipbrowser.view;

import clipbrowser.wording.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first line of a panel at the window's side: what it is, and a cross that closes it. */
public final class PanelTitle extends HBox {
    /**
     * @param panel what the panel's ids and styles begin with
     * @param name  as long as there is room for it
     */
    public PanelTitle(String panel, Label name, Runnable closed) {
        super(8);
        name.getStyleClass().add(panel + "-title");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(Feather.X));
        close.setId(panel + "-close");
        close.setAccessibleText(Messages.text("panel.close"));
        close.getStyleClass().add("flat");
        close.setOnAction(_ -> closed.run());
        getChildren().addAll(name, close);
        getStyleClass().addAll(panel + "-line", "hairline-below");
        setAlignment(Pos.CENTER_LEFT);
    }
}
