package clipbrowser.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where stills go unless the editor chose a folder. */
final class StillsFolder {
    private StillsFolder() {}

    /** @param chosen empty, or what can't be a folder here, for the home folder's own place for pictures */
    static Path of(String chosen, Path home) {
        if (!chosen.isBlank()) {
            try {
                return Path.of(chosen);
            } catch (InvalidPathException _) {
                // Settings of another system.
            }
        }
        Path pictures = home.resolve("Pictures");
        return Files.isDirectory(pictures) ? pictures : home;
    }
}
