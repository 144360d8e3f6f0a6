package clipbrowser.view.settings;

import clipbrowser.command.KeyMap;
import clipbrowser.model.Preferences;
import clipbrowser.model.Setting;
import clipbrowser.model.SettingsTrouble;
import clipbrowser.session.Settings;
import clipbrowser.view.PanelTitle;
import clipbrowser.wording.Messages;
import clipbrowser.wording.Sentences;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import javafx.util.converter.IntegerStringConverter;
import org.jspecify.annotations.Nullable;

/** What the editor likes, at the window's right side. Every change holds at once. FX thread. */
public final class SettingsPanel extends VBox {
    private static final int WIDTH = 340;
    private static final List<Integer> LIMITS = List.of(0, 15, 30, 60, 90);
    /** In the list of limits: any other number of seconds. */
    private static final int OWN = -1;
    private static final List<Integer> HANDLES_MS = List.of(0, 500, 1000, 2000, 5000);

    private final Settings settings;
    private final SettingsActions actions;
    private final KeyRows keyRows;
    private final Label trouble = new Label();
    private Subscription watching = Subscription.EMPTY;

    /** @param keys as they are now */
    public SettingsPanel(Settings settings, ObservableValue<KeyMap> keys, SettingsActions actions) {
        this.settings = settings;
        this.actions = actions;
        setId("settings-panel");
        getStyleClass().add("settings-panel");
        getStylesheets().add(String.valueOf(SettingsPanel.class.getResource("settings.css")));
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        trouble.setWrapText(true);
        trouble.setId("settings-trouble");
        trouble.getStyleClass().addAll("amber-text", "small");
        trouble.managedProperty().bind(trouble.visibleProperty());
        keyRows = new KeyRows(keys, map -> settings.of(Setting.KEYS).set(map.own()), actions);
        VBox content = new VBox(8, trouble, heading("settings.playing"), volume(),
                row("settings.loopHandles", loopHandles()), row("settings.skim", skim()),
                heading("settings.deciding"),
                check("settings-advances", "settings.advances", settings.of(Setting.ADVANCES)),
                row("settings.limit", limit()), heading("settings.picture"), row("settings.theme", theme()),
                row("settings.timeline", timeline()),
                check("settings-timecode", "settings.timecode", settings.of(Setting.TIMECODE)),
                check("settings-safe-areas", "settings.safeAreas", settings.of(Setting.SAFE_AREAS)),
                row("settings.stills", stills()), heading("settings.help"),
                check("settings-detailed-log", "settings.detailedLog", settings.of(Setting.DETAILED_LOG)),
                heading("settings.keys"), keyRows);
        content.getStyleClass().add("settings-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new PanelTitle("settings", new Label(Messages.text("settings.title")), actions::close),
                scroll);
        sceneProperty().subscribe((_, scene) -> {
            watching.unsubscribe();
            watching = scene == null ? Subscription.EMPTY : settings.troubleProperty().subscribe(this::show);
            if (scene == null) {
                keyRows.settle();
                if (settings.troubleProperty().get() instanceof SettingsTrouble.Damaged) {
                    // It was read here.
                    settings.troubleProperty().set(null);
                }
            }
        });
    }

    private void show(@Nullable SettingsTrouble now) {
        trouble.setText(now == null ? "" : Sentences.of(now));
        trouble.setVisible(now != null);
    }

    private static Label heading(String key) {
        Label heading = new Label(Messages.text(key));
        heading.getStyleClass().add("settings-heading");
        return heading;
    }

