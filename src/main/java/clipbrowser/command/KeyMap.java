package clipbrowser.command;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which key does what: the defaults with the editor's own on top. Immutable. */
public final class KeyMap {
    private final Map<Command, List<KeyStroke>> keys = new EnumMap<>(Command.class);
    private final Map<KeyStroke, Command> commands = new HashMap<>();

    private KeyMap(Map<Command, List<KeyStroke>> own) {
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
}
