package clipbrowser.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clipbrowser.model.Decision;
import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.time.FrameRange;
import clipbrowser.view.Fonts;
import clipbrowser.view.Keys;
import clipbrowser.view.PretendIntents;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class TimelineViewTest {
    private final Playback playback = new Playback();
    private Session session;
    private PretendIntents intents;
    private TimelineView view;
    private Stage window;

    @Start
    void start(Stage stage) {
        Fonts.load();
        window = stage;
        show(PretendRun.picture());
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private void show(Session of) {
        session = of;
        intents = new PretendIntents(session);
        view = new TimelineView(session, playback, null, null, intents);
        window.setScene(new Scene(view, 772, 340));
        view.getScene().getStylesheets()
                .add(String.valueOf(Keys.class.getResource("theme.css")));
    }

    @Test
    void factsAreThoseOfTheSource(FxRobot robot) {
        assertThat(text(robot, "#source-size")).isEqualTo("1920 \u00d7 1080");
        assertThat(text(robot, "#source-frames")).isEqualTo("720 frames");
        assertThat(text(robot, "#source-duration")).isEqualTo("00:00:30:00");
        assertThat(text(robot, "#source-channels")).isEqualTo("6 channels");
        assertThat(text(robot, "#source-clips")).isEqualTo("12 clips");
        robot.clickOn("#source-rate");
        assertThat(intents.asked()).containsExactly("open source bbb_excerpt");
    }

    @Test
    void soundThatCannotBeHeardIsSaid(FxRobot robot) {
        assertThat(text(robot, "#source-unheard")).isEmpty();
        robot.interact(() -> session.sources().getFirst().unheard(true));
        assertThat(text(robot, "#source-unheard")).isEqualTo("plays without its sound");
    }

    @Test
    void aLongSourceOpensAroundTheClipAndAShortOneWhole(FxRobot robot) {
        assertThat(view.scale().isWhole()).isTrue();
        robot.interact(() -> show(PretendRun.large(40)));
        FrameRange clip = Objects.requireNonNull(session.clips().getFirst().range());
        assertThat(view.scale().x(clip.out()) - view.scale().x(clip.in())).isCloseTo(view.scale().width() / 3.0,
                within(1.0));
        long span = view.scale().span();
        robot.interact(() -> session.select(session.clips().get(30)));
        assertThat(view.scale().span()).as("the look that was chosen stays").isEqualTo(span);
        FrameRange far = Objects.requireNonNull(session.clips().get(30).range());
        assertThat(view.scale().x(far.in())).isPositive();
        robot.interact(view::zoomAll);
        robot.interact(() -> session.select(session.clips().get(9)));
        assertThat(view.scale().isWhole()).isTrue();
    }

    @Test
    void aClickOnTheRulerSeeksAndADragScrubsUntilItEnds(FxRobot robot) {
        robot.clickOn(at(360, view.rows().ruler() + 8));
        assertThat(intents.asked()).containsExactly("seek 360");
        intents.asked().clear();
        robot.drag(at(100, view.rows().ruler() + 8), MouseButton.PRIMARY).moveTo(at(200, view.rows().ruler() + 8))
                .moveTo(at(441, view.rows().ruler() + 8)).drop();
        assertThat(intents.asked()).startsWith("seek 100").contains("scrub 441").endsWith("seek 441");
    }

    @Test
    void aClickOnABlockSelectsItsClip(FxRobot robot) {
        robot.clickOn(at(80, view.rows().lanes() + 13));
        assertThat(intents.asked()).containsExactly("select a41f");
        robot.interact(() -> fire(MouseEvent.MOUSE_PRESSED, 130, view.rows().lanes() + 43, true, false));
        assertThat(session.selection()).hasSize(2);
    }

    @Test
    void theWheelZoomsAboutThePointer(FxRobot robot) {
        Point2D pointer = at(441, view.rows().lanes() + 100);
        robot.moveTo(pointer);
        robot.scroll(5, VerticalDirection.DOWN);
        robot.scroll(5, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(view.scale().isWhole()).isFalse();
        assertThat(view.scale().x(441)).isCloseTo(441, within(2.0));
    }

    @Test
    void theSelectedClipsEdgeIsDraggedToTheFrame(FxRobot robot) {
        double middle = view.rows().lanes() + 13;
        robot.drag(at(410, middle), MouseButton.PRIMARY).moveTo(at(404, middle)).moveTo(at(390, middle)).drop();
        assertThat(intents.asked()).contains("drag IN 390").endsWith("drop");
        assertThat(session.clips().get(6).range()).isEqualTo(new clipbrowser.time.FrameRange(390, 492));
    }

    @Test
    void aDraggedOutEdgeSnapsToAnotherClipUnlessAltIsHeld(FxRobot robot) {
        double middle = view.rows().lanes() + 13;
        robot.drag(at(492, middle), MouseButton.PRIMARY).moveTo(at(510, middle)).moveTo(at(517, middle)).drop();
        assertThat(intents.asked()).contains("drag OUT 519");
        robot.interact(() -> {
            fire(MouseEvent.MOUSE_PRESSED, 520, middle, false, true);
            fire(MouseEvent.MOUSE_DRAGGED, 517, middle, false, true);
            fire(MouseEvent.MOUSE_RELEASED, 517, middle, false, true);
        });
        assertThat(intents.asked()).contains("drag OUT 516");
    }

    @Test
    void escGivesADragUp(FxRobot robot) {
        double middle = view.rows().lanes() + 13;
        robot.drag(at(410, middle), MouseButton.PRIMARY).moveTo(at(400, middle)).moveTo(at(390, middle))
                .type(KeyCode.ESCAPE).drop();
        assertThat(intents.asked()).endsWith("cancel");
    }

    @Test
    void thePlayheadStandsAtTheFrameOnScreenAndIsHollowWhereThatIsNotSure(FxRobot robot) throws TimeoutException {
        WritableImage image = new WritableImage(1, 1);
        robot.interact(() -> playback.show(new Playback.Shown.Frame(session.sources().getFirst(), 441, image)));
        PlayheadLine playhead = robot.lookup(n -> n instanceof PlayheadLine && n.isVisible()).query();
        assertThat(playhead.getTranslateX()).isEqualTo(TimelineView.SIDE + 441);
        assertThat(playhead.isSure()).isTrue();
        robot.interact(() -> playback.show(new Playback.Shown.Unsure(session.sources().getFirst(), 500, image)));
        assertThat(playhead.isSure()).isFalse();
        robot.interact(() -> {
            view.zoomClip();
            view.zoomIn();
        });
        robot.interact(() -> playback.show(new Playback.Shown.Frame(session.sources().getFirst(), 700, image)));
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> view.scale().visible().contains(700));
    }

    @Test
    void aDecisionIsSeenAtOnce(FxRobot robot) {
        robot.interact(() -> PretendRun.decide(session.clips().get(3), Decision.KEEP));
        WaitForAsyncUtils.waitForFxEvents();
        Point2D block = at(300, view.rows().lanes() + 48);
        assertThat(robot.capture(view).getImage().getPixelReader()
                .getColor(TimelineView.SIDE + 310, surfaceTop() + view.rows().lanes() + 34).getGreen())
                .as("%s", block).isGreaterThan(0.3);
    }

    @Test
    void severalSourcesAreTabsAndManyAreAMenu(FxRobot robot) {
        robot.interact(() -> show(PretendRun.sources(3)));
        robot.clickOn("camera_2");
        assertThat(intents.asked()).containsExactly("look camera_2");
        assertThat(text(robot, "#source-clips")).isEqualTo("4 clips");
        robot.interact(() -> show(PretendRun.sources(8)));
        assertThat(robot.lookup("#source-menu").tryQuery()).isPresent();
    }

    @Test
    void withoutPicturesAndSoundTheLanesCloseUp() {
        assertThat(view.rows().filmHeight()).isZero();
        assertThat(view.rows().waveHeight()).isZero();
        assertThat(view.rows().lanes()).isLessThan(60);
        assertThat(
                List.of(TimelineRows.of(150, true, true).lanesHeight(), TimelineRows.of(500, true, true).filmHeight()))
                .allMatch(height -> height >= 48);
    }

    /** With a key held, which the headless robot doesn't pass on. */
    private void fire(EventType<MouseEvent> type, double x, double y, boolean ctrl, boolean alt) {
        Node surface = view.lookup("#timeline-surface");
        Point2D at = surface.localToScene(TimelineView.SIDE + x + 0.4, y);
        Event.fireEvent(surface, new MouseEvent(type, at.getX(), at.getY(), 0, 0, MouseButton.PRIMARY, 1, false, ctrl,
                alt, false, true, false, false, true, false, false, null));
    }

    private int surfaceTop() {
        return (int) view.lookup("#timeline-surface").getBoundsInParent().getMinY();
    }

    /** A place on the timeline: pixels from the source's first frame at a pixel a frame, and from the surface's top. */
    private Point2D at(double x, double y) {
        Node surface = view.lookup("#timeline-surface");
        return surface.localToScreen(TimelineView.SIDE + x + 0.4, y);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }
}
