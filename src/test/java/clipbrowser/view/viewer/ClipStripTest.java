package clipbrowser.view.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.session.Playback;
import clipbrowser.session.PretendRun;
import clipbrowser.session.Session;
import clipbrowser.time.FrameRange;
import clipbrowser.view.PretendIntents;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ClipStripTest {
    private Session session;
    private PretendIntents intents;
    private ClipStrip strip;

    @Start
    void start(Stage stage) {
        session = PretendRun.picture();
        intents = new PretendIntents(session);
        strip = new ClipStrip(session, new Playback(), null, intents);
        stage.setScene(new Scene(new VBox(strip), 904, 100));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @Test
    void showsThreeSecondsAroundTheClip() {
        assertThat(strip.scale().visible()).isEqualTo(new FrameRange(410 - 72, 492 + 72));
    }

    @Test
    void aClickSeeksAndADragScrubs(FxRobot robot) {
        robot.drag(at(441.5), MouseButton.PRIMARY).moveTo(at(450.5)).drop();
        assertThat(intents.asked()).startsWith("seek 441").contains("scrub 450").endsWith("seek 450");
    }

    @Test
    void anEdgeIsDraggedUnderThePointerToTheFrame(FxRobot robot) {
        robot.drag(at(410), MouseButton.PRIMARY).moveTo(at(400)).moveTo(at(380)).drop();
        assertThat(intents.asked()).contains("drag IN 380").endsWith("drop");
        assertThat(session.clips().get(6).range()).isEqualTo(new FrameRange(380, 492));
        assertThat(strip.scale().visible().in()).isEqualTo(380 - 72);
    }

    @Test
    void theOutEdgeIsTheLastFrame(FxRobot robot) {
        robot.drag(at(492), MouseButton.PRIMARY).moveTo(at(500)).moveTo(at(520)).drop();
        assertThat(intents.asked()).contains("drag OUT 519").endsWith("drop");
    }

    @Test
    void escGivesADragUp(FxRobot robot) {
        robot.drag(at(410), MouseButton.PRIMARY).moveTo(at(400)).type(KeyCode.ESCAPE).drop();
        assertThat(intents.asked()).endsWith("cancel");
    }

    private Point2D at(double frame) {
        double x = strip.scale().x((long) frame) + (frame - (long) frame) * 4;
        return strip.localToScreen(x, 20);
    }
}
