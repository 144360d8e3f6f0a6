package clipbrowser.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this program says of itself. */
final class About {
    private About() {}

    /** As in the pom: {@code 0.1.0}. */
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = About.class.getResourceAsStream("about.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }
}
