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
import clipbrowser.session.Source;
import clipbrowser.testing.CaseNumber;
import clipbrowser.testing.FaultyServer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
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

    /** It is shown, but its number is turned over, or is of another kind. */
    private static final int UNREAD = -1;
    /** What the pictures at 500 ms say. Files that aren't named here can't be shown. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("avc3full.mp4", 15),
            Map.entry("cutoff.mp4", 15), Map.entry("damaged1.mp4", 15), Map.entry("hvc1empty.mp4", 15),
            Map.entry("media-6-b.mkv", UNREAD), Map.entry("mirror.mp4", UNREAD), Map.entry("negstts.mp4", 15),
            Map.entry("noedit.mp4", 13), Map.entry("rasl.mkv", 130), Map.entry("seione.mp4", 15),
            Map.entry("slides.mp4", 15), Map.entry("twostsd.mp4", 15), Map.entry("vlate.mp4", 0),
            Map.entry("zerots.mp4", 15));

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

    /** Its in frame, by the number in its pixels; or a sentence. Neither a spinner that stays nor another picture. */
    private void comes(String name) {
        Playback playback = window.program().services.playback;
        OpenWindow.await(name + " comes or is told of", () -> isTold() || playback.state() == Playback.State.PAUSED
                && playback.shown() instanceof Playback.Shown.Frame(Source source, _, _, _)
                && source == window.program().services.session.source());
        Integer number = NUMBERS.get(name);
        if (number == null) {
            assertThat(isTold()).as("%s can't be shown, and is told of", name).isTrue();
        } else if (number == UNREAD) {
            assertThat(isTold()).as("%s is shown", name).isFalse();
        } else {
            OpenWindow.await(name + " shows " + number, () -> numberShown().equals(OptionalInt.of(number)));
        }
        assertThat(window.program().services.session.faultProperty().get()).isNull();
    }

    private boolean isTold() {
        return window.shows("#viewer-message") && !window.text("#viewer-message").isEmpty();
    }

    /** The number in the picture that is on screen. FX thread. */
    private OptionalInt numberShown() {
        ImageView view = lookup("#picture .image-view").queryAs(ImageView.class);
        Image image = view.getImage();
        if (image == null) {
            return OptionalInt.empty();
        }
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteBuffer bgra = ByteBuffer.allocate(width * height * 4);
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getByteBgraInstance(), bgra, width * 4);
        return CaseNumber.read(width, height, bgra);
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
            comes(name);
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
