package clipbrowser.view.export;

import clipbrowser.view.PanelTitle;
import clipbrowser.wording.Messages;
import clipbrowser.wording.MiddleEllipsis;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a file of decisions would change, and where it contradicts what is here: chosen one by one. FX thread. */
public final class ImportPanel extends VBox {
    public static final int WIDTH = 340;
    private static final int NAME = 34;
    private static final int NAMED = 12;

    private final ImportPreview.Answer answer;
    private final Map<String, RadioButton> theirs = new LinkedHashMap<>();
    private final Map<String, RadioButton> ours = new LinkedHashMap<>();
    private final Button take = new Button();
    private final VBox content = new VBox(10);

    public ImportPanel(ImportPreview.Shown shown, ImportPreview.Answer answer) {
        this.answer = answer;
        setId("intake-panel");
        getStyleClass().add("intake-panel");
        getStylesheets().add(String.valueOf(ImportPanel.class.getResource("import.css")));
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        content.getStyleClass().add("intake-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new PanelTitle("intake", new Label(Messages.text("intake.title")), answer::close), scroll);
        ImportPreview intake = shown.intake();
        if (intake == null) {
            content.getChildren().addAll(line("intake-sentence", shown.sentence(), "intake-warning"), other());
        } else {
            fill(intake);
        }
    }

    private static Label line(String id, String text, String style) {
        Label line = new Label(text);
        line.setId(id);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add(style);
        return line;
    }

    private Button other() {
        Button other = new Button(Messages.text("intake.other"));
        other.setId("intake-other");
        other.setOnAction(_ -> answer.choose());
        return other;
    }

    private void fill(ImportPreview intake) {
        content.getChildren().addAll(line("intake-file", MiddleEllipsis.of(intake.file(), NAME), "intake-file"),
                line("intake-agreed", Messages.text(intake.agreed() == 1 ? "intake.agreedOne" : "intake.agreed",
                        Integer.toString(intake.agreed())), "intake-sentence"));
        if (intake.same() > 0) {
            content.getChildren().add(line("intake-same", Messages.text(intake.same() == 1
                    ? "intake.sameOne"
                    : "intake.same", Integer.toString(intake.same())), "intake-note"));
        }
        if (!intake.unknown().isEmpty()) {
            String names = intake.unknown().stream().limit(NAMED).map(n -> MiddleEllipsis.of(n, NAME)).collect(
                    Collectors.joining(", "));
            content.getChildren().add(line("intake-unknown", Messages.text("intake.unknown",
                    Integer.toString(intake.unknown().size()), names), "intake-warning"));
        }
        if (!intake.conflicts().isEmpty()) {
            content.getChildren().addAll(line("intake-conflicts", Messages.text("intake.conflicts",
                    Integer.toString(intake.conflicts().size())), "intake-heading"), all());
            intake.conflicts().forEach(c -> content.getChildren().add(conflict(c)));
        }
        take.setId("intake-take");
        take.getStyleClass().add("loud");
        take.setMaxWidth(Double.MAX_VALUE);
        take.setOnAction(_ -> take());
        content.getChildren().addAll(take, other());
        count(intake.agreed());
        theirs.values().forEach(button -> button.selectedProperty().subscribe((_, _) -> count(intake.agreed())));
    }

    private HBox all() {
        Button keep = new Button(Messages.text("intake.allHere"));
        keep.setId("intake-all-here");
        keep.setOnAction(_ -> ours.values().forEach(b -> b.setSelected(true)));
        Button follow = new Button(Messages.text("intake.allThere"));
        follow.setId("intake-all-there");
        follow.setOnAction(_ -> theirs.values().forEach(b -> b.setSelected(true)));
        return new HBox(8, keep, follow);
    }

    private VBox conflict(ImportPreview.Conflict conflict) {
        ToggleGroup group = new ToggleGroup();
        RadioButton here = choice(group, Messages.text("intake.here", conflict.here()));
        RadioButton there = choice(group, Messages.text("intake.there", conflict.there()));
        here.setSelected(true);
        ours.put(conflict.key(), here);
        theirs.put(conflict.key(), there);
        Label name = new Label(MiddleEllipsis.of(conflict.name(), NAME));
        name.getStyleClass().add("intake-name");
        return new VBox(3, name, here, there);
    }

    private static RadioButton choice(ToggleGroup group, String text) {
        RadioButton choice = new RadioButton(text);
        choice.setToggleGroup(group);
        choice.setWrapText(true);
        choice.setMnemonicParsing(false);
        return choice;
    }

    private Set<String> followed() {
        return theirs.entrySet().stream().filter(e -> e.getValue().isSelected()).map(Map.Entry::getKey).collect(
                Collectors.toSet());
    }

    private void count(int agreed) {
        int clips = agreed + followed().size();
        take.setDisable(clips == 0);
        take.setText(clips == 0
                ? Messages.text("intake.nothing")
                : Messages.text(clips == 1 ? "intake.takeOne" : "intake.take", Integer.toString(clips)));
    }

    private void take() {
        int changed = answer.take(followed());
        Button undo = new Button(Messages.text("intake.undo"));
        undo.setId("intake-undo");
        undo.setOnAction(_ -> {
            answer.undo();
            answer.close();
        });
        content.getChildren().setAll(line("intake-done", Messages.text(changed == 1 ? "intake.doneOne" : "intake.done",
                Integer.toString(changed)), "intake-sentence"), undo);
    }
}
