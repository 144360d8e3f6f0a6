package clipbrowser.view;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class KeysTest extends ApplicationTest {
    private final List<String> heard = new ArrayList<>();
    private TextField field;
    private Button button;
    private VBox root;
    private boolean reviewing = true;

    @Override
    public void start(Stage stage) {
        // Made here: controls want a toolkit that runs.
        field = new TextField();
        button = new Button("press");
        button.setOnAction(_ -> heard.add("pressed"));
        root = new VBox(field, button);
        root.setFocusTraversable(true);
        Scene scene = new Scene(root, 300, 200);
        Intents intents = (Intents) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{Intents.class}, (_, method, args) -> {
                    switch (method.getName()) {
                        case "run" -> heard.add(((Command) args[0]).name());
                        case "hold" -> heard.add(args[0] + ((boolean) args[1] ? " down" : " up"));
                        default -> {
                        }
                    }
                    return null;
                });
        new Keys(KeyMap::defaults, intents, () -> reviewing, typed -> heard.add("typed " + typed),
                () -> heard.add("escape")).attach(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @BeforeEach
    void nothingHasTheText() {
        interact(root::requestFocus);
        heard.clear();
    }

    @Test
    void lettersSpaceAndArrowsAreCommands() {
        type(KeyCode.F, KeyCode.SPACE, KeyCode.DOWN);
        assertThat(heard).containsExactly("KEEP", "PLAY_PAUSE", "NEXT_CLIP");
    }

    @Test
    void heldKeysBesideALetterMakeAnotherCommand() {
        press(KeyCode.SHIFT).type(KeyCode.F).release(KeyCode.SHIFT);
        press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        press(KeyCode.ALT).type(KeyCode.I).release(KeyCode.ALT);
        assertThat(heard).containsExactly("KEEP_REJECT_DUPLICATES", "UNDO", "RESET_IN");
    }

    @Test
    void spaceNeverPressesAFocusedButton() {
        interact(button::requestFocus);
        type(KeyCode.SPACE);
        assertThat(heard).containsExactly("PLAY_PAUSE");
    }

    @Test
    void aTextFieldKeepsItsLettersAndItsUndoButLetsShortcutsPass() {
        interact(field::requestFocus);
        type(KeyCode.F, KeyCode.DIGIT1);
        press(KeyCode.CONTROL).type(KeyCode.Z).type(KeyCode.E).release(KeyCode.CONTROL);
        type(KeyCode.ESCAPE);
        assertThat(heard).containsExactly("EXPORT", "escape");
    }

    @Test
    void aHeldKeyDecidesOnceButStepsOn() {
        press(KeyCode.X).press(KeyCode.X).press(KeyCode.X).release(KeyCode.X);
        press(KeyCode.RIGHT);
        interact(() -> root.fireEvent(new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, "",
                "", KeyCode.RIGHT, false, false, false, false)));
        release(KeyCode.RIGHT);
        assertThat(heard).containsExactly("REJECT", "FRAME_FORWARD", "FRAME_FORWARD");
    }

    @Test
    void shuttleKeysTellWhenTheyGoDownAndUp() {
        press(KeyCode.K).press(KeyCode.L).release(KeyCode.L).release(KeyCode.K);
        assertThat(heard).containsExactly("SHUTTLE_STOP down", "SHUTTLE_FORWARD down", "SHUTTLE_FORWARD up",
                "SHUTTLE_STOP up");
    }

    @Test
    void aDigitBeginsATimecode() {
        type(KeyCode.DIGIT4);
        assertThat(heard).containsExactly("typed 4");
    }

    @Test
    void onTheStartPageOnlyOpeningPasses() {
        reviewing = false;
        type(KeyCode.F, KeyCode.DIGIT4);
        press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        assertThat(heard).containsExactly("OPEN_RUN");
    }
}
