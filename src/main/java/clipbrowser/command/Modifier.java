package clipbrowser.command;

/** A key held with another. */
public enum Modifier {
    SHIFT,
    /** Ctrl, or ⌘ on macOS. */
    SHORTCUT,
    ALT,
    /** Ctrl on macOS, where it isn't {@link #SHORTCUT}. */
    CONTROL
}
