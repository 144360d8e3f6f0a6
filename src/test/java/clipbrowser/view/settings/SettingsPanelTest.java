package clipbrowser.view.settings;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.model.Preferences;
import clipbrowser.model.Setting;
import clipbrowser.model.SettingsTrouble;
import clipbrowser.session.Settings;
import clipbrowser.view.Keys;
import clipbrowser.view.SilentIntents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class SettingsPanelTest extends ApplicationTest {
    private final List<String> heard = new ArrayList<>();
    private final Settings settings = new Settings(Preferences.DEFAULT);
    private final ObservableValue<KeyMap> keys = settings.of(Setting.KEYS).map(KeyMap::read);
    private StackPane root;

    @Override
    public void start(Stage stage) {
        settings.troubleProperty().set(new SettingsTrouble.Damaged("/home/settings-damaged.json"));
        root = new StackPane();
        Scene scene = new Scene(root, 400, 980);
        scene.getStylesheets().add(String.valueOf(Keys.class.getResource("theme.css")));
        Keys pressed = new Keys(keys::getValue, SilentIntents.noting(heard), () -> true, _ -> {}, () -> {});
        pressed.attach(scene);
        root.getChildren().add(new SettingsPanel(settings, keys, new SettingsActions() {
            @Override
            public void listen(Consumer<@Nullable KeyStroke> taken) {
                pressed.listen(taken);
            }

            @Override
            public void listenNoMore() {
                pressed.listenNoMore();
            }

            @Override
            public Path stills() {
                return Path.of(settings.of(Setting.STILLS).get().isEmpty()
                        ? "/pictures"
                        : settings.of(Setting.STILLS)
                                .get());
            }

            @Override
            public Path chooseFolder(Path from) {
                return from.resolve("stills");
            }

            @Override
            public void close() {
                heard.add("close");
            }
        }));
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void everyChoiceHoldsAtOnceAndFollowsWhatChangesElsewhere() {
        interact(() -> {
            lookup("#settings-volume").queryAs(Slider.class).setValue(42.4);
            lookup("#settings-mute").queryAs(CheckBox.class).fire();
            lookup("#settings-loop").queryAs(CheckBox.class).fire();
            this.<Integer>box("#settings-loop-handles").setValue(1000);
            spinner("#settings-skim").getValueFactory().setValue(4);
            lookup("#settings-advances").queryAs(CheckBox.class).fire();
            this.<Integer>box("#settings-limit").setValue(60);
            this.<Preferences.Theme>box("#settings-theme").setValue(Preferences.Theme.LIGHT);
            lookup("#settings-timecode").queryAs(CheckBox.class).fire();
            lookup("#settings-safe-areas").queryAs(CheckBox.class).fire();
            lookup("#settings-stills-choose").queryAs(ButtonBase.class).fire();
        });
        Preferences now = settings.preferences();
        assertThat(now).isEqualTo(Preferences.DEFAULT.with(Setting.VOLUME, 42).with(Setting.MUTED, true)
                .with(Setting.LOOP, true).with(Setting.LOOP_HANDLES_MS, 1000).with(Setting.SKIM_SECONDS, 4)
                .with(Setting.TIMECODE, true).with(Setting.SAFE_AREAS, true)
                .with(Setting.STILLS, Path.of("/pictures/stills").toString()).with(Setting.ADVANCES, false)
                .with(Setting.LIMIT_SECONDS, 60).with(Setting.THEME, Preferences.Theme.LIGHT));
        interact(() -> settings.of(Setting.VOLUME).set(80));
        assertThat(lookup("#settings-volume").queryAs(Slider.class).getValue()).isEqualTo(80);
    }

    @Test
    void anotherLengthIsTypedAndWhatIsNoNumberChangesNothing() {
        interact(() -> this.<Integer>box("#settings-limit").setValue(-1));
        assertThat(lookup("#settings-limit-own").query().isVisible()).isTrue();
        type("#settings-limit-own", "45");
        assertThat(settings.of(Setting.LIMIT_SECONDS).get()).isEqualTo(45);
        type("#settings-limit-own", "long");
        assertThat(settings.of(Setting.LIMIT_SECONDS).get()).isEqualTo(45);
        assertThat(spinner("#settings-limit-own").getEditor().getText()).isEqualTo("45");
    }

    @Test
    void aDamagedFileIsToldOfUntilThePanelIsClosed() {
        assertThat(lookup("#settings-trouble").queryAs(Label.class).getText()).contains("/home/settings-damaged.json");
        interact(() -> root.getChildren().clear());
        assertThat(settings.troubleProperty().get()).isNull();
    }

    @Test
    void aClickedKeyIsReplacedByTheNextOneThatIsPressed() {
        change("KEEP", "F");
        type(KeyCode.H);
        assertThat(keys.getValue().keysOf(Command.KEEP)).containsExactly(KeyStroke.of("H"));
        assertThat(settings.preferences().get(Setting.KEYS)).containsEntry("KEEP", List.of("H"));
        assertThat(heard).as("what was pressed did nothing else").isEmpty();
        type(KeyCode.H);
        assertThat(heard).containsExactly("run KEEP");
    }

    @Test
    void aKeyOfAnotherCommandIsTakenOnlyWhenTheEditorSaysSo() {
        change("KEEP", "F");
        press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        assertThat(lookup("#key-clash").queryAs(Label.class).getText()).contains("Ctrl+L", "Loop");
        interact(() -> lookup("#key-leave").queryAs(ButtonBase.class).fire());
        assertThat(keys.getValue().own()).isEmpty();

        change("KEEP", "F");
        press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        interact(() -> lookup("#key-take").queryAs(ButtonBase.class).fire());
        assertThat(keys.getValue().keysOf(Command.KEEP)).containsExactly(KeyStroke.of("Ctrl+L"));
        assertThat(keys.getValue().keysOf(Command.LOOP)).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void escapeGivesUpAndResetBringsOneOrAllBack() {
        change("KEEP", "F");
        type(KeyCode.ESCAPE);
        assertThat(keys.getValue().own()).isEmpty();
        interact(() -> lookup("#add-KEEP").queryAs(ButtonBase.class).fire());
        type(KeyCode.H);
        change("REJECT", "X");
        type(KeyCode.Q);
        assertThat(keys.getValue().own()).containsOnlyKeys("KEEP", "REJECT");
        interact(() -> lookup("#reset-KEEP").queryAs(ButtonBase.class).fire());
        assertThat(keys.getValue().own()).containsOnlyKeys("REJECT");
        interact(() -> lookup("#settings-reset-keys").queryAs(ButtonBase.class).fire());
        assertThat(keys.getValue().own()).isEmpty();
        assertThat(lookup("#settings-reset-keys").queryButton().isDisabled()).isTrue();
    }

    @Test
    void commandsAreFoundByNameAndByKey() {
        interact(() -> lookup("#settings-find-key").queryAs(TextField.class).setText("undecided"));
        assertThat(lookup("#keys-NEXT_UNDECIDED").tryQuery()).isPresent();
        assertThat(lookup("#keys-KEEP").tryQuery()).isEmpty();
        interact(() -> lookup("#settings-find-key").queryAs(TextField.class).setText("ctrl+l"));
        assertThat(lookup("#keys-LOOP").tryQuery()).isPresent();
    }

    private void change(String command, String key) {
        interact(() -> lookup("#keys-" + command + " .key-button").<ButtonBase>queryAll().stream()
                .filter(b -> b.getText().equals(key)).findFirst().orElseThrow().fire());
    }

    private void type(String id, String text) {
        interact(() -> {
            spinner(id).getEditor().setText(text);
            spinner(id).commitValue();
        });
    }

    private Spinner<Integer> spinner(String id) {
        return lookup(id).query();
    }

    private <T> ComboBox<T> box(String id) {
        return lookup(id).query();
    }
}
