package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FolderOpenerTest {
    @Test
    void aProgramThatIsStartedDoesNotInheritTheKey() {
        Map<String, String> environment = new HashMap<>(Map.of(Start.KEY_VARIABLE, "secret", "PATH", "/bin",
                "DISPLAY", ":0"));
        FolderOpener.clean(environment);
        assertThat(environment).containsOnlyKeys("PATH", "DISPLAY");
    }

    @Test
    void aProgramIsOnlyStartedWithACleanedEnvironment() {
        Map<String, String> inherited = new HashMap<>(System.getenv());
        FolderOpener.clean(inherited);
        assertThat(FolderOpener.process("xdg-open", "/").environment()).isEqualTo(inherited);
    }
}
