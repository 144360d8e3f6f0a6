package clipbrowser.app;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a file's folder in the system's own program for that. Any thread; returns at once. */
final class FolderOpener {
    private static final Logger LOG = LoggerFactory.getLogger(FolderOpener.class);

    private FolderOpener() {}

    /** In a thread of its own: AWT may take its time, and must not meet JavaFX' thread. */
    static void show(Path file) {
        Thread.ofPlatform().daemon().name("show in folder").start(() -> {
            Path folder = file.toAbsolutePath().getParent();
            try {
                if (System.getProperty("os.name", "").startsWith("Linux")) {
                    process("xdg-open", String.valueOf(folder)).start();
                } else if (folder != null) {
                    Desktop.getDesktop().open(folder.toFile());
                }
            } catch (IOException | UnsupportedOperationException e) {
                LOG.warn("the folder can't be shown", e);
            }
        });
    }

    /** A program to be started, that isn't told this program's secrets. */
    static ProcessBuilder process(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        clean(builder.environment());
        return builder;
    }

    /** Takes out what only this program is to know: its own variables, the key among them. */
    static void clean(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("VIDEO_DEV_"));
    }
}