    private static HBox row(String key, Node control) {
        Label name = new Label(Messages.text(key));
        name.getStyleClass().add("settings-name");
        name.setLabelFor(control);
        HBox row = new HBox(8, name, control);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(control, Priority.ALWAYS);
        if (control instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        return row;
    }

    private static CheckBox check(String id, String key, BooleanProperty value) {
        CheckBox box = new CheckBox(Messages.text(key));
        box.setId(id);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private HBox volume() {
        Slider slider = new Slider(Setting.VOLUME.least(), Setting.VOLUME.most(), settings.of(Setting.VOLUME).get());
        slider.setId("settings-volume");
        slider.valueProperty().subscribe(now -> settings.of(Setting.VOLUME).set((int) Math.round(now.doubleValue())));
        Label number = new Label();
        number.getStyleClass().addAll("mono", "small");
        number.setMinWidth(30);
        number.setAlignment(Pos.CENTER_RIGHT);
        settings.of(Setting.VOLUME).subscribe(now -> {
            number.setText(Integer.toString(now.intValue()));
            if (Math.round(slider.getValue()) != now.intValue()) {
                slider.setValue(now.intValue());
            }
        });
        CheckBox mute = check("settings-mute", "settings.mute", settings.of(Setting.MUTED));
        mute.setMinWidth(USE_PREF_SIZE);
        HBox all = new HBox(8, slider, number, mute);
        all.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(slider, Priority.ALWAYS);
        return row("settings.volume", all);
    }

    private Node loopHandles() {
        ComboBox<Integer> box = choice("settings-loop-handles", HANDLES_MS, ms -> ms == 0
                ? Messages.text("settings.loop.clip")
                : Messages.text("settings.loop.around", seconds(ms)));
        // What was written by hand is shown too.
        shown(box, settings.of(Setting.LOOP_HANDLES_MS));
        CheckBox loop = check("settings-loop", "settings.loop", settings.of(Setting.LOOP));
        loop.setMinWidth(USE_PREF_SIZE);
        HBox both = new HBox(8, box, loop);
        both.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(box, Priority.ALWAYS);
        return both;
    }

    private static String seconds(int ms) {
        return ms % 1000 == 0
                ? Integer.toString(ms / 1000)
                : ms / 1000 + "." + "%03d".formatted(ms % 1000)
                        .replaceAll("0+$", "");
    }

    private Node skim() {
        return spinner("settings-skim", Setting.SKIM_SECONDS, Setting.SKIM_SECONDS.least(), "settings.skim.seconds");
    }

    private Node limit() {
        List<Integer> all = java.util.stream.Stream.concat(LIMITS.stream(), java.util.stream.Stream.of(OWN)).toList();
        ComboBox<Integer> box = choice("settings-limit", all, seconds -> switch (seconds) {
            case 0 -> Messages.text("settings.limit.none");
            case OWN -> Messages.text("settings.limit.own");
            default -> Messages.text("settings.limit.seconds", Integer.toString(seconds));
        });
        HBox own = spinner("settings-limit-own", Setting.LIMIT_SECONDS, 1, "settings.seconds");
        own.managedProperty().bind(own.visibleProperty());
        int now = settings.of(Setting.LIMIT_SECONDS).get();
        box.setValue(LIMITS.contains(now) ? now : OWN);
        own.setVisible(!LIMITS.contains(now));
        box.valueProperty().subscribe((_, chosen) -> {
            own.setVisible(chosen == OWN);
            if (chosen != OWN) {
                settings.of(Setting.LIMIT_SECONDS).set(chosen);
            }
        });
        VBox both = new VBox(6, box, own);
        box.setMaxWidth(Double.MAX_VALUE);
        return both;
    }

    private ComboBox<Preferences.Theme> theme() {
        ComboBox<Preferences.Theme> box = choice("settings-theme", List.of(Preferences.Theme.values()),
                theme -> switch (theme) {
                    case DARK -> Messages.text("settings.theme.dark");
                    case LIGHT -> Messages.text("settings.theme.light");
                    case SYSTEM -> Messages.text("settings.theme.system");
                });
        box.valueProperty().bindBidirectional(settings.of(Setting.THEME));
        return box;
    }

    private ComboBox<Preferences.TimelineOpening> timeline() {
        ComboBox<Preferences.TimelineOpening> box = choice("settings-timeline",
                List.of(Preferences.TimelineOpening.values()), opening -> switch (opening) {
                    case BY_LENGTH -> Messages.text("settings.timeline.byLength");
                    case WHOLE -> Messages.text("settings.timeline.whole");
                    case NEIGHBOURHOOD -> Messages.text("settings.timeline.neighbourhood");
                    case CLIP -> Messages.text("settings.timeline.clip");
                });
        box.valueProperty().bindBidirectional(settings.of(Setting.TIMELINE));
        return box;
    }

    private Node stills() {
        Label folder = new Label();
        folder.setId("settings-stills");
        folder.getStyleClass().addAll("mono", "smaller");
        folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        folder.setMaxWidth(Double.MAX_VALUE);
        folder.setTooltip(new Tooltip());
        settings.of(Setting.STILLS).subscribe(_ -> {
            folder.setText(actions.stills().toString());
            folder.getTooltip().setText(folder.getText());
        });
        Button choose = new Button(Messages.text("settings.stills.choose"));
        choose.setId("settings-stills-choose");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> {
            Path chosen = actions.chooseFolder(actions.stills());
            if (chosen != null) {
                settings.of(Setting.STILLS).set(chosen.toString());
            }
        });
        HBox both = new HBox(8, folder, choose);
        both.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(folder, Priority.ALWAYS);
        return both;
    }

    private static <T> ComboBox<T> choice(String id, List<T> of, Function<T, String> text) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(of);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public @Nullable T fromString(String typed) {
                return null;
            }
        });
        return box;
    }

    private static void shown(ComboBox<Integer> box, IntegerProperty value) {
        value.subscribe(now -> {
            if (!box.getItems().contains(now.intValue())) {
                box.getItems().add(now.intValue());
            }
            if (!Objects.equals(box.getValue(), now.intValue())) {
                box.setValue(now.intValue());
            }
        });
        box.valueProperty().subscribe((_, chosen) -> value.set(chosen));
    }

    /** Takes what was typed also when the focus goes elsewhere; what isn't a number goes back to what was. */
    private HBox spinner(String id, Setting.Number setting, int least, String unit) {
        IntegerProperty value = settings.of(setting);
        int most = setting.most();
        Spinner<Integer> spinner = new Spinner<>(least, most, Math.clamp(value.get(), least, most));
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(90);
        spinner.getValueFactory().setConverter(new IntegerStringConverter() {
            @Override
            public Integer fromString(@Nullable String typed) {
                try {
                    return Math.clamp(Long.parseLong(String.valueOf(typed).strip()), least, most);
                } catch (NumberFormatException _) {
                    spinner.getEditor().setText(Integer.toString(spinner.getValue()));
                    return spinner.getValue();
                }
            }
        });
        spinner.valueProperty().subscribe((_, now) -> {
            if (now != null) {
                value.set(now);
            }
        });
        value.subscribe(now -> spinner.getValueFactory().setValue(Math.clamp(now.intValue(), least, most)));
        Label of = new Label(Messages.text(unit));
        of.getStyleClass().add("quiet");
        HBox both = new HBox(8, spinner, of);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }
}
