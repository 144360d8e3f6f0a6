package clipbrowser.view.clips;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.Clip;
import clipbrowser.session.PretendRun;
import clipbrowser.session.PretendThumbnails;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.time.FrameRange;
import clipbrowser.view.Fonts;
import clipbrowser.view.Keys;
import clipbrowser.view.PretendIntents;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class RowThumbnailTest {
    private Session session;
    private PretendThumbnails stills;
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
        stills = new PretendThumbnails();
        window.setScene(new Scene(new ClipList(session, stills, new PretendIntents(session)), 520, 700));
        window.getScene().getStylesheets().add(String.valueOf(Keys.class.getResource("theme.css")));
    }

    private static long frame(ReviewedClip clip) {
        return RowThumbnail.frame(clip, Objects.requireNonNull(clip.range()));
    }

    private static List<RowThumbnail> rows(FxRobot robot) {
        return robot.lookup(".still").queryAll().stream().filter(Node::isVisible).map(RowThumbnail.class::cast)
                .filter(still -> still.getScene() != null && still.getParent().getParent().isVisible()).toList();
    }

    private static ImageView view(RowThumbnail still) {
        return (ImageView) still.getChildren().getFirst();
    }

    private static boolean signed(RowThumbnail still) {
        return still.getChildren().getLast().isVisible();
    }

    @Test
    void aStillIsAFewFramesAfterInAndStandsInItsRowWhenItComes(FxRobot robot) {
        ReviewedClip first = session.clips().getFirst();
        assertThat(frame(first)).as("half a second after in").isEqualTo(40 + 12);
        assertThat(stills.wanted()).contains(52L);
        robot.interact(() -> stills.come(52));
        WaitForAsyncUtils.waitForFxEvents();
        List<RowThumbnail> filled = rows(robot).stream().filter(row -> view(row).getImage() != null).toList();
        assertThat(filled).hasSize(1);
        assertThat(view(filled.getFirst()).getFitWidth()).isGreaterThanOrEqualTo(RowThumbnail.WIDTH);
        assertThat(view(filled.getFirst()).getFitHeight()).isGreaterThanOrEqualTo(RowThumbnail.HEIGHT);
        assertThat(stills.wanted()).as("what has come is asked for no more").doesNotContain(52L);
    }

    @Test
    void aTrimMovesTheStillAndTheOldOneStaysUntilTheNewOneComes(FxRobot robot) {
        ReviewedClip first = session.clips().getFirst();
        Image[] images = new Image[2];
        robot.interact(() -> images[0] = stills.come(52));
        robot.interact(() -> PretendRun.trim(first, new FrameRange(60, 118)));
        assertThat(stills.wanted()).contains(72L);
        assertThat(rows(robot)).extracting(row -> view(row).getImage()).contains(images[0]);
        robot.interact(() -> images[1] = stills.come(72));
        assertThat(rows(robot)).extracting(row -> view(row).getImage()).contains(images[1])
                .doesNotContain(images[0]);
    }

    @Test
    void whatCantBeHadIsAQuietSignOfTheSameSize(FxRobot robot) {
        robot.interact(() -> stills.fail(52));
        List<RowThumbnail> signed = rows(robot).stream().filter(RowThumbnailTest::signed).toList();
        assertThat(signed).hasSize(1);
        assertThat(signed.getFirst().getWidth()).isEqualTo(RowThumbnail.WIDTH);
        assertThat(signed.getFirst().getHeight()).isEqualTo(RowThumbnail.HEIGHT);
        robot.interact(() -> stills.come(52));
        assertThat(rows(robot)).as("later it can").noneMatch(RowThumbnailTest::signed);
    }

    @Test
    void aProblemClipHasTheSignAndAsksForNothing(FxRobot robot) {
        robot.interact(() -> {
            Session problem = new Session();
            problem.show(new clipbrowser.model.Run("r", clipbrowser.model.RunStatus.COMPLETE,
                    List.of(new Clip("p", "p", 1, null, null, null, PretendRun.media("m", 720), List.of())), null));
            show(problem);
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rows(robot)).hasSize(1).allMatch(RowThumbnailTest::signed);
        assertThat(stills.wanted()).isEmpty();
    }

    @Test
    void ofTwentyThousandOnlyThoseThatAreSeenAreAskedFor(FxRobot robot) {
        robot.interact(() -> show(PretendRun.large(20_000)));
        WaitForAsyncUtils.waitForFxEvents();
        int seen = rows(robot).size();
        assertThat(seen).isBetween(8, 16);
        assertThat(stills.wanted()).hasSizeBetween(seen - 1, seen + 1);
        Set<Long> before = stills.wanted();
        ListView<?> list = robot.lookup(".list-view").queryListView();
        robot.interact(() -> list.scrollTo(10_000));
        robot.interact(() -> list.scrollTo(19_000));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stills.wanted()).hasSizeLessThanOrEqualTo(seen + 4).doesNotContainAnyElementsOf(before);
    }
}
