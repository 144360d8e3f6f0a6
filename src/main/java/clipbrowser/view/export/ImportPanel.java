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
        setId("import-panel");
        getStyleClass().add("import-panel");
        getStylesheets().add(String.valueOf(ImportPanel.class.getResource("import.css")));
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        content.getStyleClass().add("import-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new PanelTitle("intake", new Label(Messages.text("import.title")), answer::close), scroll);
        ImportPreview intake = shown.intake();
        if (intake == null) {
            content.getChildren().addAll(line("import-sentence", shown.sentence(), "import-warning"), other());
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
        Button other = new Button(Messages.text("import.other"));
        other.setId("import-other");
        other.setOnAction(_ -> answer.choose());
        return other;
    }

    private void fill(ImportPreview intake) {
        content.getChildren().addAll(line("import-file", MiddleEllipsis.of(intake.file(), NAME), "import-file"),
                line("import-agreed", Messages.text(intake.agreed() == 1 ? "import.agreedOne" : "import.agreed",
                        Integer.toString(intake.agreed())), "import-sentence"));
        if (intake.same() > 0) {
            content.getChildren().add(line("import-same", Messages.text(intake.same() == 1
                    ? "import.sameOne"
                    : "import.same", Integer.toString(intake.same())), "import-note"));
        }
        if (!intake.unknown().isEmpty()) {
            String names = intake.unknown().stream().limit(NAMED).map(n -> MiddleEllipsis.of(n, NAME)).collect(
                    Collectors.joining(", "));
            content.getChildren().add(line("import-unknown", Messages.text("import.unknown",
                    Integer.toString(intake.unknown().size()), names), "import-warning"));
        }
        if (!intake.conflicts().isEmpty()) {
            content.getChildren().addAll(line("import-conflicts", Messages.text("import.conflicts",
                    Integer.toString(intake.conflicts().size())), "import-heading"), all());
            intake.conflicts().forEach(c -> content.getChildren().add(conflict(c)));
        }
        take.setId("import-take");
        take.getStyleClass().add("loud");
        take.setMaxWidth(Double.MAX_VALUE);
        take.setOnAction(_ -> take());
        content.getChildren().addAll(take, other());
        count(intake.agreed());
        theirs.values().forEach(button -> button.selectedProperty().subscribe((_, _) -> count(intake.agreed())));
    }

    private HBox all() {
        Button keep = new Button(Messages.text("import.allHere"));
        keep.setId("import-all-here");
        keep.setOnAction(_ -> ours.values().forEach(b -> b.setSelected(true)));
        Button follow = new Button(Messages.text("import.allThere"));
        follow.setId("import-all-there");
        follow.setOnAction(_ -> theirs.values().forEach(b -> b.setSelected(true)));
        return new HBox(8, keep, follow);
    }

    private VBox conflict(ImportPreview.Conflict conflict) {
        ToggleGroup group = new ToggleGroup();
        RadioButton here = choice(group, Messages.text("import.here", conflict.here()));
        RadioButton there = choice(group, Messages.text("import.there", conflict.there()));
        here.setSelected(true);
        ours.put(conflict.key(), here);
        theirs.put(conflict.key(), there);
        Label name = new Label(MiddleEllipsis.of(conflict.name(), NAME));
        name.getStyleClass().add("import-name");
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
                ? Messages.text("import.nothing")
                : Messages.text(clips == 1 ? "import.takeOne" : "import.take", Integer.toString(clips)));
    }

    private void take() {
        int changed = answer.take(followed());
        Button undo = new Button(Messages.text("import.undo"));
        undo.setId("import-undo");
        undo.setOnAction(_ -> {
            answer.undo();
            answer.close();
        });
        content.getChildren().setAll(line("import-done", Messages.text(changed == 1 ? "import.doneOne" : "import.done",
                Integer.toString(changed)), "import-sentence"), undo);
    }
}
