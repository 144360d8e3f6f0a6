package clipbrowser.app;

import clipbrowser.store.Folders;
import clipbrowser.view.AboutPanel;
import clipbrowser.wording.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** Version, folders and licences, for the window's "About" and the command line. */
public final class About {
    private About() {}

    /** As in the pom: {@code 0.1.0}. */
    public static String version() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text("about.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    /** Everything that the window tells about the program. Reads some 120 KB. */
    static AboutPanel.Facts facts(Folders folders) {
        return new AboutPanel.Facts(version(), List.of(
                Messages.text("about.java", System.getProperty("java.runtime.version", ""), System.getProperty(
                        "javafx.runtime.version", ""),
                        System.getProperty("os.name") + " "
                                + System.getProperty("os.arch")),
                Messages.text("about.data", folders.data().toString()),
                Messages.text("about.settings", folders.settings().toString()),
                Messages.text("about.cache", folders.cache().toString()),
                Messages.text("about.logs", folders.logs().toString())), text("LICENSE"), text("THIRD-PARTY.txt"));
    }

    private static String text(String name) {
        try (InputStream in = About.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
