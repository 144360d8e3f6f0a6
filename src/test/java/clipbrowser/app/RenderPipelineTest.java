package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderPipelineTest {
    @TempDir
    private Path devices;

    @Test
    void aRenderNodeIsACard() throws IOException {
        Files.createFile(Files.createDirectory(devices.resolve("dri")).resolve("renderD128"));
        assertThat(RenderPipeline.hasCard(devices)).isTrue();
    }

    @Test
    void aScreenWithoutARenderNodeIsNone() throws IOException {
        Files.createFile(Files.createDirectory(devices.resolve("dri")).resolve("card0"));
        assertThat(RenderPipeline.hasCard(devices)).isFalse();
    }

    @Test
    void noDevicesAreNoCard() {
        assertThat(RenderPipeline.hasCard(devices)).isFalse();
    }
}
