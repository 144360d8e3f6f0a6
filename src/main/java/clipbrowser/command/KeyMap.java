package clipbrowser.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which key does what: the defaults with the editor's own on top. Immutable. */
public final class KeyMap {
    private final Map<Command, List<KeyStroke>> keys = new EnumMap<>(Command.class);
    private final Map<KeyStroke, Command> commands = new HashMap<>();

    private final Map<Command, List<KeyStroke>> own;

    private KeyMap(Map<Command, List<KeyStroke>> own) {
        this.own = Map.copyOf(own);
        // The editor's keys first: a default that they took over goes away.
        own.forEach((command, strokes) -> strokes.forEach(stroke -> commands.putIfAbsent(stroke, command)));
        for (Command command : Command.values()) {
            if (!own.containsKey(command)) {
                command.keys().forEach(stroke -> commands.putIfAbsent(stroke, command));
            }
        }
        for (Command command : Command.values()) {
            List<KeyStroke> wanted = own.getOrDefault(command, command.keys());
            keys.put(command, wanted.stream().filter(stroke -> commands.get(stroke) == command).toList());
        }
    }

    public static KeyMap defaults() {
        return new KeyMap(Map.of());
    }

    /** The defaults with some commands on other keys. */
    public static KeyMap with(Map<Command, List<KeyStroke>> own) {
        return new KeyMap(own);
    }

    public Optional<Command> commandOf(KeyStroke stroke) {
        return Optional.ofNullable(commands.get(stroke));
    }

    /** The keys of a command, the one to show first; empty where another command took them all. */
    public List<KeyStroke> keysOf(Command command) {
        return keys.getOrDefault(command, List.of());
    }

    /** The editor's own keys as {@link #own} gave them; what no command or key has as its name is left out. */
    public static KeyMap read(Map<String, List<String>> written) {
        Map<Command, List<KeyStroke>> own = new EnumMap<>(Command.class);
        for (Command command : Command.values()) {
            List<String> texts = written.get(command.name());
            if (texts != null) {
                own.put(command, texts.stream().flatMap(KeyMap::stroke).toList());
            }
        }
        return new KeyMap(own);
    }

    private static Stream<KeyStroke> stroke(String text) {
        try {
            return text.isBlank() ? Stream.empty() : Stream.of(KeyStroke.of(text));
        } catch (IllegalArgumentException _) {
            // Written by hand, or by another version.
            return Stream.empty();
        }
    }

    /** The commands that aren't on their default keys, by name, with their keys as text. */
    public Map<String, List<String>> own() {
        Map<String, List<String>> written = new TreeMap<>();
        own.forEach((command, strokes) -> written.put(command.name(),
                strokes.stream().map(KeyStroke::toString).toList()));
        return written;
    }

    /** Whether a command's keys aren't the default ones, its own choice or not. */
    public boolean changed(Command command) {
        return !keysOf(command).equals(command.keys());
    }

    /**
     * With a key put in another's place.
     *
     * @param instead the key of this command that it replaces; null to add it
     * @param stroke  taken away from whichever command has it now
     */
    public KeyMap with(Command command, @Nullable KeyStroke instead, KeyStroke stroke) {
        List<KeyStroke> now = new ArrayList<>(keysOf(command));
        int at = instead == null ? -1 : now.indexOf(instead);
        if (now.contains(stroke)) {
            return this;
        }
        if (at >= 0) {
            now.set(at, stroke);
        } else {
            now.add(stroke);
        }
        return without(List.of(stroke)).put(command, now);
    }

    /** With a command on its default keys again, taken back from whichever has them now. */
    public KeyMap reset(Command command) {
        Map<Command, List<KeyStroke>> next = new EnumMap<>(Command.class);
        next.putAll(without(command.keys()).own);
        next.remove(command);
        return new KeyMap(next);
    }

    /** Own keys of no command are these any more. */
    private KeyMap without(List<KeyStroke> strokes) {
        Map<Command, List<KeyStroke>> next = new EnumMap<>(Command.class);
        own.forEach((command, had) -> next.put(command, had.stream().filter(s -> !strokes.contains(s)).toList()));
        return new KeyMap(next);
    }

    private KeyMap put(Command command, List<KeyStroke> strokes) {
        Map<Command, List<KeyStroke>> next = new EnumMap<>(Command.class);
        next.putAll(own);
        if (strokes.equals(command.keys())) {
            next.remove(command);
        } else {
            next.put(command, List.copyOf(strokes));
        }
        return new KeyMap(next);
    }
}
