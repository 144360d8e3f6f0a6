package clipbrowser.view.export;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.view.Fonts;
import clipbrowser.view.Keys;
import clipbrowser.view.export.ImportPreview.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ImportPanelTest {
    private final List<String> asked = new ArrayList<>();
    private Stage stage;

    private final ImportPreview.Answer answer = new ImportPreview.Answer() {
        @Override
        public int take(Set<String> theirs) {
            asked.add("take " + new TreeSet<>(theirs));
            return 3 + theirs.size();
        }

        @Override
        public void undo() {
            asked.add("undo");
        }

        @Override
        public void choose() {
            asked.add("choose");
        }

        @Override
        public void close() {
            asked.add("close");
        }
    };

    @Start
    void start(Stage window) {
        Fonts.load();
        stage = window;
        stage.setX(0);
        stage.setY(0);
    }

    private void show(FxRobot robot, ImportPreview.Shown shown) {
        robot.interact(() -> {
            HBox room = new HBox(new ImportPanel(shown, answer));
            room.setFillHeight(true);
            stage.setScene(new Scene(room, ImportPanel.WIDTH, 700));
            stage.getScene().getStylesheets().add(String.valueOf(Keys.class.getResource("theme.css")));
            stage.show();
        });
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    @Test
    void conflictsStayAsHereUntilTheFileIsChosen(FxRobot robot) {
        show(robot, new ImportPreview.Shown(new ImportPreview("a.json", 3, 1, List.of(new Conflict("k1", "a41f", "kept",
                "rejected"), new Conflict("k2", "a42c", "kept", "kept, title \u201cx\u201d")), List.of("zzz")), ""));
        assertThat(text(robot, "#import-take")).contains("3");
        assertThat(text(robot, "#import-unknown")).contains("zzz");
        robot.clickOn("File: rejected");
        assertThat(text(robot, "#import-take")).contains("4");
        robot.clickOn("#import-all-there");
        robot.clickOn("#import-all-here");
        assertThat(text(robot, "#import-take")).contains("3");
        robot.clickOn("File: rejected");
        robot.clickOn("#import-take");
        assertThat(asked).containsExactly("take [k1]");
        robot.clickOn("#import-undo");
        assertThat(asked).containsExactly("take [k1]", "undo", "close");
    }

    @Test
    void nothingNewIsSaidAndCannotBePressed(FxRobot robot) {
        show(robot, new ImportPreview.Shown(new ImportPreview("a.json", 0, 12, List.of(), List.of()), ""));
        assertThat(robot.lookup("#import-take").query().isDisabled()).isTrue();
        assertThat(text(robot, "#import-same")).contains("12");
    }

    @Test
    void aFileThatIsRefusedSaysWhyAndAnotherCanBeChosen(FxRobot robot) {
        show(robot, new ImportPreview.Shown(null, "a.txt is neither"));
        assertThat(text(robot, "#import-sentence")).isEqualTo("a.txt is neither");
        robot.clickOn("#import-other");
        assertThat(asked).containsExactly("choose");
    }
}
