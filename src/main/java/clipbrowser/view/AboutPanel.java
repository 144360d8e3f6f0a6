package clipbrowser.view;

import clipbrowser.wording.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What the program is, over the window until Esc or a click beside it: its version, what it runs on, where it keeps
 * things, its licence, what it holds of others, and where its source is. FX thread.
 */
public final class AboutPanel extends StackPane {
    /** Pixels. */
    private static final double WIDTH = 720;
    private static final double TEXT_HEIGHT = 320;

    private final TextArea text = new TextArea();
    private final Label copied = new Label();

    /**
     * What stands in it.
     *
     * @param version as in the pom: {@code 0.1.0}
     * @param parts   what it runs on and where it keeps things, a line each
     * @param licence the program's own licence, whole
     * @param notices the works of others with their licences, whole
     */
    public record Facts(String version, List<String> parts, String licence, String notices) {
        public Facts {
            parts = List.copyOf(parts);
        }
    }

    public AboutPanel(Facts facts, Runnable close) {
        setId("about");
        getStyleClass().addAll("scrim", Keys.OWN_KEYS);
        Label title = new Label(Messages.text("program.name") + " " + facts.version());
        title.setId("about-version");
        title.getStyleClass().add("page-title");
        Label parts = new Label(String.join("\n", facts.parts()));
        parts.setId("about-parts");
        parts.getStyleClass().addAll("mono", "small", "quiet", "sentence");
        parts.setMinHeight(USE_PREF_SIZE);

        ToggleGroup choice = new ToggleGroup();
        ToggleButton licence = choice("about.licence", "about-licence", facts.licence(), choice);
        ToggleButton notices = choice("about.notices", "about-notices", facts.notices(), choice);
        choice.selectedToggleProperty().subscribe((before, now) -> shown(before, now));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        copied.getStyleClass().addAll("quiet", "small");
        Button copy = new Button(Messages.text("about.copy"));
        copy.setId("about-copy");
        copy.setOnAction(_ -> copy(title.getText() + "\n" + parts.getText() + "\n"));
        Button done = new Button(Messages.text("about.close"));
        done.setId("about-close");
        done.setOnAction(_ -> close.run());
        HBox buttons = new HBox(8, licence, notices, gap, copied, copy, done);
        buttons.setAlignment(Pos.CENTER_LEFT);

        text.setId("about-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().addAll("mono", "small");
        text.setPrefHeight(TEXT_HEIGHT);
        VBox.setVgrow(text, Priority.ALWAYS);
        choice.selectToggle(notices);

        VBox panel = new VBox(14, title, sentence(Messages.text("start.what")), parts,
                sentence(Messages.text("about.free")), sentence(Messages.text("about.source", facts.version())),
                buttons, text);
        panel.getStyleClass().add("keys-panel");
        panel.setMaxSize(WIDTH, USE_PREF_SIZE);
        panel.maxHeightProperty().bind(heightProperty().subtract(40));
        getChildren().add(panel);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close.run();
            }
        });
    }

    @Override
    public void requestFocus() {
        text.requestFocus();
    }

    /** One of the two texts is always shown: a click on its button doesn't take it away. */
    private void shown(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null) {
            if (before != null) {
                before.setSelected(true);
            }
            return;
        }
        text.setText((String) now.getUserData());
        text.positionCaret(0);
        text.setScrollTop(0);
    }

    private void copy(String facts) {
        Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, facts));
        copied.setText(Messages.text("about.copied"));
    }

    private static ToggleButton choice(String label, String id, String shows, ToggleGroup group) {
        ToggleButton button = new ToggleButton(Messages.text(label));
        button.setId(id);
        button.setUserData(shows);
        button.setToggleGroup(group);
        button.getStyleClass().add("chip");
        return button;
    }

    private static Label sentence(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("sentence");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
