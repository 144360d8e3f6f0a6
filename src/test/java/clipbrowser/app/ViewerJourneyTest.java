package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import clipbrowser.testing.NumberStrip;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** Stills, kept clips in order and skimming in the real window, judged by the numbers in the pixels. */
@Tag("window")
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class ViewerJourneyTest extends ApplicationTest {
    /** Clip b133, the twelfth: frames of the source. */
    private static final int IN = 1710;
    private static final int LAST = 1859;

    @TempDir
    Path home;

    private OpenWindow window;

    @Override
    public void start(Stage stage) throws Exception {
        Files.createDirectories(home.resolve("settings"));
        Files.writeString(home.resolve("settings").resolve("settings.json"), "{\"skim_seconds\": 1, \"stills\": \""
                + home.resolve("stills").toString().replace("\\", "\\\\") + "\"}");
        window = new OpenWindow(this, stage, new Start(null, Start.API_URL, true), home, Map.of());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aStillIsTheFrameOnScreenAtTheSourcesOwnSize() throws Exception {
        choose(12);
        frame(IN);
        type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        frame(IN + 3);
        window.awaitNumber(IN + 3);
        still(1);
        type(KeyCode.LEFT);
        frame(IN + 2);
        still(2);
        // The first again: its file is there already and stays.
        type(KeyCode.RIGHT);
        frame(IN + 3);
        still(3);
        try (Stream<Path> files = Files.list(home.resolve("stills"))) {
            List<Path> written = files.sorted().toList();
            // 01:00:57;03 is frame 1713 after the source's start at 01:00:00;00.
            assertThat(written).extracting(f -> f.getFileName().toString()).containsExactlyInAnyOrder(
                    "demo timecode_2997 01-00-57-02.png", "demo timecode_2997 01-00-57-03.png",
                    "demo timecode_2997 01-00-57-03 (2).png");
            for (Path file : written) {
                BufferedImage image = ImageIO.read(file.toFile());
                assertThat(image.getWidth()).isEqualTo(1280);
                assertThat(image.getHeight()).isEqualTo(720);
                assertThat(number(image)).as(file.toString())
                        .hasValue(file.toString().contains("57-02") ? IN + 2 : IN + 3);
            }
        }
    }

    @Test
    void keptClipsPlayInOrderFollowedByTheListAndEndOnTheLast() {
        int in = 390;
        int last = 569;
        choose(10);
        frame(in);
        String out = window.text("#readout-out");
        type(KeyCode.F);
        OpenWindow.await("the clip with a problem", () -> window.text("#readout-out").equals("\u2013"));
        type(KeyCode.DOWN);
        frame(IN);
        String inOfLast = window.text("#readout-in");
        type(KeyCode.F);
        OpenWindow.await("both kept", () -> window.text("#kept-length").startsWith("2 kept"));
        press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        OpenWindow.await("the first kept clip", () -> window.text("#passing").equals("Kept 1 of 2"));
        OpenWindow.await("the list follows", () -> window.text("#readout-out").equals(out));

        List<Integer> seen = new ArrayList<>();
        boolean paused = false;
        long end = System.nanoTime() + 90_000_000_000L;
        while (!window.text("#passing").isEmpty() && System.nanoTime() < end) {
            OptionalInt number = window.numberOnScreen();
            number.ifPresent(seen::add);
            if (!paused && seen.stream().distinct().count() > 5) {
                paused = true;
                type(KeyCode.SPACE);
                assertThat(window.text("#passing")).as("while it is paused").isEqualTo("Kept 1 of 2");
                type(KeyCode.SPACE);
            }
        }
        frame(LAST);
        window.awaitNumber(LAST);
        assertThat(window.text("#readout-in")).as("the clip that is selected").isEqualTo(inOfLast);
        // What was on screen before the first kept clip was the last one's in frame.
        List<Integer> played = seen.subList(seen.indexOf(seen.stream().filter(n -> n < IN).findFirst().orElseThrow()),
                seen.size());
        assertThat(played).isSorted()
                .allSatisfy(n -> assertThat(n >= in && n <= last || n >= IN && n <= LAST).as("frame " + n).isTrue());
        assertThat(played.getFirst()).isBetween(in, last);
        assertThat(played.getLast()).isBetween(IN, LAST);
        assertThat(played.stream().filter(n -> n >= IN).distinct().count()).as("pictures of the second")
                .isGreaterThan(5);
    }

    @Test
    void skimmingGoesOnByItselfAndAfterADecision() {
        choose(9);
        frame(360);
        press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        OpenWindow.await("the first", () -> window.text("#passing").equals("Skim 1 of 11"));
        OpenWindow.await("its speed", () -> lookup("#speed").queryButton().getText().equals("1.5\u00d7"));
        type(KeyCode.X);
        OpenWindow.await("the next after a decision", () -> window.text("#passing").startsWith("Skim 2"));
        OpenWindow.await("the one after that by itself", () -> window.text("#passing").startsWith("Skim 3"));
        type(KeyCode.SPACE);
        OpenWindow.await("the counts", () -> window.text("#reviewed").equals("1 of 12 reviewed"));
    }

    private void still(int count) {
        press(KeyCode.CONTROL).press(KeyCode.SHIFT).type(KeyCode.E).release(KeyCode.SHIFT).release(KeyCode.CONTROL);
        OpenWindow.await("still " + count, () -> {
            try (Stream<Path> files = Files.list(home.resolve("stills"))) {
                return files.count() == count && window.text("#status-notice").startsWith("Still saved");
            } catch (java.nio.file.NoSuchFileException _) {
                return false;
            }
        });
    }

    private static OptionalInt number(BufferedImage image) {
        return NumberStrip.read(image.getWidth(), image.getHeight(), (x, y) -> {
            int rgb = image.getRGB(x, y);
            return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
        });
    }

    private void frame(int frame) {
        OpenWindow.await("frame " + frame, () -> window.text("#readout-frame").equals("frame " + frame));
    }

    /** Goes down the list to the clip with this number. */
    private void choose(int number) {
        OpenWindow.await("the run", () -> window.text("#readout-frame").equals("frame 40"));
        for (int i = 1; i < number; i++) {
            type(KeyCode.DOWN);
        }
    }
}
