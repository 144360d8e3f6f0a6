package clipbrowser.view;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.command.Modifier;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The one key filter of a window. Letters follow the keyboard's layout, punctuation is taken as typed. While a text
 * control has the focus only Esc and the shortcut key with a letter pass, Ctrl+Z not. Space and Enter never press a
 * focused button.
 */
public final class Keys {
    private static final String DIGITS = "0123456789+";
    private final Supplier<KeyMap> map;
    private final Intents intents;
    private final BooleanSupplier reviewing;
    private final Consumer<String> typed;
    private final Runnable escape;
    private final Set<KeyCode> down = new HashSet<>();
    private boolean swallowTyped;
    private boolean keypad;

    /** Marks a panel whose controls take Space, Enter and the arrows themselves while one of them has the focus. */
    public static final String OWN_KEYS = "own-keys";

    /**
     * @param reviewing whether a run is on screen; on the start page only what opens a run or shows help passes
     * @param typed  gets the first character of a timecode or an offset that is being typed
     * @param escape what Esc does when no text control and no pop-up wants it
     */
    public Keys(Supplier<KeyMap> map, Intents intents, BooleanSupplier reviewing, Consumer<String> typed,
            Runnable escape) {
        this.map = map;
        this.intents = intents;
        this.reviewing = reviewing;
        this.typed = typed;
        this.escape = escape;
    }

    /** Listens to a scene, before any of its nodes. */
    public void attach(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
        scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, event));
        scene.windowProperty().subscribe(window -> {
            if (window != null) {
                // A key let go while another window had the focus is never told.
                window.focusedProperty().subscribe(focused -> {
                    if (!focused) {
                        releaseAll();
                    }
                });
            }
        });
    }

    private void pressed(Scene scene, KeyEvent event) {
        boolean repeat = !down.add(event.getCode());
        swallowTyped = false;
        keypad = event.getCode().isKeypadKey() || event.getCode() == KeyCode.SUBTRACT
                || event.getCode() == KeyCode.ADD;
        boolean writing = scene.getFocusOwner() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE) {
            escape.run();
            event.consume();
            return;
        }
        Optional<Command> command = stroke(event).flatMap(map.get()::commandOf);
        if (command.isEmpty() || writing && !passesText(event)) {
            return;
        }
        if (!reviewing.getAsBoolean() && command.get() != Command.OPEN_RUN) {
            return;
        }
        if (!event.isShortcutDown() && inOwnKeys(scene.getFocusOwner())) {
            return;
        }
        event.consume();
        swallowTyped = true;
        switch (command.get()) {
            case SHUTTLE_BACK, SHUTTLE_STOP, SHUTTLE_FORWARD -> {
                if (!repeat) {
                    intents.hold(command.get(), true);
                }
            }
            default -> {
                if (!repeat || command.get().repeats()) {
                    intents.run(command.get());
                }
            }
        }
    }

    private void released(KeyEvent event) {
        down.remove(event.getCode());
        stroke(event).map(s -> new KeyStroke(Set.of(), s.key())).flatMap(map.get()::commandOf)
                .ifPresent(this::letGo);
    }

    private void letGo(Command command) {
        switch (command) {
            case SHUTTLE_BACK, SHUTTLE_STOP, SHUTTLE_FORWARD -> intents.hold(command, false);
            default -> {
            }
        }
    }

    private void releaseAll() {
        if (!down.isEmpty()) {
            down.clear();
            intents.hold(Command.SHUTTLE_BACK, false);
            intents.hold(Command.SHUTTLE_FORWARD, false);
            intents.hold(Command.SHUTTLE_STOP, false);
        }
    }

    private void typed(Scene scene, KeyEvent event) {
        if (swallowTyped) {
            // The key has done its work, which may have been to open a line: its letter isn't to stand there.
            event.consume();
            return;
        }
        if (scene.getFocusOwner() instanceof TextInputControl) {
            return;
        }
        String text = event.getCharacter();
        if (event.isShortcutDown() || event.isAltDown() || text.length() != 1
                || text.charAt(0) <= ' ' || Character.isLetter(text.charAt(0))) {
            return;
        }
        if (!reviewing.getAsBoolean() || inOwnKeys(scene.getFocusOwner())) {
            return;
        }
        event.consume();
        // Both claim the minus: on the number pad it types an offset, elsewhere it zooms.
        if (DIGITS.contains(text) || keypad && text.equals("-")) {
            typed.accept(text);
            return;
        }
        map.get().commandOf(new KeyStroke(Set.of(), text)).ifPresent(intents::run);
    }

    private static boolean inOwnKeys(@Nullable Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node.getStyleClass().contains(OWN_KEYS)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passesText(KeyEvent event) {
        return event.isShortcutDown() && event.getCode().isLetterKey() && event.getCode() != KeyCode.Z
                && event.getCode() != KeyCode.A && event.getCode() != KeyCode.C && event.getCode() != KeyCode.V
                && event.getCode() != KeyCode.X;
    }

    private static Optional<KeyStroke> stroke(KeyEvent event) {
        KeyCode code = event.getCode();
        String key = switch (code) {
            case SPACE -> "Space";
            case ENTER -> "Enter";
            case DELETE -> "Delete";
            case LEFT, KP_LEFT -> "Left";
            case RIGHT, KP_RIGHT -> "Right";
            case UP, KP_UP -> "Up";
            case DOWN, KP_DOWN -> "Down";
            case HOME -> "Home";
            case END -> "End";
            default -> code.isLetterKey() || code.isFunctionKey() ? code.getName() : null;
        };
        if (key == null) {
            return Optional.empty();
        }
        EnumSet<Modifier> held = EnumSet.noneOf(Modifier.class);
        if (event.isShiftDown()) {
            held.add(Modifier.SHIFT);
        }
        if (event.isShortcutDown()) {
            held.add(Modifier.SHORTCUT);
        }
        if (event.isAltDown()) {
            held.add(Modifier.ALT);
        }
        if (event.isControlDown() && !event.isShortcutDown()) {
            held.add(Modifier.CONTROL);
        }
        return Optional.of(new KeyStroke(held, key));
    }
}
