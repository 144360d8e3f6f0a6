package clipbrowser.controller;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.Preferences;
import clipbrowser.model.Setting;
import clipbrowser.model.SettingsTrouble;
import clipbrowser.session.Settings;
import clipbrowser.store.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsControllerTest {
    @TempDir
    Path folder;

    private final List<Runnable> later = new ArrayList<>();

    private SettingsController keeping(Settings settings) {
        return new SettingsController(settings, new SettingsFile(folder), (_, then) -> {
            later.add(then);
            return () -> {};
        }, Runnable::run);
    }

    @Test
    void manyChangesAreWrittenOnceAndAreThereTheNextTime() {
        Settings settings = SettingsController.read(new SettingsFile(folder));
        assertThat(settings.troubleProperty().get()).isNull();
        try (SettingsController _ = keeping(settings)) {
            settings.of(Setting.VOLUME).set(70);
            settings.of(Setting.VOLUME).set(60);
            settings.of(Setting.THEME).set(Preferences.Theme.LIGHT);
            assertThat(later).hasSize(1);
            later.getFirst().run();
            assertThat(new SettingsFile(folder).read().preferences()).isEqualTo(settings.preferences());
            settings.export("premiere", java.util.Map.of("folder", "/cuts"));
            assertThat(later).hasSize(2);
        }
        Settings again = SettingsController.read(new SettingsFile(folder));
        assertThat(again.of(Setting.VOLUME).get()).isEqualTo(60);
        assertThat(again.export("premiere")).containsEntry("folder", "/cuts");
    }

    @Test
    void aDamagedFileIsToldOfAndTheNextChangeWritesANewOne() throws Exception {
        Files.writeString(folder.resolve(SettingsFile.NAME), "not json");
        Settings settings = SettingsController.read(new SettingsFile(folder));
        assertThat(settings.troubleProperty().get()).isInstanceOfSatisfying(SettingsTrouble.Damaged.class,
                t -> assertThat(Path.of(t.aside())).hasContent("not json"));
        try (SettingsController _ = keeping(settings)) {
            settings.of(Setting.MUTED).set(true);
        }
        assertThat(new SettingsFile(folder).read().preferences().get(Setting.MUTED)).isTrue();
    }

    @Test
    void whatCannotBeWrittenIsSaidAndTriedAgain() throws Exception {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where the folder should be");
        Settings settings = new Settings(Preferences.DEFAULT);
        try (SettingsController _ = new SettingsController(settings, new SettingsFile(blocked), (_, then) -> {
            later.add(then);
            return () -> {};
        }, Runnable::run)) {
            settings.of(Setting.VOLUME).set(10);
            later.getFirst().run();
            assertThat(settings.troubleProperty().get()).isInstanceOf(SettingsTrouble.Unsaved.class);
            Files.delete(blocked);
        }
        assertThat(new SettingsFile(blocked).read().preferences().get(Setting.VOLUME)).isEqualTo(10);
        assertThat(settings.troubleProperty().get()).isNull();
    }
}
