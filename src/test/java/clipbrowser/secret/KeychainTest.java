package clipbrowser.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real GNOME keyring in a D-Bus session of its own, and a session without one. Each in a process of its own. */
class KeychainTest {
    @TempDir
    Path home;

    @Test
    void aRealKeyringKeepsAKeyForEachServiceReplacesAndForgetsIt() throws Exception {
        // The keyring is unlocked by the password that it reads, and made by it where there is none.
        assertThat(probe("printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "))
                .contains(
                        "before Optional.empty", "a Optional[second]", "b Optional[true]", "after Optional.empty",
                        "b stays true")
                .doesNotContain("refused");
    }

    @Test
    void withoutAKeyringTheCallIsRefusedAndDoesNotWait() throws Exception {
        assertThat(probe("exec ")).contains("refused true");
    }

    private String probe(String before) throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("run"));
        Files.setPosixFilePermissions(home.resolve("run"), PosixFilePermissions.fromString("rwx------"));
        // Nothing of this machine's session is started by name: only what the test starts is on its bus.
        Path bus = Files.writeString(home.resolve("bus.conf"),
                """
                        <busconfig><type>session</type><listen>unix:tmpdir=%s</listen>
                        <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
                        </busconfig>
                        """
                        .formatted(home.resolve("run")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = before + "'" + java + "' --enable-native-access=ALL-UNNAMED -Xshare:auto -cp '"
                + System.getProperty("java.class.path") + "' " + KeychainProbe.class.getName();
        ProcessBuilder builder = new ProcessBuilder(List.of("dbus-run-session", "--config-file=" + bus, "--", "sh",
                "-c", command)).redirectErrorStream(true).redirectOutput(home.resolve("said").toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.resolve("run").toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("it waits: " + Files.readString(home.resolve("said")));
        }
        return Files.readString(home.resolve("said"));
    }
}
