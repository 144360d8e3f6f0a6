package clipbrowser.view;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** An input line over the window's lower edge, for a timecode, title or note. Enter accepts, Esc cancels. FX thread. */
public final class PromptLine extends HBox {
    private final Label what = new Label();
    private final TextField field = new TextField();
    private final Label wrong = new Label();
    private final Label help = new Label();
    private final Runnable done;
    private Predicate<String> accept = _ -> true;
    private Map<String, Predicate<String>> letters = Map.of();
    private String wrongText = "";

    /** @param done gives the focus back */
    public PromptLine(Runnable done) {
        super(10);
        this.done = done;
        setId("prompt-line");
        getStyleClass().add("prompt-line");
        what.getStyleClass().add("quiet");
        what.setMinWidth(USE_PREF_SIZE);
        field.setId("prompt-field");
        wrong.getStyleClass().addAll("amber-text", "small");
        help.getStyleClass().addAll("quiet", "small");
        getChildren().addAll(what, field, wrong, help);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
        field.setOnAction(_ -> take(accept));
        field.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            Predicate<String> taker = letters.get(event.getCharacter().toUpperCase(Locale.ROOT));
            if (taker != null && !event.isShortcutDown() && !event.isAltDown()) {
                event.consume();
                take(taker);
            }
        });
        field.textProperty().subscribe(_ -> wrong.setText(""));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                setVisible(false);
            }
        });
    }

    private void take(Predicate<String> taker) {
        if (taker.test(field.getText())) {
            close();
        } else {
            wrong.setText(wrongText);
        }
    }

    /** Sets what keys that can't be part of the input do while the line is open, such as I for setting in. */
    public void letters(Map<String, Predicate<String>> takers, String hint) {
        letters = takers;
        help.setText(hint);
    }

    /**
     * Opens it.
     *
     * @param label   what is asked for
     * @param initial what stands there at first
     * @param accepts takes what was typed; false keeps the line open with {@code refusal} beside it
     * @param columns how wide it is, in characters
     */
    public void open(String label, String initial, int columns, Predicate<String> accepts, String refusal) {
        what.setText(label);
        accept = accepts;
        letters = Map.of();
        help.setText("");
        wrongText = refusal;
        field.setPrefColumnCount(columns);
        field.setText(initial);
        setVisible(true);
        // The key may have been pressed on the second screen.
        getScene().getWindow().requestFocus();
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
