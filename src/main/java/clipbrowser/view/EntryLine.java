package clipbrowser.view;

import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** One line to type in, over the window's lower edge: a timecode, a title, a note. Enter takes it, Esc drops it. */
final class EntryLine extends HBox {
    private final Label what = new Label();
    private final TextField field = new TextField();
    private final Label wrong = new Label();
    private final Runnable done;
    private Predicate<String> accept = _ -> true;
    private String wrongText = "";

    /** @param done gives the focus back */
    EntryLine(Runnable done) {
        super(10);
        this.done = done;
        setId("entry-line");
        getStyleClass().add("entry-line");
        what.getStyleClass().add("quiet");
        what.setMinWidth(USE_PREF_SIZE);
        field.setId("entry-field");
        wrong.getStyleClass().addAll("amber-text", "small");
        getChildren().addAll(what, field, wrong);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        field.setOnAction(_ -> {
            if (accept.test(field.getText())) {
                close();
            } else {
                wrong.setText(wrongText);
            }
        });
        field.textProperty().subscribe(_ -> wrong.setText(""));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                setVisible(false);
            }
        });
    }

    /**
     * Opens it.
     *
     * @param label   what is asked for
     * @param initial what stands there at first
     * @param accepts takes what was typed; false keeps the line open with {@code refusal} beside it
     * @param columns how wide it is, in characters
     */
    void open(String label, String initial, int columns, Predicate<String> accepts, String refusal) {
        what.setText(label);
        accept = accepts;
        wrongText = refusal;
        field.setPrefColumnCount(columns);
        field.setText(initial);
        setVisible(true);
        field.requestFocus();
        field.end();
    }

    void close() {
        setVisible(false);
        done.run();
    }

    boolean isOpen() {
        return isVisible();
    }
}
