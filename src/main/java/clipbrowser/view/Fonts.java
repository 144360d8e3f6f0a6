package clipbrowser.view;

import java.io.InputStream;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The shipped fonts. Each weight is a family of its own to JavaFX ("Inter", "Inter Medium", "Inter SemiBold"), so
 * style sheets name the family and never a weight.
 */
public final class Fonts {
    private static final List<String> FILES = List.of("Inter-Regular", "Inter-Medium", "Inter-SemiBold",
            "JetBrainsMono-Regular", "JetBrainsMono-Medium", "JetBrainsMono-SemiBold");

    private Fonts() {}

    /** Makes them known to JavaFX; before the first window. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file + ".ttf")) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("font " + file);
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
