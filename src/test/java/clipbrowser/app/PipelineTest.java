package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    @TempDir
    private Path devices;

    @Test
    void aRenderNodeIsACard() throws IOException {
        Files.createFile(Files.createDirectory(devices.resolve("dri")).resolve("renderD128"));
        assertThat(Pipeline.hasCard(devices)).isTrue();
    }

    @Test
    void aScreenWithoutARenderNodeIsNone() throws IOException {
        Files.createFile(Files.createDirectory(devices.resolve("dri")).resolve("card0"));
        assertThat(Pipeline.hasCard(devices)).isFalse();
    }

    @Test
    void noDevicesAreNoCard() {
        assertThat(Pipeline.hasCard(devices)).isFalse();
    }
}
