package clipbrowser.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chooses JavaFX's rendering pipeline. To be called before JavaFX starts. */
final class RenderPipeline {
    /** JavaFX's own property: the ways to draw, in the order in which it tries them. */
    static final String ORDER = "prism.order";

    private RenderPipeline() {}

    /**
     * Without a graphics card OpenGL is done in software, and JavaFX's own software pipeline is twice as fast as that
     * (59 against 27 pictures a second at 1080p, measured). What was asked for by hand stays.
     *
     * @param devices where Linux lists what can draw: {@code /dev}
     */
    static void choose(Path devices) {
        if (System.getProperty(ORDER) == null && System.getProperty("os.name").startsWith("Linux")
                && !hasCard(devices)) {
            System.setProperty(ORDER, "sw");
        }
    }

    /** Whether something here can draw: a render node, NVIDIA's own driver, or the one of Windows' Linux. */
    static boolean hasCard(Path devices) {
        if (Files.exists(devices.resolve("nvidiactl")) || Files.exists(devices.resolve("dxg"))) {
            return true;
        }
        try (DirectoryStream<Path> nodes = Files.newDirectoryStream(devices.resolve("dri"), "renderD*")) {
            return nodes.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
