package clipbrowser.app;

import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.model.Setting;
import clipbrowser.session.Settings;
import clipbrowser.view.Keys;
import clipbrowser.view.settings.SettingsActions;
import clipbrowser.view.settings.SettingsPanel;
import clipbrowser.view.window.MainWindow;
import clipbrowser.wording.Messages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Shows and hides the settings panel. FX thread. */
final class SettingsPresenter implements SettingsActions {
    private final Stage stage;
    private final MainWindow window;
    private final Settings settings;
    private final ObservableValue<KeyMap> map;
    private final Keys keys;

    SettingsPresenter(Stage stage, MainWindow window, Settings settings, ObservableValue<KeyMap> map, Keys keys) {
        this.stage = stage;
        this.window = window;
        this.settings = settings;
        this.map = map;
        this.keys = keys;
    }

    void toggle() {
        window.side(window.side() instanceof SettingsPanel ? null : new SettingsPanel(settings, map, this));
    }

    @Override
    public void listen(Consumer<@Nullable KeyStroke> taken) {
        keys.listen(taken);
    }

    @Override
    public void listenNoMore() {
        keys.listenNoMore();
    }

    @Override
    public Path stills() {
        return StillsFolder.of(settings.of(Setting.STILLS).get(), Path.of(System.getProperty("user.home", ".")));
    }

    @Override
    public @Nullable Path chooseFolder(Path from) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.text("settings.stills.title"));
        if (Files.isDirectory(from)) {
            chooser.setInitialDirectory(from.toFile());
        }
        File chosen = chooser.showDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }

    @Override
    public void close() {
        window.side(null);
    }
}
