package clipbrowser.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.FileFacts;
import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.PretendThumbnails;
import clipbrowser.session.PretendWaveforms;
import clipbrowser.session.Session;
import clipbrowser.time.FrameRange;
import clipbrowser.view.Fonts;
import clipbrowser.view.Keys;
import clipbrowser.view.PretendIntents;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Filmstrip, waveform and what edges snap to, on a timeline of one pixel a frame. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class TimelinePreviewsTest {
    private final Session session = PretendRun.picture();
    private final PretendThumbnails stills = new PretendThumbnails();
    private PretendIntents intents;
    private TimelineView view;

    @Start
    void start(Stage stage) {
        Fonts.load();
        intents = new PretendIntents(session);
        view = new TimelineView(session, new Playback(), stills, new PretendWaveforms(100, 517), intents);
        stage.setScene(new Scene(view, 772, 340));
        view.getScene().getStylesheets().add(String.valueOf(Keys.class.getResource("theme.css")));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void theFilmstripAsksForAPictureForEachTileAndLooksAgainWhenOneComes(FxRobot robot) {
        Set<Long> tiles = stills.wanted();
        assertThat(tiles).hasSize(9).contains(0L, 85L);
        robot.interact(() -> stills.come(85));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stills.wanted()).hasSize(8).doesNotContain(85L);
    }

    @Test
    void whatIsZoomedAwayIsNoLongerAskedFor(FxRobot robot) {
        robot.interact(() -> {
            session.select(session.clips().getFirst());
            view.zoomClip();
        });
        WaitForAsyncUtils.waitForFxEvents();
        FrameRange seen = view.scale().visible();
        assertThat(seen.length()).isLessThan(200);
        assertThat(stills.wanted()).isNotEmpty().allMatch(frame -> frame >= seen.in() - 20 && frame <= seen.out());
    }

    @Test
    void aPartOfALongSourceIsAskedForOnceItIsLookedAtForAMoment(FxRobot robot) throws TimeoutException {
        PretendThumbnails hours = new PretendThumbnails();
        robot.interact(() -> {
            Session hour = PretendRun.large(40);
            view.getScene().setRoot(new TimelineView(hour, new Playback(), hours, null, new PretendIntents(hour)));
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(hours.wanted()).isEmpty();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !hours.wanted().isEmpty());
    }

    @Test
    void theWaveformsRowClosesUpWhereThereIsNoSound(FxRobot robot) {
        assertThat(view.rows().waveHeight()).isGreaterThan(0);
        int lanes = view.rows().lanes();
        robot.interact(
                () -> session.sources().getFirst().read(new FileFacts("mp4", "avc1", 1920, 1080, 1, 1, 0, false, false,
                        false, List.of(), PretendRun.FPS, null)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.rows().waveHeight()).isZero();
        assertThat(view.rows().lanes()).isLessThan(lanes);
    }

    @Test
    void aDraggedEdgeStaysWhereSoundBeginsUnlessAltIsHeld(FxRobot robot) {
        double middle = view.rows().lanes() + 13;
        drag(robot, middle, 492, 512, false);
        assertThat(intents.asked()).contains("drag OUT 516");
        drag(robot, middle, 517, 513, true);
        assertThat(intents.asked()).contains("drag OUT 512");
    }

    private void drag(FxRobot robot, double y, double from, double to, boolean alt) {
        robot.interact(() -> {
            fire(MouseEvent.MOUSE_PRESSED, from, y, alt);
            fire(MouseEvent.MOUSE_DRAGGED, (from + to) / 2, y, alt);
            fire(MouseEvent.MOUSE_DRAGGED, to, y, alt);
            fire(MouseEvent.MOUSE_RELEASED, to, y, alt);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void fire(EventType<MouseEvent> type, double x, double y, boolean alt) {
        Node surface = view.lookup("#timeline-surface");
        Point2D at = surface.localToScene(TimelineView.SIDE + x + 0.4, y);
        Event.fireEvent(surface, new MouseEvent(type, at.getX(), at.getY(), 0, 0, MouseButton.PRIMARY, 1, false,
                false, alt, false, true, false, false, true, false, false, null));
    }
}
