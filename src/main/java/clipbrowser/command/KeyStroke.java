package clipbrowser.command;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A key with the keys held beside it.
 *
 * @param key a letter as the layout has it ({@code "F"}), a punctuation mark as typed ({@code "?"}, then without
 *            Shift), or a name: {@code Space Enter Delete Left Right Up Down Home End F2 F11}
 */
public record KeyStroke(Set<Modifier> held, String key) {
    public KeyStroke {
        held = held.isEmpty() ? Set.of() : Set.copyOf(held);
    }

    /** Reads {@code "Ctrl+Shift+Z"}; Ctrl means the platform's shortcut key. */
    public static KeyStroke of(String text) {
        EnumSet<Modifier> held = EnumSet.noneOf(Modifier.class);
        String rest = text;
        while (true) {
            int plus = rest.indexOf('+', 1);
            if (plus < 0 || plus == rest.length() - 1 && !rest.endsWith("++")) {
                return new KeyStroke(held, rest);
            }
            held.add(switch (rest.substring(0, plus).toLowerCase(Locale.ROOT)) {
                case "shift" -> Modifier.SHIFT;
                case "ctrl" -> Modifier.SHORTCUT;
                case "alt" -> Modifier.ALT;
                case "control" -> Modifier.CONTROL;
                default -> throw new IllegalArgumentException("key " + text);
            });
            rest = rest.substring(plus + 1);
        }
    }

    /** As it is written on the keys of this system: {@link #toString}, or macOS' own signs. */
    public String label() {
        return label(System.getProperty("os.name", "").startsWith("Mac"));
    }

    String label(boolean mac) {
        if (!mac) {
            return toString();
        }
        return (held.contains(Modifier.CONTROL) ? "\u2303" : "") + (held.contains(Modifier.ALT) ? "\u2325" : "")
                + (held.contains(Modifier.SHIFT) ? "\u21e7" : "") + (held.contains(Modifier.SHORTCUT) ? "\u2318" : "")
                + key;
    }

    /** {@code "Ctrl+Shift+Z"}: read back by {@link #of}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (held.contains(Modifier.CONTROL)) {
            text.append("Control+");
        }
        if (held.contains(Modifier.SHORTCUT)) {
            text.append("Ctrl+");
        }
        if (held.contains(Modifier.ALT)) {
            text.append("Alt+");
        }
        if (held.contains(Modifier.SHIFT)) {
            text.append("Shift+");
        }
        return text + key;
    }
}
