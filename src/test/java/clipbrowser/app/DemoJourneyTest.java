package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** The demo's run by keyboard, with the real libVLC, judged by the numbers in the pixels of its second source. */
@Tag("window")
@Timeout(120)
@SuppressWarnings("NullAway.Init")
class DemoJourneyTest extends ApplicationTest {
    /** Clip b112: 12012 to 18519 ms at 30000/1001. */
    private static final int IN = 360;
    private static final int LAST = 554;

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
    void aClipShowsItsInFramePlaysThroughItsRangeAndStopsOnItsLastFrame() {
        choose(9);
        OpenWindow.await("the in frame", () -> window.text("#readout-frame").equals("frame " + IN));
        window.awaitNumber(IN);
        assertThat(window.text("#timecode")).isEqualTo("01:00:12;00");

        type(KeyCode.ENTER);
        List<Integer> seen = new ArrayList<>();
        long end = System.nanoTime() + 30_000_000_000L;
        while (!window.text("#readout-frame").equals("frame " + LAST) && System.nanoTime() < end) {
            OptionalInt number = window.numberOnScreen();
            number.ifPresent(seen::add);
        }
        window.awaitNumber(LAST);
        assertThat(seen).isNotEmpty().isSorted().allSatisfy(n -> assertThat(n).isBetween(IN, LAST));
        assertThat(seen.stream().distinct().count()).as("different pictures seen").isGreaterThan(10);

        OptionalInt later = window.numberOnScreen();
        assertThat(later).as("the last frame stays").hasValue(LAST);
    }

    @Test
    void stepsAndJumpsShowThatVeryFrame() {
        choose(12);
        OpenWindow.await("the in frame", () -> window.text("#readout-frame").equals("frame 1710"));
        for (int frame = 1711; frame < 1714; frame++) {
            type(KeyCode.RIGHT);
            showsFrame(frame);
        }
        type(KeyCode.LEFT);
        showsFrame(1712);
        type(KeyCode.END);
        showsFrame(1919);
        type(KeyCode.HOME);
        showsFrame(0);
        press(KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT);
        showsFrame(1859);
    }

    private void showsFrame(int frame) {
        OpenWindow.await("frame " + frame, () -> window.text("#readout-frame").equals("frame " + frame));
        window.awaitNumber(frame);
    }

    /** Goes down the list to the clip with this number. */
    private void choose(int number) {
        OpenWindow.await("the run", () -> window.text("#readout-frame").equals("frame 40"));
        for (int i = 1; i < number; i++) {
            type(KeyCode.DOWN);
        }
    }
}
