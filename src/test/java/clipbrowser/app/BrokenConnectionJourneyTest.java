package clipbrowser.app;

import static clipbrowser.testing.RunJson.clip;
import static clipbrowser.testing.RunJson.run;
import static clipbrowser.testing.RunJson.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.cli.Start;
import clipbrowser.player.vlc.NumberedMedia;
import clipbrowser.testing.FaultyMedia;
import clipbrowser.testing.FaultyServer;
import clipbrowser.testing.FaultyServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** A service that fails and comes back, and media that break off, stall, expire or answer wrongly while they play. */
@Tag("window")
@Timeout(180)
@SuppressWarnings("NullAway.Init")
class BrokenConnectionJourneyTest extends ApplicationTest {
    private static final String GOOD = source("good", "{media}/h264-25.mp4");
    private static final String FINE = clip("fine", 1000, 2000, GOOD);

    @TempDir
    Path home;

    private final FaultyServer server = new FaultyServer();
    private OpenWindow window;
    private byte[] numbered = {};

    @Override
    public void start(Stage stage) throws Exception {
        Path file = NumberedMedia.FOLDER.resolve("h264-25.mp4");
        server.media(file);
        numbered = Files.readAllBytes(file);
        window = new OpenWindow(this, stage, new Start(null, server.apiUrl(), false), home,
                Map.of(Start.KEY_VARIABLE, FaultyServer.KEY));
    }

    @AfterEach
    void close() {
        window.close();
        server.close();
    }

    /** A medium with its clip of frames 100 to 124, after one that is well. */
    private FaultyMedia opened(String name) {
        FaultyMedia faulty = server.media(name, numbered);
        server.run("run", run("complete", FINE, clip("faulty", 4000, 5000, source("faulty", "{media}/" + name))));
        return faulty;
    }

    private void playFaulty() {
        window.goTo("faulty");
        window.plays(100, 124);
    }

    private void otherStillPlays() {
        type(KeyCode.UP);
        window.plays(25, 49);
    }

    @Test
    void aServiceThatIsDownIsToldOfAndAskedAgainWithOneKey() {
        server.run("run", new Answer(503, ""), new Answer(429, "", "Retry-After: 7"), Answer.of(run("complete", FINE)));
        window.open("run");
        window.awaitText("#failure", "The service has a problem of its own (status 503).");
        window.awaitText("#next-step", "Try again in a moment.");
        type(KeyCode.ENTER);
        window.awaitText("#failure", "The service was asked too often.");
        window.awaitText("#next-step", "Try again in 7 s.");
        type(KeyCode.ENTER);
        window.plays(25, 49);
    }

    @Test
    void withoutTheServiceTheReviewGoesOnWithTheKeptAnswerUntilItIsBack() {
        server.run("run", Answer.of(run("complete", FINE)), new Answer(503, ""), new Answer(503, ""),
                Answer.of(run("complete", FINE, clip("new", 3000, 4000, GOOD))));
        window.open("run");
        window.awaitFrame(25);
        type(KeyCode.F);
        window.awaitText("#reviewed", "all 1 reviewed");
        press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        window.open("run");
        window.awaitText("#status-going", s -> s.startsWith("The service has a problem of its own (status 503).")
                && s.contains("The review goes on with the answer of "), "the kept answer");
        window.awaitText("#kept-length", "1 kept, 1.0 s");
        window.awaitText("#reviewed", "1 of 2 reviewed");
        OpenWindow.await("nothing more is told of it", () -> !window.shows("#status-going"));
        window.goTo("new");
        window.plays(75, 99);
    }

    @Test
    void aRefreshThatFailsLeavesTheReviewAsItIs() {
        server.run("run", Answer.of(run("complete", FINE)), new Answer(500, ""), Answer.of("not json"),
                Answer.of(run("complete", FINE)));
        window.open("run");
        window.awaitFrame(25);
        refresh();
        window.awaitText("#status-going",
                "The service has a problem of its own (status 500). The review goes on with what is here.");
        refresh();
        window.awaitText("#status-going",
                "The answer isn't a run: it can't be read. The review goes on with what is here.");
        window.plays(25, 49);
        refresh();
        OpenWindow.await("nothing more is told of it", () -> !window.shows("#status-going"));
    }

    private void refresh() {
        press(KeyCode.CONTROL).type(KeyCode.R).release(KeyCode.CONTROL);
    }

    @Test
    void mediaThatBreakOffAgainAndAgainGoOnWhereTheyBroke() {
        FaultyMedia media = opened("breaking.mp4").breakingAfter(70_000);
        window.open("run");
        window.awaitFrame(25);
        playFaulty();
        assertThat(media.ranges()).hasSizeGreaterThan(4);
        otherStillPlays();
    }

