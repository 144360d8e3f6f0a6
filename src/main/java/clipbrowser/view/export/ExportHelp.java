package clipbrowser.view.export;

import clipbrowser.view.Keys;
import clipbrowser.wording.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * For every system that an export can go to: what to click there, and what was proven of the file. Over the window
 * until Esc or a click beside it. FX thread.
 */
public final class ExportHelp extends StackPane {
    /** Pixels. */
    private static final double WIDTH = 720;

    private final ScrollPane scroll = new ScrollPane();

    /** @param at the system that is shown first; null for the beginning */
    public ExportHelp(@Nullable ExportDestination at, Runnable close) {
        setId("export-help");
        getStyleClass().addAll("scrim", Keys.OWN_KEYS);
        getStylesheets().add(String.valueOf(ExportHelp.class.getResource("export.css")));
        Label title = new Label(Messages.text("help.title"));
        title.getStyleClass().add("page-title");
        VBox systems = new VBox(16);
        Node first = null;
        for (ExportDestination to : ExportDestination.values()) {
            Node section = section(to);
            systems.getChildren().add(section);
            first = to == at ? section : first;
        }
        Node shown = first;
        scroll.setContent(systems);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button done = new Button(Messages.text("about.close"));
        done.setId("export-help-close");
        done.setOnAction(_ -> close.run());
        HBox last = new HBox(done);
        last.setAlignment(Pos.CENTER_RIGHT);
        VBox panel = new VBox(14, title, sentence(Messages.text("help.what")), scroll, last);
        panel.getStyleClass().add("keys-panel");
        panel.setMaxWidth(WIDTH);
        panel.maxHeightProperty().bind(heightProperty().subtract(40));
        getChildren().add(panel);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close.run();
            }
        });
        if (shown != null) {
            // Where a section lies is known once the page was laid out.
            systems.heightProperty().subscribe(() -> scroll.setVvalue(at(shown, systems)));
        }
    }

    private double at(Node section, Region all) {
        double rest = all.getHeight() - scroll.getViewportBounds().getHeight();
        return rest <= 0 ? 0 : Math.min(1, section.getBoundsInParent().getMinY() / rest);
    }

    private static VBox section(ExportDestination to) {
        Label name = new Label(to.label());
        name.getStyleClass().add("export-heading");
        VBox section = new VBox(4, name, sentence(to.steps()), quiet(Messages.text("help.proven." + to.name())));
        section.setId("export-help-" + to.name());
        return section;
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("sentence");
        return label;
    }

    private static Label quiet(String text) {
        Label label = sentence(text);
        label.getStyleClass().addAll("quiet", "small");
        return label;
    }

    @Override
    public void requestFocus() {
        scroll.requestFocus();
    }
}
