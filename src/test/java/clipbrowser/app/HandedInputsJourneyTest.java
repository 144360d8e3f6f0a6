package clipbrowser.app;

import static clipbrowser.testing.RunJson.clip;
import static clipbrowser.testing.RunJson.run;
import static clipbrowser.testing.RunJson.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import clipbrowser.model.Decision;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.session.Playback;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Saving;
import clipbrowser.testing.FaultyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/**
 * Files that were made to do harm, one after the other in one window: after each the next good clip plays, frame for
 * frame, and its decision is the one that is saved.
 */
@Tag("window")
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class HandedInputsJourneyTest extends ApplicationTest {
    private static final Path HANDED = Path.of(System.getProperty("clipbrowser.handed",
            "src/test/resources/cases/media"));

    @TempDir
    Path home;

    private final FaultyServer server = new FaultyServer();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final List<String> names = new ArrayList<>();
    private OpenWindow window;

    @Override
    public void start(Stage stage) throws Exception {
        try (Stream<Path> files = Files.list(HANDED)) {
            for (Path file : files.sorted().toList()) {
                names.add(String.valueOf(file.getFileName()));
                server.media(file);
            }
        }
        server.media(NumberedMedia.FOLDER.resolve("h264-25.mp4"));
        List<String> clips = new ArrayList<>();
        for (String name : names) {
            clips.add(clip(name, 500, 2500, source(name, "{media}/" + name)));
            clips.add(clip("after " + name, 1000, 2000, source("good " + name, "{media}/h264-25.mp4")));
        }
        server.run("run", run("complete", clips));
        window = new OpenWindow(this, stage, new Start("run", server.apiUrl(), false), home,
                Map.of(Start.KEY_VARIABLE, FaultyServer.KEY));
    }

    @AfterEach
    void close() {
        window.close();
        server.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private ReviewedClip named(String id) {
        return window.program().services.session.clips().stream().filter(c -> Objects.equals(c.clip().id(), id))
                .findFirst().orElseThrow();
    }

    @Test
    void afterEachTheNextGoodClipPlaysAndItsDecisionIsTheOneSaved() {
        OpenWindow.await("the run", () -> window.program().services.session.selected() != null);
        for (String name : names) {
            interact(() -> window.program().services.session.select(named(name)));
            OpenWindow.await(name + " is shown, said to be none, or what went wrong is told",
                    () -> window.program().services.playback.state() != Playback.State.OPENING
                            || window.program().services.session.faultProperty().get() != null);
            type(KeyCode.DOWN);
            window.plays(25, 49);
            assertThat(window.shows("#awaited")).as("waiting is said over a picture after " + name).isFalse();
            assertThat(window.selectedRow(".row-title")).isEqualTo("after " + name);
            type(KeyCode.X);
            ReviewedClip good = named("after " + name);
            OpenWindow.await("it is saved", () -> good.decision() == Decision.REJECT
                    && window.program().services.review.savingProperty().get() instanceof Saving.Saved);
            assertThat(named(name).decision()).isEqualTo(Decision.UNDECIDED);
        }
    }
}
