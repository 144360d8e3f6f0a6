package clipbrowser.view.export;

import clipbrowser.exchange.CutPreset;
import clipbrowser.exchange.ExportOptions.Arrangement;
import clipbrowser.exchange.ExportOptions.Reels;
import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.view.PanelTitle;
import clipbrowser.view.export.ExportActions.Choice;
import clipbrowser.view.export.ExportActions.Preview;
import clipbrowser.wording.Messages;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where the clips go and what will be in it; at the window's right side, not in the way of the review: what is shown
 * follows every decision. FX thread.
 */
public final class ExportPanel extends VBox {
    public static final int WIDTH = 340;
    /** Decisions come in fast: what would be written is worked out once they pause. */
    private static final Duration SETTLE = Duration.millis(120);

    private final Session session;
    private final ExportActions exports;
    private final ComboBox<ExportDestination> to = new ComboBox<>();
    private final ComboBox<Which> which = new ComboBox<>();
    private final ComboBox<Arrangement> as = new ComboBox<>();
    private final ComboBox<Reels> reels = new ComboBox<>();
    private final ComboBox<CutPreset> presets = new ComboBox<>();
    private final Label steps = new Label();
    private final Button linkFolder = new Button(Messages.text("export.linkFolder"), new FontIcon(Feather.LINK));
    private final ComboBox<Boolean> order = new ComboBox<>();
    private final Spinner<Integer> handles = new Spinner<>(0, 10_000, 0);
    private final CheckBox drop = new CheckBox(Messages.text("export.dropFrame"));
    private final Label folderName = new Label();
    private final Label summary = new Label();
    private final VBox files = new VBox(2);
    private final VBox notes = new VBox(4);
    private final ExportResult result;
    private final Button write = new Button(Messages.text("export.write"));
    private final PauseTransition settle = new PauseTransition(SETTLE);
    private final HBox asRow;
    private final HBox handlesRow;
    private final HBox whichRow;
    private final HBox pathsRow;
    private final HBox reelsRow;
    private final HBox presetsRow;
    private final ComboBox<Boolean> paths = new ComboBox<>();
    private @Nullable Path folder;
    private boolean filling;
    private Subscription watching = Subscription.EMPTY;

