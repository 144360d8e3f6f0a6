package clipbrowser.view.palette;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.session.Session;
import clipbrowser.view.Intents;
import clipbrowser.wording.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Over the window: every command with its key and state, clips, sources, timecodes and recent runs, by some letters of
 * their names. Up and Down choose, Enter does it, Esc or a click beside it closes. FX thread.
 */
public final class CommandPalette extends StackPane {
    /** Pixels. */
    private static final double WIDTH = 560;
    private static final double ROW = 32;
    private static final int ROWS = 12;

    private final KeyMap keys;
    private final Intents intents;
    private final Function<Command, Optional<Boolean>> state;
    private final Runnable close;
    private final PaletteSearch search;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();

    /**
     * @param state  of commands that switch something: whether it is on
     * @param recent ids of runs that were opened before, the latest first
     * @param close  takes this away, and gives the focus back
     */
    public CommandPalette(Session session, KeyMap keys, Intents intents, Function<Command, Optional<Boolean>> state,
            Supplier<List<String>> recent, Runnable close) {
        this.keys = keys;
        this.intents = intents;
        this.state = state;
        this.close = close;
        this.search = new PaletteSearch(session, recent);
        setId("palette");
        getStyleClass().add("scrim");
        field.setId("palette-field");
        field.setPromptText(Messages.text("palette.prompt"));
        field.setAccessibleText(Messages.text("command.PALETTE"));
        list.setId("palette-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(Messages.text("palette.nothing")));
        list.setCellFactory(_ -> new Row());
        VBox card = new VBox(8, field, list);
        card.getStyleClass().add("palette");
        card.setMaxSize(WIDTH, USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        card.translateYProperty().set(60);
        getChildren().add(card);
        field.textProperty().subscribe(this::look);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().subscribe(focused -> {
            if (focused) {
                field.requestFocus();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close.run();
            }
        });
    }

    private void look(@Nullable String typed) {
        List<PaletteEntry> entries = search.entries(typed == null ? "" : typed);
        list.getItems().setAll(entries);
        list.setPrefHeight(Math.clamp(entries.size(), 2, ROWS) * ROW + 4);
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        switch (event.getCode()) {
            case UP -> choose(at <= 0 ? last : at - 1);
            case DOWN -> choose(at >= last ? 0 : at + 1);
            case PAGE_UP -> choose(Math.max(0, at - ROWS));
            case PAGE_DOWN -> choose(Math.min(last, at + ROWS));
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - ROWS / 2));
    }

    /** It goes first: what is done may open something in its place. */
    private void take(@Nullable PaletteEntry entry) {
        if (entry == null) {
            return;
        }
        close.run();
        switch (entry) {
            case PaletteEntry.Run(Command command) -> intents.run(command);
            case PaletteEntry.Clip(var clip) -> intents.select(clip);
            case PaletteEntry.Media(var source) -> intents.look(source);
            case PaletteEntry.Time(String typed) -> intents.goTo(typed);
            case PaletteEntry.Recent(String runId) -> intents.openRun(runId, null, false);
        }
    }

    private static String name(PaletteEntry entry) {
        return switch (entry) {
            case PaletteEntry.Run(Command command) -> Messages.text("command." + command.name());
            case PaletteEntry.Clip(var clip) -> Messages.text("palette.clip",
                    Integer.toString(clip.clip().place()), clip.name());
            case PaletteEntry.Media(var source) -> Messages.text("palette.source", source.id());
            case PaletteEntry.Time(String typed) -> Messages.text("palette.time", typed);
            case PaletteEntry.Recent(String runId) -> Messages.text("palette.run", runId);
        };
    }

    private final class Row extends ListCell<PaletteEntry> {
        private final Label name = new Label();
        private final Label on = new Label();
        private final Label key = new Label();
        private final HBox row;

        Row() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setMinWidth(0);
            on.getStyleClass().addAll("quiet", "small");
            on.setMinWidth(USE_PREF_SIZE);
            key.getStyleClass().add("key-cap");
            key.setMinWidth(USE_PREF_SIZE);
            row = new HBox(10, name, gap, on, key);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            // As wide as the list: a long name is cut in its middle.
            setPrefWidth(0);
            setOnMouseClicked(_ -> take(getItem()));
        }

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (entry == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Optional<Command> command = entry instanceof PaletteEntry.Run(Command of)
                    ? Optional.of(of)
                    : Optional.empty();
            name.setText(name(entry));
            key.setText(command.flatMap(c -> keys.keysOf(c).stream().findFirst()).map(KeyStroke::label).orElse(""));
            key.setVisible(!key.getText().isEmpty());
            on.setText(command.flatMap(state).map(is -> Messages.text(is ? "palette.on" : "palette.off")).orElse(""));
            setAccessibleText(name.getText() + " " + on.getText() + " " + key.getText());
            setGraphic(row);
        }
    }
}
