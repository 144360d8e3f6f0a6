package clipbrowser.app;

import static clipbrowser.testing.RunJson.bare;
import static clipbrowser.testing.RunJson.clip;
import static clipbrowser.testing.RunJson.fields;
import static clipbrowser.testing.RunJson.run;
import static clipbrowser.testing.RunJson.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.testing.FaultyServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** Runs in every state that the service names, and clips with everything that can be wrong with one. */
@Tag("window")
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class RunJourneyTest extends ApplicationTest {
    /** 300 frames at 25 a second. */
    private static final String GOOD = source("good", "{media}/h264-25.mp4");
    private static final String STAYS = "It can be decided and noted, but not played or exported.";

    @TempDir
    Path home;

    private final FaultyServer server = new FaultyServer();
    private OpenWindow window;

    @Override
    public void start(Stage stage) throws Exception {
        server.media(NumberedMedia.FOLDER.resolve("h264-25.mp4"));
        window = new OpenWindow(this, stage, new Start(null, server.apiUrl(), false), home,
                Map.of(Start.KEY_VARIABLE, FaultyServer.KEY));
    }

    @AfterEach
    void close() {
        window.close();
        server.close();
    }

    @Test
    void aRunThatIsStillBeingCutGainsClipsWhileItIsReviewed() {
        String first = clip("first", 1000, 2000, GOOD);
        String second = clip("second", 4000, 5000, GOOD);
        server.run("growing", run("processing"), run("processing", first), run("processing", second, first),
                run("complete", second, first, clip("third", 6000, 7000, GOOD)));
        window.open("growing");
        window.awaitText("#run-status", "processing");
        window.awaitText("#no-clips-title", "The service is still cutting.");
        window.awaitText("#reviewed", "0 of 1 reviewed");
        assertThat(window.shows("#no-clips")).isFalse();
        window.awaitFrame(25);
        type(KeyCode.F);
        window.awaitText("#reviewed", s -> s.startsWith("1 of "), "one reviewed");

        window.awaitText("#run-status", "complete");
        window.awaitText("#reviewed", "1 of 3 reviewed");
        window.awaitText("#kept-length", "1 kept, 1.0 s");
        OpenWindow.await("nothing more is told of waiting", () -> !window.shows("#status-going"));
        assertThat(server.askedFor("growing")).isEqualTo(4);

        window.goTo("third");
        window.plays(150, 174);
    }

    @Test
    void aRunThatFailedShowsWhatItMadeAndSaysSo() {
        server.run("failed", run("error", clip("made", 1000, 2000, GOOD),
                clip("lost", 1000, 2000, bare("error", "gone")),
                clip("waits", 1000, 2000, bare("processing", "later"))));
        window.open("failed");
        window.awaitText("#run-status", "error");
        window.awaitText("#status-going", "The service couldn't finish this run; what it made is here");
        window.plays(25, 49);
        window.goTo("lost");
        window.awaitText("#viewer-message", "The service couldn't prepare this source.");
        assertThat(window.selectedRow(".row-problem")).contains("source failed at the service");
        window.goTo("waits");
        window.awaitText("#viewer-message", "The service is still preparing this source.");
        assertThat(window.selectedRow(".row-problem")).contains("source still being prepared");
        window.goTo("made", KeyCode.UP);
        window.plays(25, 49);
    }

    @Test
    void aRunWithoutClipsSaysWhy() {
        server.run("failed", run("error")).run("empty", run("complete"));
        window.open("failed");
        window.awaitText("#no-clips-title", "The service couldn't finish this run.");
        press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        window.open("empty");
        window.awaitText("#no-clips-title", "This run has no clips.");
        clickOn("#no-clips-other");
        OpenWindow.await("the form", () -> window.shows("#run-id"));
    }

    @Test
    void everyKindOfProblemIsSaidOnItsClipAndTheOthersPlay() {
        List<String> clips = new ArrayList<>();
        clips.add(clip("fine", 1000, 2000, GOOD));
        clips.add(fields("\"clip_id\": \"no-start\"", "\"end_time_ms\": 2000", "\"source_media\": " + GOOD));
        clips.add(fields("\"clip_id\": \"null-end\"", "\"start_time_ms\": 1000", "\"end_time_ms\": null",
                "\"source_media\": " + GOOD));
        clips.add(clip("negative", -500, 2000, GOOD));
        clips.add(clip("reversed", 2000, 1000, GOOD));
        clips.add(clip("outside", 20000, 21000, GOOD));
        clips.add(clip("past-end", 11000, 12400, GOOD));
        clips.add(clip("contradicts", 3000, 4000, GOOD).replace("\"duration_ms\": 1000", "\"duration_ms\": 7000"));
        clips.add(clip("twice", 5000, 6000, GOOD));
        clips.add(clip("twice", 7000, 8000, GOOD));
        clips.add(fields("\"start_time_ms\": 9000", "\"end_time_ms\": 10000", "\"source_media\": " + GOOD));
        clips.add("\"not a clip\"");
        clips.add(clip("last", 10000, 11000, GOOD));
        server.run("problems", run("complete", clips));
        window.open("problems");
        window.plays(25, 49);

        blocked("no-start", "This clip has no start.", "no start");
        blocked("null-end", "This clip has no end.", "no end");
        blocked("negative", "This clip starts before its source does.", "starts before its source");
        blocked("reversed", "This clip ends before it starts.", "ends before it starts");
        blocked("outside", "This clip starts after its source has ended.", "starts after its source ends");
        flagged("past-end", "out is 10 frames past the end", 275, 299);
        flagged("contradicts", "says 7.0 s, lasts 1.0 s", 75, 99);
        flagged("twice", "id used twice", 125, 149);
        type(KeyCode.DOWN);
        OpenWindow.await("the second of that id", () -> window.selectedRow(".row-number").equals("10"));
        assertThat(window.selectedRow(".row-problem")).contains("id used twice");
        window.plays(175, 199);
        flagged("clip 11", "no id", 225, 249);
        window.goTo("last");
        assertThat(window.selectedRow(".row-problem")).isEmpty();
        window.plays(250, 274);

        // A clip that can't be played can be decided.
        window.goTo("reversed", KeyCode.UP);
        type(KeyCode.X);
        window.awaitText("#reviewed", "1 of 13 reviewed");
    }

    @Test
    void addressesThatArentOpenedAreSaidOnTheirClipsAndTheOthersPlay() {
        server.media("to-file", new byte[0]).redirectingTo("file://" + NumberedMedia.FOLDER.toAbsolutePath()
                + "/h264-25.mp4");
        server.media("to-plain", new byte[0]).redirectingTo("http://example.com/h264-25.mp4");
        server.media("playlist.mp4", "#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd\n".getBytes(
                java.nio.charset.StandardCharsets.UTF_8));
        server.media("page.mp4", "<!doctype html><title>Log in</title>".getBytes(
                java.nio.charset.StandardCharsets.UTF_8));
        String refused = "This program doesn't open the source's address: ";
        String elsewhere = "The source's server leads somewhere this program doesn't go.";
        String notMedia = "This isn't a video that can be played (mp4, mov, mkv or webm).";
        server.run("hostile", run("complete", clip("fine", 1000, 2000, GOOD), at("file", "file:///etc/passwd"),
                at("ftp", "ftp://127.0.0.1/a.mp4"),
                at("user", server.mediaUrl("h264-25.mp4").replace("http://", "http://someone:secret@")),
                at("plain", "http://example.com/a.mp4"), at("script", "javascript:alert(1)"),
                clip("none", 1000, 2000, bare("complete", "none")), at("to-file", "{media}/to-file"),
                at("to-plain", "{media}/to-plain"), at("playlist", "{media}/playlist.mp4"),
                at("page", "{media}/page.mp4"), at("missing", "{media}/missing.mp4"),
                clip("last", 3000, 4000, source("last", "{media}/h264-25.mp4?last"))));
        window.open("hostile");
        window.plays(25, 49);
        for (String clip : List.of("file", "ftp", "user", "plain", "script")) {
            unopened(clip, refused + (clip.equals("user") ? "it holds a user name or password." : "it isn't https."),
                    "source's address isn't opened");
        }
        unopened("none", "The service gave no address for this source.", "source has no address");
        unopened("to-file", elsewhere, "source leads elsewhere");
        unopened("to-plain", elsewhere, "source leads elsewhere");
        unopened("playlist", notMedia, "source isn't a video");
        unopened("page", "127.0.0.1 answers with a page instead of the video.", "a page instead of the source");
        unopened("missing", "The source is no longer there.", "source no longer there");
        window.goTo("last");
        window.plays(75, 99);
        assertThat(server.asked()).allSatisfy(asked -> assertThat(asked.header("Authorization")).isEmpty());
        assertThat(server.asked()).filteredOn(asked -> asked.path().startsWith("/media/"))
                .allSatisfy(asked -> assertThat(asked.header("X-API-Key")).isEmpty());
    }

    private static String at(String id, String url) {
        return clip(id, 1000, 2000, source(id, url));
    }

    private void blocked(String clip, String sentence, String brief) {
        window.goTo(clip);
        window.awaitText("#viewer-message", sentence);
        window.awaitText("#viewer-detail", STAYS);
        assertThat(window.selectedRow(".row-problem")).contains(brief);
    }

    private void unopened(String clip, String sentence, String brief) {
        window.goTo(clip);
        window.awaitText("#viewer-message", sentence);
        OpenWindow.await(brief, () -> window.selectedRow(".row-problem").contains(brief));
    }

    private void flagged(String clip, String brief, int in, int last) {
        window.goTo(clip);
        assertThat(window.selectedRow(".row-problem")).contains(brief);
        window.plays(in, last);
    }
}
