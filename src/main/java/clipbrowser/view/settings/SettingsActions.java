package clipbrowser.view.settings;

import clipbrowser.command.KeyStroke;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the settings panel asks for: answered by {@code app}. FX thread. */
public interface SettingsActions {
    /** The next key that is pressed goes there and does nothing else; null if it was Esc. */
    void listen(Consumer<@Nullable KeyStroke> taken);

    /** Ends that: keys run their commands again. */
    void listenNoMore();

    /** Where stills go now. */
    Path stills();

    /** Lets the editor choose a folder; null if none was. */
    @Nullable
    Path chooseFolder(Path from);

    /** The panel is no longer wanted. */
    void close();
}
