package clipbrowser.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The shipped fonts. Each weight is a family of its own to JavaFX ("Inter", "Inter Medium", "Inter SemiBold"), so
 * style sheets name the family and never a weight.
 */
public final class Fonts {
    /**
     * Names a folder that holds them as files; what isn't there comes out of the program's own jar. JavaFX makes a file
     * of each that isn't one, which takes its time, and leaves it behind if the program is ended from outside.
     */
    public static final String FOLDER_PROPERTY = "clipbrowser.fonts";

    private static final List<String> FILES = List.of("Inter-Regular", "Inter-Medium", "Inter-SemiBold",
            "JetBrainsMono-Regular", "JetBrainsMono-Medium", "JetBrainsMono-SemiBold");

    /** Any: JavaFX wants one. */
    private static final double SIZE = 13;

    private Fonts() {}

    /** Makes them known to JavaFX; before the first window. */
    public static void load() {
        String folder = System.getProperty(FOLDER_PROPERTY);
        for (String file : FILES) {
            if ((folder == null || !fromFile(Path.of(folder, file + ".ttf"))) && !fromJar(file)) {
                throw new IllegalStateException("font " + file);
            }
        }
    }

    private static boolean fromFile(Path file) {
        // Not the path's own URI: JavaFX takes what stands in it as it stands, also %20.
        return Font.loadFont("file:" + file.toAbsolutePath(), SIZE) != null;
    }

    private static boolean fromJar(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file + ".ttf")) {
            return in != null && Font.loadFont(in, SIZE) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
