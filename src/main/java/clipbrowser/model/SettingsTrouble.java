package clipbrowser.model;

/** What happened to the settings' file. Each has its own sentence in the message bundle. */
public sealed interface SettingsTrouble {
    /** It couldn't be read: set aside, nothing deleted, and begun anew. @param aside path of the old file */
    record Damaged(String aside) implements SettingsTrouble {}

    /** It can't be written; what was set holds until the window is closed. @param file its path */
    record Unsaved(String file) implements SettingsTrouble {}
}
