package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.ExportCommand;
import clipbrowser.cli.SavedReview;
import clipbrowser.cli.Start;
import clipbrowser.demo.DemoServer;
import clipbrowser.model.RunKey;
import clipbrowser.model.SourceSettings;
import clipbrowser.store.Folders;
import clipbrowser.testing.TestDemuxers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** From a decision and a start timecode in the real window to files, which the command line writes letter by letter. */
@Tag("window")
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class ExportJourneyTest extends ApplicationTest {
    @TempDir
    Path home;

    private DemoServer server;
    private OpenWindow window;
    private Folders folders;
    private Path output;

    @Override
    public void start(Stage stage) throws Exception {
        server = DemoServer.start();
        output = home.resolve("from the window");
        folders = Folders.of("Linux", Map.of(Folders.HOME, home.toString()), home);
        // As an earlier export has left it.
        folders.make();
        Files.writeString(folders.settings().resolve("settings.json"),
                "{\"exports\":{\"last\":{\"to\":\"EDL\",\"folder\":\"" + output + "\"}}}");
        window = new OpenWindow(this, stage, new Start(DemoServer.RUN_ID, server.apiUrl(), false), home,
                Map.of(Start.KEY_VARIABLE, server.key()));
    }

    @AfterEach
    void close() {
        window.close();
        server.close();
    }

    private SourceSettings saved() throws Exception {
        URI api = URI.create(server.apiUrl());
        String origin = api.getScheme() + "://" + api.getAuthority();
        return SavedReview.read(folders.data(), new RunKey(origin, DemoServer.RUN_ID)).sources().getOrDefault(
                "bbb_excerpt", SourceSettings.NONE);
    }

    private void fire(String button) {
        interact(() -> lookup(button).queryAs(Button.class).fire());
    }

    @Test
    void windowAndCommandLineWriteTheSame() throws Exception {
        OpenWindow.await("the run", () -> window.text("#readout-frame").equals("frame 40"));
        type(KeyCode.F);
        OpenWindow.await("the next clip", () -> !window.text("#readout-frame").equals("frame 40"));

        fire("#source-rate");
        OpenWindow.await("the verdict", () -> window.text("#source-verdict").contains("file says 24"));
        interact(() -> {
            TextField start = lookup("#source-start").queryAs(TextField.class);
            start.setText("10:00:00:00");
            start.fireEvent(new javafx.event.ActionEvent());
        });
        OpenWindow.await("the start timecode on the disk", () -> "10:00:00:00".equals(saved().startTimecode()));
        OpenWindow.await("labels from there", () -> window.text("#timecode").startsWith("10:00:0"));

        press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        OpenWindow.await("what will be in it", () -> window.text("#export-summary").startsWith("1 clip"));
        fire("#export-write");
        OpenWindow.await("the result", () -> lookup("#export-show").tryQuery().isPresent());

        Path beside = home.resolve("from the command line");
        StringWriter err = new StringWriter();
        int code = new picocli.CommandLine(
                new ExportCommand(folders, Map.of(Start.KEY_VARIABLE, server.key()), TestDemuxers.ALL))
                .setOut(new PrintWriter(new StringWriter(), true)).setErr(new PrintWriter(err, true)).execute(
                        DemoServer.RUN_ID, "--format", "edl", "--output", beside.toString(), "--api-url",
                        server.apiUrl());
        assertThat(code).as(err.toString()).isZero();
        List<String> files = List.of("demo_bbb_excerpt_edl.edl");
        for (String file : files) {
            assertThat(output.resolve(file)).hasSameTextualContentAs(beside.resolve(file));
            // Frames 40 to 118 at 24 frames a second.
            assertThat(Files.readString(output.resolve(file))).contains(
                    "10:00:01:16 10:00:04:22 01:00:00:00 01:00:03:06");
        }
    }
}
