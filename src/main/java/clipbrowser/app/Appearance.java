package clipbrowser.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import clipbrowser.model.Preferences;
import clipbrowser.model.Setting;
import clipbrowser.session.Settings;
import clipbrowser.view.window.MainWindow;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** Dark or light, as the editor or the desktop wants it. FX thread. */
final class Appearance {
    private Appearance() {}

    /** To be called before the first control is made, or JavaFX loads its default style sheet for nothing. */
    static void prepare(Settings settings) {
        Application.setUserAgentStylesheet(sheet(light(settings.of(Setting.THEME).get(), Platform.getPreferences()
                .getColorScheme())));
    }

    /** Applies the theme of the settings now and whenever it changes. */
    static void follow(Settings settings, MainWindow window) {
        settings.of(Setting.THEME).subscribe(_ -> show(settings, window));
        Platform.getPreferences().colorSchemeProperty().subscribe((_, _) -> show(settings, window));
    }

    private static void show(Settings settings, MainWindow window) {
        boolean light = light(settings.of(Setting.THEME).get(), Platform.getPreferences().getColorScheme());
        String sheet = sheet(light);
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        window.light(light);
    }

    private static String sheet(boolean light) {
        return light ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
    }

    static boolean light(Preferences.Theme theme, ColorScheme desktop) {
        return switch (theme) {
            case DARK -> false;
            case LIGHT -> true;
            case SYSTEM -> desktop == ColorScheme.LIGHT;
        };
    }
}
