package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** The demo's window by itself: stills come into the rows, and stills and sound lie in the cache for the next time. */
@Tag("window")
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class PreviewsJourneyTest extends ApplicationTest {
    @TempDir
    Path home;

    private OpenWindow window;

    @Override
    public void start(Stage stage) throws Exception {
        window = new OpenWindow(this, stage, new Start(null, Start.API_URL, true), home, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void everyRowThatIsSeenGetsItsStillAndTheCacheKeepsThem() {
        OpenWindow.await("stills", () -> lookup(".still .image-view").queryAllAs(ImageView.class).stream()
                .filter(PreviewsJourneyTest::seen).count() >= 6);
        for (ImageView still : lookup(".still .image-view").queryAllAs(ImageView.class)) {
            Image image = still.getImage();
            if (seen(still)) {
                assertThat(image.getHeight()).isEqualTo(48);
                assertThat(image.getWidth()).isBetween(84.0, 86.0);
            }
        }
        OpenWindow.await("kept stills", () -> kept("stills") >= 6);
        OpenWindow.await("kept sound", () -> kept("sound") >= 2);
    }

    private static boolean seen(Node still) {
        return ((ImageView) still).getImage() != null && still.getParent().isVisible();
    }

    private long kept(String what) {
        Path folder = home.resolve("cache").resolve(what);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".piece")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
