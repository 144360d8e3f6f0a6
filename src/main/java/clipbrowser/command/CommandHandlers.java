package clipbrowser.command;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What answers each command: one handler each. Whoever can do something of it registers that. FX thread. */
public final class CommandHandlers {
    private final Map<Command, Runnable> handlers = new EnumMap<>(Command.class);

    /** @throws IllegalStateException if the command has a handler already */
    public void on(Command command, Runnable handler) {
        if (handlers.putIfAbsent(command, handler) != null) {
            throw new IllegalStateException(command + " is answered twice");
        }
    }

    /** Does nothing as long as the command has no handler. */
    public void run(Command command) {
        Runnable handler = handlers.get(command);
        if (handler != null) {
            handler.run();
        }
    }

    /** Those that nobody answers; none once the window is complete. */
    public Set<Command> unanswered() {
        Set<Command> left = EnumSet.allOf(Command.class);
        left.removeAll(handlers.keySet());
        return left;
    }
}
