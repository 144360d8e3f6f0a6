package clipbrowser.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxFollowsXdgDefaults() {
        Folders folders = Folders.of("Linux", Map.of(), HOME);
        assertThat(folders.settings()).isEqualTo(HOME.resolve(".config/clip-browser"));
        assertThat(folders.data()).isEqualTo(HOME.resolve(".local/share/clip-browser"));
        assertThat(folders.cache()).isEqualTo(HOME.resolve(".cache/clip-browser"));
        assertThat(folders.logs()).isEqualTo(HOME.resolve(".local/state/clip-browser/logs"));
    }

    @Test
    void linuxFollowsXdgVariablesAndIgnoresRelativeOnes() {
        Folders folders = Folders.of("Linux", Map.of("XDG_DATA_HOME", "/big/data", "XDG_CACHE_HOME", "here"), HOME);
        assertThat(folders.data()).isEqualTo(Path.of("/big/data/clip-browser"));
        assertThat(folders.cache()).isEqualTo(HOME.resolve(".cache/clip-browser"));
    }

    @Test
    void macKeepsThingsInTheLibrary() {
        Folders folders = Folders.of("Mac OS X", Map.of("XDG_DATA_HOME", "/big"), HOME);
        assertThat(folders.data()).isEqualTo(HOME.resolve("Library/Application Support/Clip Browser"));
        assertThat(folders.cache()).isEqualTo(HOME.resolve("Library/Caches/Clip Browser"));
        assertThat(folders.logs()).isEqualTo(HOME.resolve("Library/Logs/Clip Browser"));
    }

    @Test
    void windowsRoamsSettingsAndKeepsReviewsLocal() {
        Folders folders = Folders.of("Windows 11", Map.of("APPDATA", "C:/Users/ada/AppData/Roaming", "LOCALAPPDATA",
                "C:/Users/ada/AppData/Local"), HOME);
        assertThat(folders.settings()).isEqualTo(Path.of("C:/Users/ada/AppData/Roaming/Clip Browser"));
        assertThat(folders.data()).isEqualTo(Path.of("C:/Users/ada/AppData/Local/Clip Browser/data"));
        assertThat(folders.cache()).isEqualTo(Path.of("C:/Users/ada/AppData/Local/Clip Browser/cache"));
        assertThat(Folders.of("Windows 10", Map.of(), HOME).settings()).isEqualTo(
                HOME.resolve("AppData/Roaming/Clip Browser"));
    }

    @Test
    void oneVariableMovesEverythingOnEverySystem() {
        for (String os : new String[]{"Linux", "Mac OS X", "Windows 11"}) {
            Folders folders = Folders.of(os, Map.of(Folders.HOME, "/usb/cb", "XDG_DATA_HOME", "/x"), HOME);
            assertThat(folders).isEqualTo(new Folders(Path.of("/usb/cb/settings"), Path.of("/usb/cb/data"),
                    Path.of("/usb/cb/cache"), Path.of("/usb/cb/logs")));
        }
    }

    @Test
    void foldersAreForTheirUserAlone(@TempDir Path temp) throws IOException {
        Folders folders = Folders.of("Linux", Map.of(Folders.HOME, temp.resolve("own").toString()), temp);
        folders.make();
        folders.make();
        if (temp.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folders.data()))).isEqualTo(
                    "rwx------");
        }
        assertThat(folders.logs()).isDirectory();
    }
}
