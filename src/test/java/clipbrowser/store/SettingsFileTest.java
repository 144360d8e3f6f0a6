package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.Mutations;
import clipbrowser.command.KeyMap;
import clipbrowser.model.Preferences;
import clipbrowser.model.Setting;
import clipbrowser.session.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Preferences own = Preferences.DEFAULT.with(Setting.VOLUME, 40).with(Setting.LOOP_HANDLES_MS, 500)
                .with(Setting.MUTED, true).with(Setting.STILLS, "/tmp/stills").with(Setting.ADVANCES, false)
                .with(Setting.THEME, Preferences.Theme.SYSTEM)
                .with(Setting.WINDOW, Optional.of(new Preferences.Bounds(-10, 20, 1600, 1000, true)))
                .with(Setting.KEYS, Map.of("KEEP", List.of("K", "Ctrl++")))
                .with(Setting.EXPORTS, Map.of("premiere", Map.of("shape", "string-out", "folder", "C:\\x \"1\"")));
        file.write(Preferences.DEFAULT, Preferences.DEFAULT);
        file.write(Preferences.DEFAULT, own);
        assertThat(file.read()).isEqualTo(new SettingsFile.Reading(own, null));
        try (Stream<Path> left = Files.list(folder.resolve("settings"))) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(SettingsFile.NAME,
                    "settings.lock");
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
            assertThat(read.get(Setting.VOLUME)).isEqualTo(100);
            assertThat(read.get(Setting.WINDOW)).isEmpty();
            assertThat(read.get(Setting.KEYS)).isEmpty();
        }
        Files.writeString(folder.resolve("settings").resolve(SettingsFile.NAME),
                "{\"volume\":900,\"muted\":true,\"from_the_future\":{}}");
        assertThat(file.read().preferences().get(Setting.VOLUME)).isEqualTo(100);
        assertThat(file.read().preferences().get(Setting.MUTED)).isTrue();
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

    /** A file of the first version: its names and their meaning stay. */
    @Test
    void aFileOfAnyVersionIsUnderstood() throws Exception {
        Files.createDirectories(folder.resolve("settings"));
        Files.writeString(folder.resolve("settings").resolve(SettingsFile.NAME), """
                {"volume":40,"muted":true,"loop":true,"loop_handles_ms":500,"skim_seconds":3,"timecode":true,
                "safe_areas":true,"stills":"/tmp","advances":false,"handle_frames":12,"limit_seconds":60,
                "theme":"LIGHT","window":{"x":1,"y":2,"width":1600,"height":1000,"maximized":true},
                "keys":{"KEEP":["K"],"REJECT":7},"exports":{"avid":{"rate":"25"},"edl":[1]}}""");
        Preferences expected = Preferences.DEFAULT.with(Setting.VOLUME, 40).with(Setting.MUTED, true)
                .with(Setting.LOOP, true).with(Setting.LOOP_HANDLES_MS, 500).with(Setting.SKIM_SECONDS, 3)
                .with(Setting.TIMECODE, true).with(Setting.SAFE_AREAS, true).with(Setting.STILLS, "/tmp")
                .with(Setting.ADVANCES, false).with(Setting.HANDLE_FRAMES, 12).with(Setting.LIMIT_SECONDS, 60)
                .with(Setting.THEME, Preferences.Theme.LIGHT)
                .with(Setting.WINDOW, Optional.of(new Preferences.Bounds(1, 2, 1600, 1000, true)))
                .with(Setting.KEYS, Map.of("KEEP", List.of("K")))
                .with(Setting.EXPORTS, Map.of("avid", Map.of("rate", "25")));
        assertThat(file.read().preferences()).isEqualTo(expected);
        file.write(Preferences.DEFAULT, expected);
        assertThat(file.read().preferences()).isEqualTo(expected);
    }

    @Test
    void aNumberOutOfItsBoundsIsBroughtIntoThem() {
        for (Setting<?> setting : Setting.all()) {
            if (setting instanceof Setting.Number number) {
                assertThat(Preferences.DEFAULT.with(number, Integer.MAX_VALUE).get(number)).isEqualTo(number.most());
                assertThat(Preferences.DEFAULT.with(number, -1).get(number)).isEqualTo(number.least());
            }
        }
    }

    @Test
    void eachSettingHasANameOfItsOwn() {
        assertThat(Setting.all()).hasSizeGreaterThan(10).extracting(Setting::name).doesNotHaveDuplicates();
    }

    @Test
    void twoWindowsOverwriteOnlyWhatTheyChanged() throws Exception {
        Preferences start = Preferences.DEFAULT.with(Setting.KEYS,
                Map.of("KEEP", List.of("K"), "REJECT", List.of("R")));
        file.write(Preferences.DEFAULT, start);
        file.write(start, start.with(Setting.VOLUME, 40)
                .with(Setting.KEYS, Map.of("KEEP", List.of("Q"), "REJECT", List.of("R"))));
        // Opened before that, and closed after it: it rebound another key and took one back.
        file.write(start, start.with(Setting.KEYS, Map.of("KEEP", List.of("K"), "UNDO", List.of("Z"))));
        assertThat(file.read().preferences()).isEqualTo(Preferences.DEFAULT.with(Setting.VOLUME, 40)
                .with(Setting.KEYS, Map.of("KEEP", List.of("Q"), "UNDO", List.of("Z"))));
    }

    @Test
    void nothingInAListIsLeftOut() throws Exception {
        Files.createDirectories(folder.resolve("settings"));
        Files.writeString(folder.resolve("settings").resolve(SettingsFile.NAME),
                "{\"keys\":{\"KEEP\":[\"K\",null]},\"exports\":{\"avid\":{\"rate\":null,\"drop\":\"no\"}}}");
        Preferences read = file.read().preferences();
        assertThat(read.get(Setting.KEYS)).isEqualTo(Map.of("KEEP", List.of("K")));
        assertThat(read.get(Setting.EXPORTS)).isEqualTo(Map.of("avid", Map.of("drop", "no")));
    }

    @Test
    void whatAnotherVersionWroteStays() throws Exception {
        Files.createDirectories(folder.resolve("settings"));
        Path there = folder.resolve("settings").resolve(SettingsFile.NAME);
        Files.writeString(there, "{\"volume\":40,\"from_the_future\":{\"a\":1},\"keys\":{\"LATER\":[\"L\"]}}");
        Preferences read = file.read().preferences();
        file.write(read, read.with(Setting.VOLUME, 50));
        assertThat(there).content().contains("from_the_future").contains("LATER").contains("50");
    }

    @Test
    void noDamageToTheFileIsAnythingButDefaults() {
        byte[] sound = """
                {"volume":40,"muted":true,"loop":false,"loop_handles_ms":500,"skim_seconds":3,"timecode":true,
                "stills":"/tmp","advances":false,"handle_frames":12,"limit_seconds":60,"theme":"LIGHT",
                "window":{"x":1,"y":2,"width":1600,"height":1000,"maximized":true},
                "keys":{"KEEP":["K","Ctrl++"]},"exports":{"premiere":{"folder":"/cuts"}}}""".getBytes(
                StandardCharsets.UTF_8);
        Path there = folder.resolve("settings").resolve(SettingsFile.NAME);
        new Mutations(18_09).run(Mutations.rounds(500), new byte[][]{sound}, _ -> false, damaged -> {
            Files.createDirectories(folder.resolve("settings"));
            Files.write(there, damaged);
            SettingsFile.Reading read = file.read();
            KeyMap.read(read.preferences().get(Setting.KEYS));
            if (read.aside() != null) {
                assertThat(read.aside()).hasBinaryContent(damaged);
                Files.delete(read.aside());
            }
        });
    }

    @Test
    void settingsTellOfEveryChangeAndAreThemselvesAgain() {
        Settings settings = new Settings(Preferences.DEFAULT);
        int[] told = {0};
        settings.subscribe(() -> told[0]++);
        assertThat(settings.preferences()).isEqualTo(Preferences.DEFAULT);
        settings.of(Setting.LIMIT_SECONDS).set(30);
        settings.export("avid", Map.of("rate", "25"));
        assertThat(told[0]).isEqualTo(2);
        assertThat(settings.export("avid")).containsEntry("rate", "25");
        assertThat(settings.preferences().get(Setting.LIMIT_SECONDS)).isEqualTo(30);
        assertThat(settings.preferences().get(Setting.EXPORTS)).containsKey("avid");
    }
}
