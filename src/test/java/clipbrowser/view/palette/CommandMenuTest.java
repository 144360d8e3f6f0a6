package clipbrowser.view.palette;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.view.SilentIntents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@SuppressWarnings("NullAway.Init")
class CommandMenuTest extends ApplicationTest {
    private final List<String> heard = new ArrayList<>();
    private final SimpleObjectProperty<KeyMap> keys = new SimpleObjectProperty<>(KeyMap.defaults());
    private boolean loops;
    private final CommandMenu menu = new CommandMenu(keys, SilentIntents.noting(heard),
            command -> command == Command.LOOP ? Optional.of(loops) : Optional.empty());
    private MenuButton button;

    @Override
    public void start(Stage stage) {
        button = menu.button();
        stage.setScene(new Scene(new HBox(button), 400, 300));
        stage.show();
    }

    private List<MenuItem> items() {
        return button.getItems().stream().flatMap(m -> ((Menu) m).getItems().stream()).toList();
    }

    @Test
    void noCommandIsMissingAndEachIsInItsPlace() {
        assertThat(items()).extracting(MenuItem::getId).containsExactlyInAnyOrderElementsOf(
                Stream.of(Command.values()).map(command -> "menu-" + command.name()).toList());
        assertThat(button.getItems()).extracting(MenuItem::getId).containsExactlyElementsOf(
                Stream.of(Command.Group.values()).map(group -> "menu-" + group.name()).toList());
    }

    @Test
    void itemsNameTheirKeyAndRunTheirCommand() {
        MenuItem keep = items().stream().filter(i -> "menu-KEEP".equals(i.getId())).findFirst().orElseThrow();
        assertThat(keep.getText()).startsWith("Keep").endsWith("   F");
        interact(keep::fire);
        assertThat(heard).containsExactly("run KEEP");
    }

    @Test
    void whatIsOnIsLookedUpWheneverItIsOpened() {
        loops = true;
        clickOn(button);
        CheckMenuItem loop = (CheckMenuItem) items().stream().filter(i -> "menu-LOOP".equals(i.getId())).findFirst()
                .orElseThrow();
        assertThat(loop.isSelected()).isTrue();
    }
}