    @Test
    void mediaThatStandStillAreWaitedForAndTheOthersPlayMeanwhile() {
        FaultyMedia media = opened("stalling.mp4").stallingAfter(70_000);
        window.open("run");
        window.awaitFrame(25);
        window.goTo("faulty");
        OpenWindow.await("it was asked for", () -> !media.ranges().isEmpty());
        otherStillPlays();
        media.well();
        playFaulty();
    }

    @Test
    void thePictureBeforeIsDimmedUntilTheOtherSourcesComes() throws Exception {
        // Its headers and its beginning are there.
        FaultyMedia slow = server.media(Path.of("assets/demo/timecode_2997.mp4")).withholdingFrom(1_500_000);
        server.run("run", run("complete", FINE, clip("slow", 57_057, 60_060,
                source("slow", "{media}/timecode_2997.mp4").replace("12000", "64064").replace("\": 25", "\": 29.97")
                        .replace("300", "1920"))));
        window.open("run");
        window.awaitFrame(25);
        window.goTo("slow");
        window.awaitText("#awaited", "Waiting for slow");
        window.awaitText("#readout-in", "01:00:57;00");
        assertThat(lookup("#picture").query().getOpacity()).isLessThan(0.5);
        assertThat(window.text("#readout-frame")).as("of the picture").isEqualTo("frame 25");
        slow.well();
        window.plays(1710, 1799);
        assertThat(lookup("#picture").query().getOpacity()).isEqualTo(1);
        assertThat(window.shows("#awaited")).isFalse();
    }

    @Test
    void anExpiredAddressIsRenewedWithoutAWord() {
        FaultyMedia old = server.media("old.mp4", numbered).breakingAfter(70_000).expiringAfter(2, 403);
        FaultyMedia renewed = server.media("new.mp4", numbered);
        server.run("run", run("complete", FINE, clip("faulty", 4000, 5000, source("faulty", "{media}/old.mp4"))),
                run("complete", FINE, clip("faulty", 4000, 5000, source("faulty", "{media}/new.mp4"))));
        window.open("run");
        window.awaitFrame(25);
        playFaulty();
        assertThat(server.askedFor("run")).isEqualTo(2);
        assertThat(old.ranges()).hasSize(3);
        assertThat(renewed.ranges()).isNotEmpty();
        assertThat(window.selectedRow(".row-problem")).isEmpty();
        otherStillPlays();
    }

    @Test
    void anAddressThatExpiredForGoodIsToldOfAndComesBackByItself() {
        FaultyMedia media = opened("gone.mp4").expiringAfter(0, 404);
        window.open("run");
        window.awaitFrame(25);
        window.goTo("faulty");
        window.awaitText("#viewer-message", "The source is no longer there.");
        window.awaitText("#viewer-detail", s -> s.startsWith("Waiting since "), "since when it waits");
        assertThat(window.selectedRow(".row-problem")).contains("source no longer there");
        otherStillPlays();
        window.goTo("faulty");
        window.awaitText("#viewer-message", "The source is no longer there.");
        media.well();
        window.awaitFrame(100);
        window.plays(100, 124);
        assertThat(window.selectedRow(".row-problem")).isEmpty();
    }

    @Test
    void aServerThatKnowsNoRangesIsPlayedAllTheSame() {
        FaultyMedia noRanges = server.media("whole.mp4", numbered).withoutRanges();
        server.run("run", run("complete", FINE, clip("whole", 4000, 5000, source("whole", "{media}/whole.mp4"))));
        window.open("run");
        window.awaitFrame(25);
        window.goTo("whole");
        window.plays(100, 124);
        assertThat(noRanges.ranges()).isNotEmpty();
        otherStillPlays();
    }

    @Test
    void aServerThatNamesOtherBytesThanItSendsIsNotBelieved() {
        opened("shifted.mp4").shiftingContentRangeBy(100);
        wrongRange();
    }

    @Test
    void aServerThatPromisesMoreThanItsRangeHoldsIsNotBelieved() {
        opened("long.mp4").promising(5000);
        wrongRange();
    }

    private void wrongRange() {
        window.open("run");
        window.awaitFrame(25);
        window.goTo("faulty");
        window.awaitText("#viewer-message", "The source's server gives an answer that makes no sense.");
        window.awaitText("#viewer-detail", s -> s.startsWith("Waiting since "), "the reason");
        assertThat(window.selectedRow(".row-problem")).contains("source's server answers wrongly");
        otherStillPlays();
    }
}