    public ExportPanel(Session session, ExportActions exports) {
        this.session = session;
        this.exports = exports;
        this.result = new ExportResult(exports, this::write, () -> write.setDisable(false));
        setId("export-panel");
        getStyleClass().add("export-panel");
        getStylesheets().add(String.valueOf(stylesheet()));
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        choices();
        asRow = row("export.as", as);
        handlesRow = row("export.handles", handles);
        whichRow = row("export.which", which);
        pathsRow = row("export.paths", paths);
        reelsRow = row("export.reels", reels);
        presetsRow = row("export.presets", presets);
        Hyperlink help = new Hyperlink(Messages.text("export.help"));
        help.setId("export-help-link");
        help.setOnAction(_ -> exports.help(to.getValue()));
        steps.setId("export-steps");
        steps.setWrapText(true);
        steps.getStyleClass().add("export-note");
        VBox options = new VBox(8, row("export.to", to), steps, help, whichRow, asRow, row("export.order", order),
                handlesRow, pathsRow, reelsRow, presetsRow, drop, folderRow());
        linkFolder.setId("export-link-folder");
        linkFolder.setOnAction(_ -> exports.linkFolder());
        linkFolder.managedProperty().bind(linkFolder.visibleProperty());
        Label heading = new Label(Messages.text("export.inIt"));
        heading.getStyleClass().add("export-heading");
        summary.setId("export-summary");
        summary.setWrapText(true);
        VBox content = new VBox(10, options, heading, summary, files, notes, linkFolder, write, result);
        content.getStyleClass().add("export-content");
        write.setId("export-write");
        write.getStyleClass().add("loud");
        write.setMaxWidth(Double.MAX_VALUE);
        write.setOnAction(_ -> write(false));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new PanelTitle("export", new Label(Messages.text("export.title")), exports::close),
                scroll);
        settle.setOnFinished(_ -> look());
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                exports.close();
            }
        });
        fill(exports.last());
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null ? Subscription.EMPTY : watch();
        });
    }

    private static @Nullable URL stylesheet() {
        return ExportPanel.class.getResource("export.css");
    }

    private void choices() {
        to.setId("export-to");
        to.getItems().setAll(ExportDestination.values());
        to.setConverter(shown(ExportDestination::label));
        which.setId("export-which");
        which.getItems().setAll(Which.values());
        which.setConverter(shown(w -> switch (w) {
            case KEPT -> Messages.text("export.which.kept");
            case ALL -> Messages.text("export.which.all");
            case SELECTED -> Messages.text("export.which.selected");
        }));
        as.setId("export-as");
        as.setConverter(shown(a -> Messages.text("export.as." + a.name())));
        presets.setId("export-presets");
        presets.getItems().setAll(CutPreset.values());
        presets.setConverter(shown(p -> Messages.text("export.presets." + p.name())));
        reels.setId("export-reels");
        reels.getItems().setAll(Reels.values());
        reels.setConverter(shown(r -> Messages.text("export.reels." + r.name())));
        order.setId("export-order");
        order.getItems().setAll(false, true);
        order.setConverter(shown(list -> list
                ? Messages.text("export.order.list")
                : Messages.text("export.order.source")));
        paths.setId("export-paths");
        paths.getItems().setAll(false, true);
        paths.setConverter(shown(urls -> urls
                ? Messages.text("export.paths.url")
                : Messages.text("export.paths.plain")));
        handles.setId("export-handles");
        handles.setEditable(true);
        drop.setId("export-drop");
        to.valueProperty().subscribe((_, now) -> {
            if (!filling && now != null) {
                fill(now);
            }
        });
        which.valueProperty().subscribe((_, _) -> changed());
        as.valueProperty().subscribe((_, now) -> {
            if (!filling && now != null) {
                // Handles are for sequences that are trimmed further; end to end they would show what was cut away.
                handles.getValueFactory().setValue(exports.usualHandles(to.getValue(), now));
            }
            changed();
        });
        order.valueProperty().subscribe((_, _) -> changed());
        handles.valueProperty().subscribe((_, _) -> changed());
        paths.valueProperty().subscribe((_, _) -> changed());
        reels.valueProperty().subscribe((_, _) -> changed());
        presets.valueProperty().subscribe((_, _) -> changed());
        drop.selectedProperty().subscribe((_, _) -> changed());
    }

    private static <T> StringConverter<T> shown(java.util.function.Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String typed) {
                return null;
            }
        };
    }

    private static HBox row(String key, Node choice) {
        Label name = new Label(Messages.text(key + ".label"));
        name.getStyleClass().add("export-name");
        name.setLabelFor(choice);
        HBox row = new HBox(8, name, choice);
        row.setAlignment(Pos.CENTER_LEFT);
        if (choice instanceof javafx.scene.layout.Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        HBox.setHgrow(choice, Priority.ALWAYS);
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private HBox folderRow() {
        folderName.setId("export-folder");
        folderName.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
        folderName.setMaxWidth(Double.MAX_VALUE);
        Button choose = new Button(Messages.text("export.choose"));
        choose.setId("export-choose");
        choose.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        choose.setOnAction(_ -> {
            Path chosen = exports.chooseFolder(folder);
            if (chosen != null) {
                folder(chosen);
            }
        });
        HBox both = new HBox(8, folderName, choose);
        both.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(folderName, Priority.ALWAYS);
        return row("export.folder", both);
    }

    private void folder(@Nullable Path to) {
        folder = to;
        folderName.setText(to == null ? Messages.text("export.noFolder") : to.toString());
        look();
    }

    /** As it was chosen for this destination last. */
    private void fill(ExportDestination destination) {
        Choice choice = Objects.requireNonNullElse(exports.remembered(destination), Choice.usual(destination,
                exports.usualHandles(destination, destination.arrangements().getFirst())));
        filling = true;
        to.setValue(destination);
        which.setValue(choice.which());
        as.getItems().setAll(destination.arrangements());
        as.setValue(as.getItems().contains(choice.as()) ? choice.as() : as.getItems().getFirst());
        reels.setValue(choice.reels());
        presets.setValue(choice.preset());
        presetsRow.setVisible(destination.presets());
        steps.setText(destination.steps());
        order.setValue(choice.listOrder());
        handles.getValueFactory().setValue(choice.handles());
        drop.setSelected(choice.dropFrame());
        paths.setValue(choice.fileUrls());
        pathsRow.setVisible(destination.paths());
        asRow.setVisible(destination.arrangements().size() > 1);
        reelsRow.setVisible(destination.reels());
        handlesRow.setVisible(destination.handles());
        whichRow.setVisible(destination.chooses());
        drop.setVisible(destination.timecode());
        drop.setManaged(destination.timecode());
        filling = false;
        result.clear();
        folder(exports.folder(destination));
    }

    private Choice choice() {
        return new Choice(to.getValue(), which.getValue(), as.getValue(), handles.getValue(), order.getValue(),
                drop.isSelected(), paths.getValue(), reels.getValue(), presets.getValue());
    }

    private void changed() {
        if (!filling) {
            settle.playFromStart();
        }
    }

    private Subscription watch() {
        ListChangeListener<ReviewedClip> clips = _ -> changed();
        session.clips().addListener(clips);
        session.selection().addListener(clips);
        session.listed().addListener(clips);
        Subscription all = () -> {
            session.clips().removeListener(clips);
            session.selection().removeListener(clips);
            session.listed().removeListener(clips);
        };
        for (ReviewedClip clip : session.clips()) {
            all = all.and(clip.clipReviewProperty().subscribe((_, _) -> changed())).and(
                    clip.rangeProperty().subscribe((_, _) -> changed()));
        }
        exports.refresh(this::changed);
        look();
        return all;
    }

    private void look() {
        Preview preview = exports.preview(choice());
        summary.setText(preview.clips() == 0
                ? Messages.text("export.empty")
                : Messages.text("export.summary", preview.clips(), preview.length(),
                        preview.rates()));
        files.getChildren().setAll(ExportResult.lines(preview.files(), "export-file"));
        notes.getChildren().setAll(ExportResult.lines(preview.left(), "export-left"));
        notes.getChildren().addAll(ExportResult.lines(preview.notes(), "export-note"));
        linkFolder.setVisible(preview.offline());
        write.setDisable(preview.clips() == 0 || folder == null || !preview.ready());
    }

    private void write(boolean overwrite) {
        Path into = folder;
        if (into == null) {
            return;
        }
        write.setDisable(true);
        result.begins();
        exports.write(choice(), into, overwrite, now -> {
            write.setDisable(now instanceof ExportActions.Working);
            result.show(now);
        });
    }

    /** Chooses a destination, as an editor would. */
    public void choose(ExportDestination destination) {
        to.setValue(destination);
    }
}
