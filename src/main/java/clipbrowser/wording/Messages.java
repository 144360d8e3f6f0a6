package clipbrowser.wording;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every word in the window, and every sentence of the command line: from the bundle beside this class. */
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("clipbrowser.wording.messages", Locale.ROOT);

    private Messages() {}

    /**
     * The text of a key, with {@code {0} {1}} replaced. Numbers are written as they are: format them before.
     *
     * @throws java.util.MissingResourceException if the bundle lacks it; a test holds every key in use against the
     *     bundle
     */
    public static String text(String key, Object... with) {
        String pattern = BUNDLE.getString(key);
        return with.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(with);
    }
}
