package clipbrowser.view.palette;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Every command in a menu of its kind, with its key and whether it is on. Keys stand beside the names as text: pressed
 * they are answered by the window's one filter. FX thread.
 */
public final class CommandMenu {
    private final ObservableValue<KeyMap> keys;
    private final Intents intents;
    private final Function<Command, Optional<Boolean>> state;

    /** @param state of commands that switch something: whether it is on */
    public CommandMenu(ObservableValue<KeyMap> keys, Intents intents, Function<Command, Optional<Boolean>> state) {
        this.keys = keys;
        this.intents = intents;
        this.state = state;
    }

    /** For the window's header: takes no height of its own. Made anew each time it is opened. */
    public MenuButton button() {
        MenuButton button = new MenuButton();
        button.setId("menu");
        button.getStyleClass().addAll("flat", "menu-only");
        FontIcon icon = new FontIcon(Feather.MENU);
        icon.getStyleClass().add("quiet-icon");
        button.setGraphic(icon);
        button.setFocusTraversable(false);
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.setAccessibleText(Messages.text("menu.all"));
        button.setTooltip(new Tooltip(Messages.text("menu.all")));
        button.setOnShowing(_ -> button.getItems().setAll(menus()));
        // Without an item it would never open.
        button.getItems().setAll(menus());
        return button;
    }

    /** At the top of the screen, where the system has its menus. */
    public MenuBar bar() {
        MenuBar bar = new MenuBar();
        bar.setUseSystemMenuBar(true);
        keys.subscribe(_ -> bar.getMenus().setAll(menus()));
        return bar;
    }

    /** One for each kind of command. */
    List<Menu> menus() {
        return Stream.of(Command.Group.values()).map(this::menu).toList();
    }

    private Menu menu(Command.Group group) {
        Menu menu = new Menu(Messages.text("group." + group.name()));
        menu.setId("menu-" + group.name());
        Stream.of(Command.values()).filter(command -> command.group() == group).forEach(
                command -> menu.getItems().add(item(command)));
        return menu;
    }

    private MenuItem item(Command command) {
        Optional<Boolean> on = state.apply(command);
        MenuItem item = on.isPresent() ? new CheckMenuItem() : new MenuItem();
        if (item instanceof CheckMenuItem check) {
            check.setSelected(on.orElse(false));
        }
        String key = keys.getValue().keysOf(command).stream().findFirst().map(KeyStroke::label).orElse("");
        item.setText(Messages.text("command." + command.name()) + (key.isEmpty() ? "" : "   " + key));
        item.setMnemonicParsing(false);
        item.setId("menu-" + command.name());
        item.setOnAction(_ -> intents.run(command));
        return item;
    }
}
