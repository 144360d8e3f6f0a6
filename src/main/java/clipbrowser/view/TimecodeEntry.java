package clipbrowser.view;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Where a timecode, a frame number or an offset is typed: opens at the first digit, goes at Enter or Esc. */
public final class TimecodeEntry extends HBox {
    private final TextField field = new TextField();
    private final Label wrong = new Label();
    private final Runnable done;

    /** @param done gives the focus back */
    public TimecodeEntry(Intents intents, Runnable done) {
        super(8);

        this.done = done;
        setId("timecode-entry");
        getStyleClass().add("timecode-entry");
        field.setId("timecode-field");
        field.getStyleClass().add("mono");
        field.setPromptText(Messages.text("entry.prompt"));
        field.setPrefColumnCount(14);
        wrong.getStyleClass().addAll("amber-text", "small");
        getChildren().addAll(field, wrong);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        field.setOnAction(_ -> {
            if (field.getText().isBlank() || intents.goTo(field.getText())) {
                close();
            } else {
                wrong.setText(Messages.text("entry.wrong"));
            }
        });
        field.textProperty().subscribe(_ -> wrong.setText(""));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                setVisible(false);
            }
        });
    }

    /** @param first what was typed already */
    public void open(String first) {
        setVisible(true);
        field.setText(first);
        field.requestFocus();
        field.end();
    }

    public void close() {
        setVisible(false);
        done.run();
    }

    public boolean isOpen() {
        return isVisible();
    }
}
