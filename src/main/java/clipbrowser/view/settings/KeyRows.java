package clipbrowser.view.settings;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.wording.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Every command with its keys. A click on a key, or on the plus beside a command, waits for the key to be pressed; one
 * that another command has is taken over only when the editor says so.
 */
final class KeyRows extends VBox {
    private final ObservableValue<KeyMap> keys;
    private final Consumer<KeyMap> change;
    private final SettingsActions actions;
    private final TextField find = new TextField();
    private final VBox groups = new VBox(10);
    private final Button resetAll = new Button(Messages.text("settings.keys.resetAll"));
    private @Nullable Asked asked;

    /**
     * What is being changed.
     *
     * @param instead the key to be replaced; null for one more
     * @param clash   what was pressed but another command has; null while it is waited for
     */
    private record Asked(Command command, @Nullable KeyStroke instead, @Nullable KeyStroke clash) {}

    KeyRows(ObservableValue<KeyMap> keys, Consumer<KeyMap> change, SettingsActions actions) {
        super(8);
        this.keys = keys;
        this.change = change;
        this.actions = actions;
        find.setId("settings-find-key");
        find.setPromptText(Messages.text("settings.keys.find"));
        find.textProperty().subscribe(_ -> show());
        HBox.setHgrow(find, Priority.ALWAYS);
        resetAll.setId("settings-reset-keys");
        resetAll.setMinWidth(USE_PREF_SIZE);
        resetAll.setOnAction(_ -> {
            ask(null);
            change.accept(KeyMap.defaults());
        });
        HBox above = new HBox(8, find, resetAll);
        above.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(above, groups);
        keys.subscribe(_ -> show());
    }

    /** Gives up what was being changed. */
    void settle() {
        ask(null);
    }

    private void ask(@Nullable Asked now) {
        asked = now;
        actions.listenNoMore();
        if (now != null && now.clash() == null) {
            actions.listen(stroke -> pressed(now, stroke));
        }
        show();
    }

    private void pressed(Asked wanted, @Nullable KeyStroke stroke) {
        Optional<Command> has = stroke == null ? Optional.empty() : keys.getValue().commandOf(stroke);
        if (stroke == null || has.filter(c -> c == wanted.command()).isPresent()) {
            ask(null);
        } else if (has.isPresent()) {
            ask(new Asked(wanted.command(), wanted.instead(), stroke));
        } else {
            take(wanted, stroke);
        }
    }

    private void take(Asked wanted, KeyStroke stroke) {
        asked = null;
        change.accept(keys.getValue().with(wanted.command(), wanted.instead(), stroke));
        show();
    }

    private void show() {
        KeyMap map = keys.getValue();
        String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
        Map<Command.Group, VBox> shown = new EnumMap<>(Command.Group.class);
        for (Command command : Command.values()) {
            String name = Messages.text("command." + command.name());
            boolean fits = wanted.isEmpty() || name.toLowerCase(Locale.ROOT).contains(wanted) || map.keysOf(command)
                    .stream().anyMatch(k -> k.label().toLowerCase(Locale.ROOT).equals(wanted));
            if (fits) {
                shown.computeIfAbsent(command.group(), KeyRows::group).getChildren().add(row(command, name, map));
            }
        }
        groups.getChildren().setAll(shown.values());
        if (shown.isEmpty()) {
            Label none = new Label(Messages.text("settings.keys.none"));
            none.getStyleClass().add("quiet");
            groups.getChildren().setAll(none);
        }
        resetAll.setDisable(Stream.of(Command.values()).noneMatch(map::changed));
    }

    private static VBox group(Command.Group of) {
        Label title = new Label(Messages.text("group." + of.name()));
        title.getStyleClass().addAll("quiet", "small");
        return new VBox(1, title);
    }

    private Node row(Command command, String text, KeyMap map) {
        Label name = new Label(text);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox line = new HBox(4, name);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("key-row");
        line.setId("keys-" + command.name());
        if (map.changed(command)) {
            line.getChildren().add(small("reset-" + command.name(), Feather.ROTATE_CCW, "settings.keys.reset", () -> {
                ask(null);
                change.accept(map.reset(command));
            }));
        }
        Asked now = asked != null && asked.command() == command ? asked : null;
        KeyStroke clash = now == null ? null : now.clash();
        boolean waits = now != null && clash == null;
        KeyStroke instead = waits && now != null ? now.instead() : null;
        for (KeyStroke stroke : map.keysOf(command)) {
            boolean waited = stroke.equals(instead);
            Button cap = new Button(waited ? Messages.text("settings.keys.press") : stroke.label());
            cap.getStyleClass().add("key-button");
            if (waited) {
                cap.getStyleClass().add("waited");
            }
            cap.setMinWidth(Region.USE_PREF_SIZE);
            cap.setTooltip(new Tooltip(Messages.text("settings.keys.change")));
            cap.setOnAction(_ -> ask(waited ? null : new Asked(command, stroke, null)));
            line.getChildren().add(cap);
        }
        if (waits && instead == null) {
            Button cap = new Button(Messages.text("settings.keys.press"));
            cap.getStyleClass().addAll("key-button", "waited");
            cap.setMinWidth(Region.USE_PREF_SIZE);
            cap.setOnAction(_ -> ask(null));
            line.getChildren().add(cap);
        } else {
            line.getChildren().add(small("add-" + command.name(), Feather.PLUS, "settings.keys.add",
                    () -> ask(new Asked(command, null, null))));
        }
        return now == null || clash == null ? line : new VBox(line, clash(now, clash, map));
    }

    private Node clash(Asked wanted, KeyStroke stroke, KeyMap map) {
        Label sentence = new Label(Messages.text("settings.keys.clash", stroke.label(), map.commandOf(stroke)
                .map(c -> Messages.text("command." + c.name())).orElse("")));
        sentence.setId("key-clash");
        sentence.setWrapText(true);
        sentence.getStyleClass().addAll("amber-text", "small");
        Button yes = new Button(Messages.text("settings.keys.take"));
        yes.setId("key-take");
        yes.setOnAction(_ -> take(wanted, stroke));
        Button no = new Button(Messages.text("settings.keys.leave"));
        no.setId("key-leave");
        no.setOnAction(_ -> ask(null));
        List.of(yes, no).forEach(button -> button.getStyleClass().add("small"));
        VBox box = new VBox(6, sentence, new HBox(8, yes, no));
        box.getStyleClass().add("key-clash");
        return box;
    }

    private static Button small(String id, Feather icon, String key, Runnable does) {
        FontIcon image = new FontIcon(icon);
        image.getStyleClass().add("quiet-icon");
        image.setIconSize(13);
        Button button = new Button(null, image);
        button.setId(id);
        button.getStyleClass().addAll("flat", "key-small");
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.setAccessibleText(Messages.text(key));
        button.setOnAction(_ -> does.run());
        return button;
    }
}
