package clipbrowser.app;

import static clipbrowser.testing.RunJson.clip;
import static clipbrowser.testing.RunJson.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import clipbrowser.model.Decision;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.session.Playback;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Saving;
import clipbrowser.session.Session;
import clipbrowser.testing.FaultyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Answers that were made to do harm, one after the other in one window, each with a good clip at its end: every clip
 * before it comes or is told of, the good one plays, frame for frame, and its decision alone is the one that is saved.
 */
@Tag("window")
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class HandedAnswersJourneyTest extends ApplicationTest {
    private static final Path RUNS = Path.of("src/test/resources/cases/runs");
    private static final Path MEDIA = Path.of("src/test/resources/cases/media");
    /** Bytes: what a source says of its length that fills the memory of whoever believes it. */
    private static final long CLAIMED = 4_398_046_511_104L;

    @TempDir
    Path home;

    private final FaultyServer server = new FaultyServer();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private OpenWindow window;

    @Override
    public void start(Stage stage) throws Exception {
        byte[] good = Files.readAllBytes(NumberedMedia.FOLDER.resolve("h264-25.mp4"));
        server.media("b_good.mp4", good);
        for (int i = 1; i <= 20; i++) {
            server.media("big" + i + ".mp4", good).claiming(CLAIMED - good.length);
        }
        server.media("fz3.mp4", Files.readAllBytes(MEDIA.resolve("jam-fz3.mp4")));
        server.media("farsound.mp4", Files.readAllBytes(MEDIA.resolve("fartime-1y.mp4")));
        String last = clip("the good one", 1000, 2000, source("its source", "{media}/b_good.mp4"));
        try (Stream<Path> files = Files.list(RUNS)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName()).replace(".json", "");
                answers.put(name, withAtItsEnd(Files.readString(file), last));
            }
        }
        answers.forEach((name, json) -> server.run(name, json));
        window = new OpenWindow(this, stage, new Start(null, server.apiUrl(), false), home,
                Map.of(Start.KEY_VARIABLE, FaultyServer.KEY));
    }

    /** Its media are this server's, and its list of clips ends with another one. */
    private static String withAtItsEnd(String json, String clip) {
        String served = json.replaceAll("(@BASE@|http://127\\.0\\.0\\.1:\\d+)/m/", "{media}/");
        int clips = served.indexOf('[', served.indexOf("\"clips\""));
        int depth = 0;
        for (int at = clips; at < served.length(); at++) {
            depth += switch (served.charAt(at)) {
                case '[' -> 1;
                case ']' -> -1;
                default -> 0;
            };
            if (depth == 0) {
                String between = served.substring(clips + 1, at).isBlank() ? "" : ",";
                return served.substring(0, at) + between + clip + served.substring(at);
            }
        }
        throw new IllegalArgumentException("no clips");
    }

    @AfterEach
    void close() {
        window.close();
        server.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private Session session() {
        return window.program().services.session;
    }

    private String selected() {
        ReviewedClip clip = session().selected();
        return clip == null ? "" : String.valueOf(clip.clip().id());
    }

    /** Neither a spinner that stays nor the picture of another clip. */
    private boolean comesOrIsToldOf() {
        Playback playback = window.program().services.playback;
        boolean told = window.shows("#viewer-message") && !window.text("#viewer-message").isEmpty();
        return told || playback.state() == Playback.State.PAUSED
                && playback.shown() instanceof Playback.Shown.Frame frame && frame.source() == session().source();
    }

    @Test
    void afterEachTheGoodClipPlaysAndItsDecisionIsTheOneSaved() {
        assertThat(answers).hasSizeGreaterThan(10);
        for (String name : answers.keySet()) {
            window.open(name);
            OpenWindow.await("run " + name, () -> session().selected() != null);
            for (int tries = 0; !selected().equals("the good one"); tries++) {
                assertThat(tries).as("clips of " + name).isLessThan(40);
                OpenWindow.await(name + ": " + selected() + " comes or is told of", this::comesOrIsToldOf);
                type(KeyCode.DOWN);
            }
            window.plays(25, 49);
            assertThat(window.selectedRow(".row-title")).as(name).isEqualTo("the good one");
            type(KeyCode.X);
            OpenWindow.await("it is saved", () -> session().selected() != null && rejected().equals(
                    List.of("the good one"))
                    && window.program().services.review.savingProperty().get() instanceof Saving.Saved);
            assertThat(session().faultProperty().get()).as("a fault at " + name).isNull();
            press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        }
    }

    private List<String> rejected() {
        return session().clips().stream().filter(c -> c.decision() == Decision.REJECT)
                .map(c -> String.valueOf(c.clip().id())).toList();
    }
}
