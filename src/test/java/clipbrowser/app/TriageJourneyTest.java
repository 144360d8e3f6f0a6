package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import clipbrowser.cli.SavedReview;
import clipbrowser.cli.Start;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.RunKey;
import clipbrowser.store.Folders;
import clipbrowser.testing.FaultyServer;
import clipbrowser.view.Fonts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** Whole runs decided in the whole window, by keyboard alone, and by two windows at once; without media. */
@Timeout(600)
@SuppressWarnings("NullAway.Init")
class TriageJourneyTest extends ApplicationTest {
    private static final int CLIPS = 500;

    @TempDir
    Path home;

    private final FaultyServer server = new FaultyServer();
    private final List<Program> programs = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private Stage window;

    @Override
    public void start(Stage stage) {
        Fonts.load();
        Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        server.run("long", run("long", CLIPS)).run("short", run("short", 6));
        // Not the stage that is given: it is the next test's too, and would keep the size it gets here.
        window = new Stage();
    }

    @AfterEach
    void close() {
        programs.forEach(Program::close);
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> stages.forEach(Stage::hide));
        server.close();
    }

    @Test
    void fiveHundredClipsAreTriagedByKeyboardAlone() throws Exception {
        Program program = open(window, "long");
        await("the first clip", () -> text(window, "#readout-in").equals("00:00:00:00"));
        for (int i = 0; i < CLIPS; i++) {
            if (i % 50 == 7) {
                write("[..],");
            }
            if (i % 100 == 42) {
                type(KeyCode.F2);
                write("Scene " + i);
                type(KeyCode.ENTER);
            }
            type(i % 3 == 0 ? KeyCode.F : KeyCode.X);
            if (i % 100 == 43) {
                press(KeyCode.SHIFT).type(KeyCode.M).release(KeyCode.SHIFT);
                write("said later");
                type(KeyCode.ENTER);
            }
        }
        await("all decided", () -> text(window, "#reviewed").equals("all 500 reviewed"));
        await("all saved", () -> text(window, "#status-saved").startsWith("Saved"));
        assertThat(text(window, "#kept-length")).startsWith("167 kept");
        assertThat(text(window, "#undo")).isEqualTo("Undo reject clip 500");

        // Again by the filter: a decision takes a clip out of the list, and the cursor goes on.
        press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        write("kept len<30s");
        type(KeyCode.ESCAPE);
        await("the filtered list", () -> text(window, "#clips-summary").startsWith("167 of 500 clips"));
        type(KeyCode.UP, KeyCode.UP);
        await("a kept clip", () -> text(window, "#readout-in").equals(in(495)));
        type(KeyCode.U);
        await("it has left the list", () -> text(window, "#clips-summary").startsWith("166 of 500 clips"));
        assertThat(text(window, "#reviewed")).isEqualTo("499 of 500 reviewed");
        assertThat(text(window, "#readout-in")).as("a changed decision stays").isEqualTo(in(495));
        type(KeyCode.DOWN);
        await("the clip that stood below", () -> text(window, "#readout-in").equals(in(498)));
        press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        await("back at the clip, which the list has again", () -> text(window, "#clips-summary").startsWith("167 of")
                && text(window, "#readout-in").equals(in(495)));
        assertThat(text(window, "#redo")).isEqualTo("Redo undecided clip 496");

        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            programs.remove(program);
            program.close();
        });
        Map<String, ClipReview> kept = SavedReview.read(home.resolve("data"), new RunKey(origin(), "long"))
                .clipReviews();
        assertThat(kept).hasSize(CLIPS);
        IntStream.range(0, CLIPS).forEach(i -> {
            ClipReview clipReview = Objects.requireNonNull(kept.get("c" + i));
            assertThat(clipReview.decision()).isEqualTo(i % 3 == 0 ? Decision.KEEP : Decision.REJECT);
            assertThat(clipReview.title()).isEqualTo(i % 100 == 42 ? "Scene " + i : "");
            assertThat(clipReview.note()).isEqualTo(i % 100 == 43 ? "said later" : "");
            assertThat(clipReview.trim() != null).isEqualTo(i % 50 == 7);
            if (clipReview.trim() != null) {
                assertThat(clipReview.trim().range().in()).isEqualTo(100L * i + 2);
                assertThat(clipReview.trim().range().out()).isEqualTo(100L * i + 74);
            }
        });
    }

    @Test
    void twoWindowsOnOneRunSeeEachOtherAndOverwriteNothing() throws Exception {
        Stage other = WaitForAsyncUtils.waitForAsyncFx(5000, () -> new Stage());
        open(window, "short");
        open(other, "short");
        await("both", () -> text(window, "#reviewed").equals("0 of 6 reviewed")
                && text(other, "#reviewed").equals("0 of 6 reviewed"));
        fire(window, "#keep");
        await("the other sees it", () -> text(other, "#reviewed").equals("1 of 6 reviewed"));
        // The other still shows the first clip. It takes the later word, which stands in both.
        fire(other, "#reject");
        await("the first sees it", () -> text(window, "#chip-reject").equals("Rejected 1")
                && text(window, "#chip-keep").equals("Kept 0"));
        fire(window, "#keep");
        await("the second clip is kept in both", () -> text(other, "#chip-keep").equals("Kept 1"));
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> ((Hyperlink) window.getScene().lookup("#undo")).fire());
        await("undo takes back this window's last word alone", () -> text(other, "#chip-keep").equals("Kept 0")
                && text(other, "#chip-reject").equals("Rejected 1"));
        assertThat(text(other, "#undo")).isEqualTo("Undo reject clip 1");
        programs.forEach(program -> WaitForAsyncUtils.waitForAsyncFx(20_000, program::close));
        programs.clear();
        Map<String, ClipReview> kept = SavedReview.read(home.resolve("data"), new RunKey(origin(), "short"))
                .clipReviews();
        assertThat(Objects.requireNonNull(kept.get("c0")).decision()).isEqualTo(Decision.REJECT);
        assertThat(Objects.requireNonNull(kept.get("c1")).decision()).isEqualTo(Decision.UNDECIDED);
    }

    private static void fire(Stage stage, String button) {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> ((Button) stage.getScene().lookup(button)).fire());
    }

    private Program open(Stage stage, String runId) throws Exception {
        Folders folders = Folders.of("Linux", Map.of(Folders.HOME, home.toString()), home);
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Program program = new Program(stage, new Start(runId, server.apiUrl(), false), folders,
                    Map.of(Start.KEY_VARIABLE, FaultyServer.KEY));
            programs.add(program);
            stages.add(stage);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1000);
            stage.setHeight(800);
            stage.show();
            program.begin();
            return program;
        });
    }

    private String origin() {
        return server.apiUrl().replaceAll("/v1$", "");
    }

    private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
        OpenWindow.await(what, condition);
    }

    private static String text(Stage stage, String id) {
        Node found = stage.getScene() == null ? null : stage.getScene().lookup(id);
        return found instanceof Labeled label ? label.getText() : "";
    }

    private static String in(int clip) {
        long frame = 100L * clip;
        return "00:%02d:%02d:%02d".formatted(frame / 1500, frame / 25 % 60, frame % 25);
    }

    /** Clips of three seconds, one every four, of a source at 25 fps without an address. */
    private static String run(String id, int clips) {
        String all = IntStream.range(0, clips).mapToObj(i -> """
                {"clip_id": "c%d", "start_time_ms": %d, "end_time_ms": %d, "duration_ms": 3000, "source_media":
                {"status": "complete", "media_id": "m1", "media_url": null, "media_info": {"type": "video",
                "duration_ms": 3600000, "fps": 25, "frame_count": 90000, "width": 640, "height": 360,
                "channels": 2}}}""".formatted(i, i * 4000, i * 4000 + 3000)).collect(Collectors.joining(","));
        return "{\"status\": \"complete\", \"run_id\": \"" + id + "\", \"clips\": [" + all + "]}";
    }
}
