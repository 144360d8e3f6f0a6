package clipbrowser.view.source;

import clipbrowser.model.FileFacts;
import clipbrowser.model.SourceSettings;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameRate;
import clipbrowser.time.Timecode;
import clipbrowser.view.PanelTitle;
import clipbrowser.wording.Messages;
import clipbrowser.wording.MiddleEllipsis;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * How the source on screen is counted and labelled, and why; what is said in it; and which file on this disk it was
 * made of. What is set here holds at once, in the window and in every export. It follows the source on screen. FX
 * thread.
 */
public final class SourcePanel extends VBox {
    public static final int WIDTH = 340;
    private static final int NAME = 34;

    private final Session session;
    private final SourceActions sourcing;
    private final Label name = new Label();
    private final Label verdict = line("source-verdict", "source-sentence");
    private final VBox warnings = new VBox(4);
    private final ComboBox<String> rate = new ComboBox<>();
    private final Label wrong = line("source-wrong", "source-warning");
    private final CheckBox drop = new CheckBox(Messages.text("source.panel.drop"));
    private final TextField start = new TextField();
    private final Label startFrom = line("source-start-from", "source-note");
    private final Button asFile = new Button(Messages.text("source.panel.asFile"));
    private final ClockPart clock;
    private final OriginalPart original;
    private final TranscriptPart transcript;
    private Subscription watching = Subscription.EMPTY;
    private boolean filling;

