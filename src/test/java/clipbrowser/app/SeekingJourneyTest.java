package clipbrowser.app;

import static clipbrowser.testing.RunJson.clip;
import static clipbrowser.testing.RunJson.run;
import static clipbrowser.testing.RunJson.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.testing.FaultyServer;
import clipbrowser.testing.XDisplay;
import clipbrowser.view.timeline.TimelineScale;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** Dragging through a source and holding ↓ in the real window: what comes to be seen, by the numbers in the pixels. */
@Tag("window")
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class SeekingJourneyTest extends ApplicationTest {
    /** Of the demo's second source. */
    private static final int FRAMES = 1920;
    private static final int CLIPS = 51;
    /** Pixels: what the timeline leaves free at its sides, and how far below its top the ruler is. */
    private static final int SIDE = 26;
    private static final int RULER = 35;
    private static final int STEPS = 60;
    private static final String LONG = source("long", "{media}/timecode_2997.mp4").replace("12000", "64064")
            .replace("\": 25", "\": 29.97").replace("300", "1920");
    /** How long is watched whether anything comes after what was to be the last. */
    private static final Duration AFTERWARDS = Duration.ofMillis(1200);

    @TempDir
    Path home;

    private final FaultyServer server = new FaultyServer();
    private OpenWindow window;

    @Override
    public void start(Stage stage) throws Exception {
        server.media(Path.of("assets/demo/timecode_2997.mp4"));
        window = new OpenWindow(this, stage, new Start(null, server.apiUrl(), false), home,
                Map.of(Start.KEY_VARIABLE, FaultyServer.KEY));
    }

    @AfterEach
    void close() {
        window.close();
        server.close();
    }

    @Test
    void draggingOverTheTimelineShowsPicturesAllTheWayAndThenTheOneUnderThePointer() {
        server.run("run", run("complete", clip("a", 1001, 3003, LONG)));
        window.open("run");
        window.awaitFrame(30);
        List<Integer> there = drag(0.2, 0.8);
        assertThat(there).hasSizeGreaterThan(8).isSorted();
        // Where every picture has to be decoded from the keyframe before it: what passes on the way there is seen too.
        List<Integer> back = drag(0.7, 0.1);
        assertThat(back).hasSizeGreaterThan(8);
    }

    /** Drags from one part of the source to another. @return the frames that were seen meanwhile, each once */
    private List<Integer> drag(double from, double to) {
        Node surface = lookup("#timeline-surface").query();
        Bounds at = WaitForAsyncUtils.waitForAsyncFx(5000, () -> surface.localToScreen(surface.getBoundsInLocal()));
        double y = at.getMinY() + RULER;
        moveTo(new Point2D(Math.round(at.getMinX() + at.getWidth() * from), y));
        press(MouseButton.PRIMARY);
        Set<Integer> seen = new LinkedHashSet<>();
        long x = 0;
        for (int i = 1; i <= STEPS; i++) {
            x = Math.round(at.getMinX() + at.getWidth() * (from + (to - from) * i / STEPS));
            moveTo(new Point2D(x, y));
            window.numberOnScreen().ifPresent(seen::add);
        }
        release(MouseButton.PRIMARY);
        int under = (int) TimelineScale.whole(FRAMES, (int) at.getWidth() - 2 * SIDE)
                .frameAt(x - at.getMinX() - SIDE);
        window.awaitFrame(under);
        nothingComesAfter(under);
        return List.copyOf(seen);
    }

    private void nothingComesAfter(int frame) {
        long end = System.nanoTime() + AFTERWARDS.toNanos();
        while (System.nanoTime() < end) {
            assertThat(window.numberOnScreen()).hasValue(frame);
        }
        assertThat(window.text("#readout-frame")).isEqualTo("frame " + frame);
    }

    @Test
    void whileArrowDownIsHeldThroughFiftyClipsOnlyTheLastOneWins() throws Exception {
        Random random = new Random(17);
        List<NumberedMedia.Medium> media = NumberedMedia.all().stream()
                .filter(m -> m.flags().equals("-") && m.firstNumber() == 0).toList();
        for (NumberedMedia.Medium medium : media) {
            // Each question takes its time, as over a network: what is still asked for must not be waited for.
            server.media(NumberedMedia.FOLDER.resolve(medium.file())).delayed(Duration.ofMillis(40));
        }
        List<String> clips = new ArrayList<>();
        for (int i = 0; i < CLIPS - 1; i++) {
            String file = media.get(i % media.size()).file();
            long in = 200 + 40L * random.nextInt(60);
            // Each of another source, as far as the program knows.
            clips.add(clip("c" + i, in, in + 800, source("s" + i, "{media}/" + file)));
        }
        // At 29.97: a frame that none of the others shows.
        clips.add(clip("last", 9009, 9810, source("long", "{media}/timecode_2997.mp4")));
        server.run("run", run("complete", clips));
        window.open("run");
        OpenWindow.await("the first clip", () -> window.text("#readout-frame").startsWith("frame "));
        try (XDisplay display = new XDisplay()) {
            display.key("Down", true);
            OpenWindow.await("the last row", () -> window.selectedRow(".row-title").equals("last"));
            display.key("Down", false);
        }
        long began = System.nanoTime();
        window.awaitNumber(270);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
        nothingComesAfter(270);
    }
}
