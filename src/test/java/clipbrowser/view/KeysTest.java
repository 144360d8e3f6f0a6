package clipbrowser.view;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.command.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
        type(KeyCode.F1, KeyCode.ESCAPE);
        assertThat(heard).containsExactly("EXPORT", "ABOUT", "escape");
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
    void onTheStartPageOnlyOpeningAndAboutPass() {
        reviewing = false;
        type(KeyCode.F, KeyCode.DIGIT4, KeyCode.F1);
        press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        assertThat(heard).containsExactly("ABOUT", "OPEN_RUN");
    }

    /** The default map of the program, written down a second time: an accident in one of them is seen. */
    private static final String MAP = """
            PLAY_PAUSE Space | PLAY_FROM_IN Enter | PLAY_TO_OUT Shift+Space | PLAY_FIRST_SECONDS Shift+Enter
            PLAY_AROUND_EDGE / | SLOWER Shift+J | NORMAL_SPEED Shift+K | FASTER Shift+L
            FRAME_BACK Left | FRAME_FORWARD Right | SECOND_BACK Shift+Left | SECOND_FORWARD Shift+Right
            FIRST_FRAME Home | LAST_FRAME End | SET_IN I | SET_OUT O | GO_TO_IN Shift+I | GO_TO_OUT Shift+O
            RESET_IN Alt+I | RESET_OUT Alt+O | RESET_BOTH R | CHOOSE_IN_EDGE [ | CHOOSE_OUT_EDGE ]
            EDGE_FRAME_BACK , | EDGE_FRAME_FORWARD . | EDGE_FIVE_BACK < | EDGE_FIVE_FORWARD > | TYPE_TIMECODE G
            KEEP F | REJECT X | REJECT Delete | UNDECIDE U | PREVIOUS_CLIP Up | NEXT_CLIP Down
            NEXT_UNDECIDED N | PREVIOUS_UNDECIDED Shift+N | KEEP_REJECT_DUPLICATES Shift+F | NOTE M
            NOTE_LAST_DECIDED Shift+M | TITLE F2 | UNDO Ctrl+Z | REDO Ctrl+Shift+Z | OPEN_RUN Ctrl+O
            REFRESH Ctrl+R | FIND Ctrl+F | EXPORT Ctrl+E | ZOOM_IN = | ZOOM_OUT - | ZOOM_ALL Shift+Z | ZOOM_CLIP Z
            LOOP Ctrl+L | MUTE Ctrl+M | LOUDER Ctrl+Up | QUIETER Ctrl+Down | PICTURE_ALONE F11
            PLAY_KEPT Ctrl+Enter | SKIM Ctrl+K | ALL_KEYS ?
            TIMECODE_OVERLAY Ctrl+T | SAFE_AREAS Ctrl+G | SAVE_STILL Ctrl+Shift+E | COPY_STILL Ctrl+Shift+C
            SETTINGS Ctrl+,""";

    static Stream<Arguments> map() {
        return Stream.of(MAP.split("\\s*[|\n]\\s*")).map(entry -> entry.split(" "))
                .map(entry -> Arguments.of(entry[0], entry[1]));
    }

    @ParameterizedTest
    @MethodSource("map")
    void everyKeyDoesWhatTheMapSays(String command, String key) {
        strike(key, false);
        assertThat(heard).containsExactly(command);
    }

    @ParameterizedTest
    @MethodSource("map")
    void decisionsMarksAndSequencesNeverRepeatWhileAKeyIsHeld(String command, String key) {
        strike(key, true);
        boolean repeats = Command.valueOf(command).repeats();
        assertThat(heard).hasSize(repeats ? 2 : 1);
        assertThat(repeats).as(command).isEqualTo(
                command.matches("(FRAME|SECOND|EDGE)_.*|(PREVIOUS|NEXT)_CLIP|LOUDER|QUIETER|ZOOM_(IN|OUT)|UNDO|REDO"));
    }

    /** What a keyboard tells: the key, then, of what can be typed, the character. */
    private void strike(String key, boolean twice) {
        boolean shift = key.contains("Shift+");
        boolean ctrl = key.contains("Ctrl+");
        boolean alt = key.contains("Alt+");
        String name = key.replaceAll(".*[a-z]\\+", "");
        // As an American keyboard has them.
        String shifted = "<>?".contains(name) ? String.valueOf(",./".charAt("<>?".indexOf(name))) : name;
        boolean shown = shift || !shifted.equals(name);
        KeyCode code = switch (shifted) {
            case "," -> KeyCode.COMMA;
            case "." -> KeyCode.PERIOD;
            case "/" -> KeyCode.SLASH;
            case "[" -> KeyCode.OPEN_BRACKET;
            case "]" -> KeyCode.CLOSE_BRACKET;
            case "=" -> KeyCode.EQUALS;
            case "-" -> KeyCode.MINUS;
            default -> KeyCode.valueOf(name.toUpperCase(Locale.ROOT));
        };
        String typed = name.length() > 1 || ctrl || alt
                ? ""
                : shown || !code.isLetterKey()
                        ? name
                        : name.toLowerCase(
                                Locale.ROOT);
        interact(() -> {
            for (int i = 0; i < (twice ? 2 : 1); i++) {
                root.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shown, ctrl, alt, false));
                if (!typed.isEmpty()) {
                    root.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, typed, typed, KeyCode.UNDEFINED, shown, ctrl, alt,
                            false));
                }
            }
            root.fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shown, ctrl, alt, false));
        });
    }

    @Test
    void onMacOsCtrlAndCommandAreTwoKeys() {
        KeyEvent full = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, true, false, true);
        assertThat(Keys.stroke(full, true).orElseThrow().held()).contains(Modifier.CONTROL);
        KeyEvent backspace = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.BACK_SPACE, false, false, false, false);
        assertThat(Keys.stroke(backspace, true)).hasValue(KeyStroke.of("Delete"));
        assertThat(Keys.stroke(backspace, false)).hasValue(KeyStroke.of("Backspace"));
    }

    @Test
    void aPlusAndTheNumberPadsMinusTypeAnOffset() {
        interact(() -> {
            root.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SUBTRACT, false, false, false, false));
            root.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "-", "-", KeyCode.UNDEFINED, false, false, false, false));
            root.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.EQUALS, true, false, false, false));
            root.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "+", "+", KeyCode.UNDEFINED, true, false, false, false));
        });
        assertThat(heard).containsExactly("typed -", "typed +");
    }

    @Test
    void heldKHandsTapsAndHoldsOnAndLosingTheWindowLetsGo() {
        press(KeyCode.K).press(KeyCode.J).release(KeyCode.J).press(KeyCode.L);
        interact(() -> root.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.L, false, false, false, false)));
        release(KeyCode.L).release(KeyCode.K);
        assertThat(heard).containsExactly("SHUTTLE_STOP down", "SHUTTLE_BACK down", "SHUTTLE_BACK up",
                "SHUTTLE_FORWARD down", "SHUTTLE_FORWARD up", "SHUTTLE_STOP up");
    }

    @Test
    void enterNeverPressesAFocusedButtonNorDoesSpaceThatNoCommandHas() {
        interact(button::requestFocus);
        type(KeyCode.ENTER);
        press(KeyCode.ALT).type(KeyCode.SPACE).release(KeyCode.ALT);
        assertThat(heard).containsExactly("PLAY_FROM_IN");
    }

    @Test
    void aPanelsOwnControlsTakeSpaceAndArrowsButLettersStayCommands() {
        interact(() -> {
            root.getStyleClass().add(Keys.OWN_KEYS);
            button.requestFocus();
        });
        type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.F);
        assertThat(heard).containsExactly("pressed", "KEEP");
    }

    @Test
    void aFieldWithinASpinnerKeepsWhatIsTyped() {
        Spinner<Integer> spinner = new Spinner<>(0, 100, 5);
        spinner.setEditable(true);
        interact(() -> {
            root.getChildren().add(spinner);
            spinner.requestFocus();
        });
        type(KeyCode.DIGIT4, KeyCode.F, KeyCode.SPACE);
        assertThat(heard).isEmpty();
    }
}
