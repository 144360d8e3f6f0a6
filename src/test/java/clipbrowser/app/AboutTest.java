package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.store.Folders;
import clipbrowser.view.AboutPanel;
import clipbrowser.view.Fonts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** What the About panel tells, from the files that the program carries. */
@SuppressWarnings("NullAway.Init")
class AboutTest extends ApplicationTest {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void start(Stage stage) {
        Fonts.load();
        Folders folders = Folders.of("Linux", Map.of(), Path.of("/home/editor"));
        AboutPanel panel = new AboutPanel(About.facts(folders), () -> heard.add("closed"));
        stage.setScene(new Scene(panel, 960, 600));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        panel.requestFocus();
    }

    @Test
    void tellsTheVersionAndWhereThingsLie() {
        assertThat(label("#about-version")).matches("Clip Browser \\d+\\.\\d+\\.\\d+.*");
        assertThat(label("#about-parts")).contains("Java " + Runtime.version().feature(), "JavaFX 26",
                "/home/editor/.local/share/clip-browser", "/home/editor/.local/state/clip-browser/logs");
    }

    @Test
    void showsTheLicenceWholeAndTheWorksOfOthers() throws Exception {
        String notices = text();
        for (String line : Files.readAllLines(Path.of("packaging/notices/components.tsv"))) {
            if (!line.startsWith("#")) {
                assertThat(notices).contains("  " + line.substring(0, line.indexOf('\t')) + " ");
            }
        }
        clickOn("#about-licence");
        assertThat(text()).isEqualTo(Files.readString(Path.of("LICENSE")))
                .contains("GNU GENERAL PUBLIC LICENSE", "END OF TERMS AND CONDITIONS");
        clickOn("#about-licence");
        assertThat(text()).as("a second click doesn't take it away").contains("GNU GENERAL PUBLIC LICENSE");
        clickOn("#about-notices");
        assertThat(text()).isEqualTo(notices);
    }

    @Test
    void itsTextIsReadOnlyAndItsFactsCanBeCopied() {
        String before = text();
        type(KeyCode.X);
        assertThat(text()).isEqualTo(before);
        clickOn("#about-copy");
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString()))
                .contains(label("#about-version"), "JavaFX");
    }

    @Test
    void isClosedByItsButtonAndByAClickBesideIt() {
        clickOn("#about-text");
        assertThat(heard).isEmpty();
        clickOn("#about-close");
        assertThat(heard).containsExactly("closed");
        moveTo("#about").moveBy(-470, 0).clickOn(javafx.scene.input.MouseButton.PRIMARY);
        assertThat(heard).containsExactly("closed", "closed");
    }

    private String label(String id) {
        return lookup(id).queryAs(Label.class).getText();
    }

    private String text() {
        return lookup("#about-text").queryAs(TextArea.class).getText();
    }
}
