package clipbrowser.view;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.command.Modifier;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The one key filter of a window. Letters follow the keyboard's layout, punctuation is taken as typed. While a text
 * control has the focus only Esc, F1 and the shortcut key with a letter pass, Ctrl+Z not. Space and Enter never press a
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
    private final Map<KeyCode, Command> held = new LinkedHashMap<>();
    private boolean swallowTyped;
    private boolean repeating;
    private boolean keypad;
    private @Nullable Consumer<@Nullable KeyStroke> listener;

    /** Whether Ctrl is another key than the shortcut key, and the key above Enter deletes. */
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

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

    /**
     * The next key goes there and does nothing else: null if it was Esc. Those that can't be a command's, such as
     * digits and Tab, are passed over.
     */
    public void listen(Consumer<@Nullable KeyStroke> taken) {
        listener = taken;
    }

    /** Nobody waits for a key any more. */
    public void listenNoMore() {
        listener = null;
    }

    private boolean heard(@Nullable KeyStroke stroke) {
        Consumer<@Nullable KeyStroke> taken = listener;
        if (taken == null) {
            return false;
        }
        listener = null;
        taken.accept(stroke);
        return true;
    }

    private void pressed(Scene scene, KeyEvent event) {
        boolean repeat = !down.add(event.getCode());
        repeating = repeat;
        swallowTyped = false;
        keypad = event.getCode().isKeypadKey() || event.getCode() == KeyCode.SUBTRACT
                || event.getCode() == KeyCode.ADD;
        if (listener != null) {
            event.consume();
            Optional<KeyStroke> stroke = event.getCode() == KeyCode.ESCAPE ? Optional.empty() : stroke(event, MAC);
            if (stroke.isPresent() || event.getCode() == KeyCode.ESCAPE) {
                swallowTyped = true;
                heard(stroke.orElse(null));
            }
            return;
        }
        boolean writing = isWriting(scene.getFocusOwner());
        if (event.getCode() == KeyCode.ESCAPE) {
            escape.run();
            event.consume();
            return;
        }
        Optional<Command> command = stroke(event, MAC).flatMap(map.get()::commandOf);
        boolean owned = !event.isShortcutDown() && inOwnKeys(scene.getFocusOwner()) && isForControls(event);
        if (command.isEmpty() && !owned && isPress(event) && reviewing.getAsBoolean()
                && scene.getFocusOwner() instanceof ButtonBase) {
            event.consume();
        }
        if (command.isEmpty() || owned || writing && !passesText(event)) {
            return;
        }
        if (!reviewing.getAsBoolean() && command.get() != Command.OPEN_RUN && command.get() != Command.ABOUT) {
            return;
        }
        event.consume();
        swallowTyped = true;
        switch (command.get()) {
            case SHUTTLE_BACK, SHUTTLE_STOP, SHUTTLE_FORWARD -> {
                if (!repeat) {
                    held.put(event.getCode(), command.get());
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
        Command shuttle = held.remove(event.getCode());
        if (shuttle != null) {
            intents.hold(shuttle, false);
        }
    }

    private void releaseAll() {
        down.clear();
        List<Command> shuttles = List.copyOf(held.values());
        held.clear();
        shuttles.forEach(shuttle -> intents.hold(shuttle, false));
    }

    private void typed(Scene scene, KeyEvent event) {
        String text = event.getCharacter();
        if (listener != null) {
            event.consume();
            if (!swallowTyped && text.length() == 1 && text.charAt(0) > ' ' && !DIGITS.contains(text)
                    && !Character.isLetterOrDigit(text.charAt(0)) && !(keypad && text.equals("-"))) {
                heard(new KeyStroke(Set.of(), text));
            }
            return;
        }
        if (swallowTyped) {
            // The key has done its work, which may have been to open a line: its letter isn't to stand there.
            event.consume();
            return;
        }
        if (isWriting(scene.getFocusOwner())) {
            return;
        }
        if (event.isShortcutDown() || event.isAltDown() || text.length() != 1
                || text.charAt(0) <= ' ' || Character.isLetter(text.charAt(0))) {
            return;
        }
        if (!reviewing.getAsBoolean()) {
            return;
        }
        event.consume();
        // Both claim the minus: on the number pad it types an offset, elsewhere it zooms.
        if (DIGITS.contains(text) || keypad && text.equals("-")) {
            typed.accept(text);
            return;
        }
        map.get().commandOf(new KeyStroke(Set.of(), text)).filter(command -> !repeating || command.repeats())
                .ifPresent(intents::run);
    }

    /** Spinners and boxes keep the focus for the field within them. */
    private static boolean isWriting(@Nullable Node focused) {
        return switch (focused) {
            case TextInputControl _ -> true;
            case Spinner<?> spinner -> spinner.isEditable();
            case ComboBoxBase<?> box -> box.isEditable();
            case null, default -> false;
        };
    }

    private static boolean isPress(KeyEvent event) {
        return event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
    }

    private static boolean isForControls(KeyEvent event) {
        return isPress(event) || event.getCode().isArrowKey() || event.getCode() == KeyCode.HOME
                || event.getCode() == KeyCode.END;
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
        return event.getCode() == KeyCode.F1
                || event.isShortcutDown() && event.getCode().isLetterKey() && event.getCode() != KeyCode.Z
                        && event.getCode() != KeyCode.A && event.getCode() != KeyCode.C && event.getCode() != KeyCode.V
                        && event.getCode() != KeyCode.X;
    }

    /** Punctuation has no stroke of its own unless it is held with another key: alone it is taken as typed. */
    static Optional<KeyStroke> stroke(KeyEvent event, boolean mac) {
        KeyCode code = event.getCode();
        String key = switch (code) {
            case SPACE -> "Space";
            case ENTER -> "Enter";
            case DELETE -> "Delete";
            case BACK_SPACE -> mac ? "Delete" : "Backspace";
            case LEFT, KP_LEFT -> "Left";
            case RIGHT, KP_RIGHT -> "Right";
            case UP, KP_UP -> "Up";
            case DOWN, KP_DOWN -> "Down";
            case HOME -> "Home";
            case END -> "End";
            case PAGE_UP -> "PageUp";
            case PAGE_DOWN -> "PageDown";
            case COMMA, PERIOD, SLASH, SEMICOLON, EQUALS, MINUS, OPEN_BRACKET, CLOSE_BRACKET, BACK_SLASH, QUOTE ->
                event.isShortcutDown() || event.isAltDown() ? code.getChar() : null;
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
        if (mac && event.isControlDown()) {
            held.add(Modifier.CONTROL);
        }
        return Optional.of(new KeyStroke(held, key));
    }
}