    public SourcePanel(Session session, SourceActions sourcing) {
        this.session = session;
        this.sourcing = sourcing;
        clock = new ClockPart(heading("source.panel.clock"), sourcing);
        original = new OriginalPart(session, sourcing);
        transcript = new TranscriptPart(sourcing);
        setId("source-panel");
        getStyleClass().add("source-panel");
        getStylesheets().add(String.valueOf(SourcePanel.class.getResource("source.css")));
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        rate();
        labels();
        VBox content = new VBox(10, heading("source.panel.rate"), verdict, warnings, row("source.panel.countAt", rate),
                wrong, heading("source.panel.timecode"), row("source.panel.start", start), startFrom, asFile, drop,
                clock, heading("source.panel.transcript"), transcript, heading("source.panel.original"), original);
        content.getStyleClass().add("source-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        name.setId("source-panel-name");
        getChildren().addAll(new PanelTitle("source", name, sourcing::close), scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                e.consume();
                sourcing.close();
            }
        });
        sceneProperty().subscribe(scene -> {
            watching.unsubscribe();
            watching = scene == null ? Subscription.EMPTY : watch();
        });
    }

    /** Asks for a folder in which originals of all sources are looked for. */
    public void searchFolder() {
        original.search();
    }

    private static Label heading(String key) {
        Label heading = new Label(Messages.text(key));
        heading.getStyleClass().add("source-heading");
        return heading;
    }

    static Label line(String id, String style) {
        Label line = new Label();
        line.setId(id);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().add(style);
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        return line;
    }

    static HBox row(String key, Node choice) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().add("source-name-of");
        label.setLabelFor(choice);
        HBox row = new HBox(8, label, choice);
        row.setAlignment(Pos.CENTER_LEFT);
        if (choice instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        HBox.setHgrow(choice, Priority.ALWAYS);
        return row;
    }

    private void rate() {
        rate.setId("source-rate-choice");
        rate.setEditable(true);
        rate.getItems().add(Messages.text("source.panel.evidence"));
        FrameRate.STANDARD.forEach(each -> rate.getItems().add(each.label()));
        rate.valueProperty().subscribe((_, typed) -> {
            Source source = session.source();
            if (!filling && source != null && typed != null) {
                rate(source, typed);
            }
        });
    }

    private void rate(Source source, String typed) {
        Optional<FrameRate> chosen = FrameRate.parse(typed);
        boolean follow = typed.isBlank() || typed.equals(rate.getItems().getFirst());
        wrong.setText(follow || chosen.isPresent() ? "" : Messages.text("source.panel.noRate", typed));
        if (follow || chosen.isPresent()) {
            sourcing.set(source, source.settings().withRate(follow ? null : chosen.orElseThrow()));
        }
    }

    private void labels() {
        start.setId("source-start");
        start.getStyleClass().add("mono");
        start.setOnAction(_ -> startTyped());
        start.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                startTyped();
            }
        });
        asFile.setId("source-as-file");
        asFile.managedProperty().bind(asFile.visibleProperty());
        asFile.setOnAction(_ -> {
            Source source = session.source();
            if (source != null) {
                sourcing.set(source, source.settings().withStartTimecode(null).withDrop(null));
            }
        });
        drop.setId("source-drop");
        drop.setOnAction(_ -> {
            Source source = session.source();
            if (source != null) {
                sourcing.set(source, source.settings().withDrop(drop.isSelected()));
            }
        });
    }

    private void startTyped() {
        Source source = session.source();
        String typed = start.getText().strip();
        if (filling || source == null || typed.equals(source.timecode().label(0))) {
            return;
        }
        Timecode from0 = new Timecode(source.timecode().rate(), source.timecode().drop(), 0);
        Optional<Long> count = from0.countOf(typed);
        if (typed.isEmpty()) {
            sourcing.set(source, source.settings().withStartTimecode(null));
        } else if (count.isPresent()) {
            sourcing.set(source, source.settings().withStartTimecode(from0.label(count.get())));
        } else {
            startFrom.setText(Messages.text("source.panel.noTimecode", typed));
        }
    }

    private Subscription watch() {
        Subscription[] ofSource = {Subscription.EMPTY};
        Subscription all = session.sourceProperty().subscribe(source -> {
            ofSource[0].unsubscribe();
            ofSource[0] = source == null
                    ? Subscription.EMPTY
                    : Subscription.combine(source.rateProperty().subscribe((_, _) -> fill(source)),
                            source.gridProperty().subscribe((_, _) -> fill(source)),
                            source.timecodeProperty().subscribe((_, _) -> fill(source)),
                            source.factsProperty().subscribe((_, _) -> fill(source)),
                            source.settingsProperty().subscribe((_, _) -> fill(source)),
                            source.transcriptProperty().subscribe((_, _) -> transcript.show(source)),
                            source.transcriptFailureProperty().subscribe((_, _) -> transcript.show(source)));
            fill(source);
        });
        return all.and(() -> ofSource[0].unsubscribe());
    }

    private void fill(@Nullable Source source) {
        getChildren().getLast().setVisible(source != null);
        name.setText(source == null ? "" : MiddleEllipsis.of(source.id(), NAME));
        if (source == null) {
            return;
        }
        name.setTooltip(new Tooltip(source.id()));
        filling = true;
        RateVerdict said = RateVerdict.of(source);
        verdict.setText(said.verdict());
        warnings.getChildren().setAll(said.warnings().stream().map(text -> {
            Label warning = line("", "source-warning");
            warning.setText("\u26a0  " + text);
            return warning;
        }).toList());
        SourceSettings set = source.settings();
        FrameRate own = set.rate();
        rate.setValue(own == null ? rate.getItems().getFirst() : own.isStandard() ? own.label() : own.exact());
        wrong.setText("");
        labels(source, set);
        filling = false;
        clock.show(source);
        original.show(source);
        transcript.show(source);
    }

    private void labels(Source source, SourceSettings set) {
        Timecode timecode = source.timecode();
        boolean known = source.grid() != null;
        start.setText(timecode.label(0));
        start.setDisable(!known);
        boolean can = timecode.rate().dropped() > 0;
        drop.setDisable(!known || !can);
        drop.setSelected(timecode.drop());
        FileFacts facts = source.facts();
        FileFacts.StartTimecode own = facts == null ? null : facts.startTimecode();
        String file = own == null ? "" : new Timecode(own.rate(), own.drop(), 0).label(own.frame());
        if (set.startTimecode() != null) {
            startFrom.setText(own == null
                    ? Messages.text("source.panel.startSet")
                    : Messages.text("source.panel.startSetFile", file));
        } else {
            startFrom.setText(own == null
                    ? Messages.text(facts == null ? "source.panel.startUnread" : "source.panel.startNone")
                    : Messages.text("source.panel.startFile", file));
        }
        asFile.setVisible(set.startTimecode() != null || set.drop() != null);
    }
}
