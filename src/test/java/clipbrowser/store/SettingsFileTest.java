package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.Preferences;
import clipbrowser.session.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    Path folder;

    private SettingsFile file = new SettingsFile(Path.of("."));

    @BeforeEach
    void lay() {
        file = new SettingsFile(folder.resolve("settings"));
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Preferences own = new Preferences(new Preferences.Playing(40, true, true, 500, 3),
                new Preferences.Viewing(true, true, "/tmp/stills"), false, 12, 60, Preferences.Theme.SYSTEM,
                new Preferences.Bounds(-10, 20, 1600, 1000, true), Map.of("KEEP", List.of("K", "Ctrl++")),
                Map.of("premiere", Map.of("shape", "string-out", "folder", "C:\\exports \"1\"")));
        file.write(Preferences.DEFAULT);
        file.write(own);
        assertThat(file.read()).isEqualTo(new SettingsFile.Reading(own, null));
        try (Stream<Path> left = Files.list(folder.resolve("settings"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void whatCannotBeReadStandsAtItsDefault() throws Exception {
        assertThat(file.read()).isEqualTo(new SettingsFile.Reading(Preferences.DEFAULT, null));
        for (String text : List.of("", "{", "null", "[1]", "\"x\"", "{\"volume\":\"loud\",\"keys\":7,\"window\":[]}",
                "{\"window\":{\"width\":0},\"keys\":null,\"exports\":{\"a\":1},\"theme\":{}}")) {
            Files.createDirectories(folder.resolve("settings"));
            Files.writeString(folder.resolve("settings").resolve(SettingsFile.NAME), text);
            Preferences read = file.read().preferences();
            assertThat(read.playing().volume()).isEqualTo(100);
            assertThat(read.window()).isNull();
            assertThat(read.keys()).isEmpty();
        }
        Files.writeString(folder.resolve("settings").resolve(SettingsFile.NAME),
                "{\"volume\":900,\"muted\":true,\"from_the_future\":{}}");
        assertThat(file.read().preferences().playing().volume()).isEqualTo(100);
        assertThat(file.read().preferences().playing().muted()).isTrue();
    }

    @Test
    void aDamagedFileIsSetAsideAndNothingOfItIsLost() throws Exception {
        Path whole = folder.resolve("settings");
        Files.createDirectories(whole);
        Files.writeString(whole.resolve(SettingsFile.NAME), "{\"volume\": 4");
        Path aside = file.read().aside();
        assertThat(aside).isNotNull().hasContent("{\"volume\": 4").hasParent(whole);
        assertThat(whole.resolve(SettingsFile.NAME)).doesNotExist();
        Files.writeString(whole.resolve(SettingsFile.NAME), "[]");
        assertThat(file.read().aside()).isNotEqualTo(aside).hasContent("[]");
        assertThat(aside).hasContent("{\"volume\": 4");
    }

    @Test
    void settingsTellOfEveryChangeAndAreThemselvesAgain() {
        Settings settings = new Settings(Preferences.DEFAULT);
        int[] told = {0};
        settings.subscribe(() -> told[0]++);
        assertThat(settings.preferences()).isEqualTo(Preferences.DEFAULT);
        settings.limitSecondsProperty().set(30);
        settings.export("avid", Map.of("rate", "25"));
        assertThat(told[0]).isEqualTo(2);
        assertThat(settings.export("avid")).containsEntry("rate", "25");
        assertThat(settings.preferences().limitSeconds()).isEqualTo(30);
        assertThat(settings.preferences().exports()).containsKey("avid");
    }
}
