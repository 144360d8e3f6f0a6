package clipbrowser.view.viewer;

import clipbrowser.command.Command;
import clipbrowser.command.KeyMap;
import clipbrowser.command.KeyStroke;
import clipbrowser.session.Edge;
import clipbrowser.session.Playback;
import clipbrowser.session.Playback.Shown;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import clipbrowser.view.Intents;
import clipbrowser.wording.Length;
import clipbrowser.wording.Messages;
import java.util.List;
import java.util.function.ToLongBiFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The line below the clip strip: in, the big timecode, out, length and what is left, frame number, transport, Reject,
 * Keep. Every number in it is that of the picture above. Where there is little room, in, out, length and frame stand in
 * a line of their own above the others.
 */
final class TransportBar extends VBox {
    /** Narrower than this, in pixels, not all of it has room in one line. */
    private static final double ONE_LINE = 1060;
    /** Narrower than this, in pixels, the steps give way to what tells of several clips; their keys stay. */
    private static final double TIGHT = 720;
    private final Session session;
    private final Playback playback;
    private final LoadingState awaited;
    private final Intents intents;
    private final Label in = value("readout-in");
    private final Label out = value("readout-out");
    private final Label inMoved = value("moved-in");
    private final Label outMoved = value("moved-out");
    private final Label timecode = new Label();
    private final Label facts = new Label();
    private final Label frame = new Label();
    private final Label passing = new Label();
    /** In place of the words where there is little room. */
    private final Label brief = new Label();
    private final List<Button> steps;
    private final FontIcon playIcon = new FontIcon(Feather.PLAY);
    private final HBox inBox;
    private final HBox outBox;
    private final HBox line = new HBox();
    private final HBox above = new HBox();
    private Subscription clipWatch = Subscription.EMPTY;

    TransportBar(Session session, Playback playback, LoadingState awaited, ObservableValue<KeyMap> keys,
            Intents intents) {
        this.session = session;
        this.playback = playback;
        this.awaited = awaited;
        this.intents = intents;
        getStyleClass().add("transport");
        timecode.setId("timecode");
        timecode.getStyleClass().add("big-timecode");
        timecode.setMinWidth(USE_PREF_SIZE);
        facts.setId("readout-length");
        facts.getStyleClass().add("quiet");
        facts.setMinWidth(0);
        frame.setId("readout-frame");
        frame.getStyleClass().addAll("quiet");
        frame.setMinWidth(0);
        inBox = edge("viewer.in", in, inMoved);
        outBox = edge("viewer.out", out, outMoved);

        Button back = icon("step-back", new FontIcon(Feather.SKIP_BACK), Command.FRAME_BACK, keys);
        Button play = icon("play", playIcon, Command.PLAY_PAUSE, keys);
        Button forward = icon("step-forward", new FontIcon(Feather.SKIP_FORWARD), Command.FRAME_FORWARD, keys);
        ToggleButton loop = new ToggleButton("", new FontIcon(Feather.REPEAT));
        loop.setId("loop");
        loop.getStyleClass().add("flat");
        loop.setFocusTraversable(false);
        loop.setTooltip(hint(Command.LOOP, keys));
        loop.selectedProperty().bindBidirectional(playback.loopProperty());
        Button speed = new Button();
        speed.setId("speed");
        speed.getStyleClass().add("flat");
        speed.setFocusTraversable(false);
        speed.setMinWidth(USE_PREF_SIZE);
        speed.setTooltip(hint(Command.NORMAL_SPEED, keys));
        speed.setOnAction(_ -> intents.run(Command.NORMAL_SPEED));
        playback.speedProperty().subscribe(now -> speed.setText(speedText(now.intValue())));
        FontIcon audio = new FontIcon(Feather.VOLUME_2);
        Button mute = icon("mute", audio, Command.MUTE, keys);
        playback.mutedProperty().subscribe(muted -> audio.setIconCode(muted ? Feather.VOLUME_X : Feather.VOLUME_2));

        Button reject = decision("reject", "viewer.reject", Command.REJECT, keys);
        Button keep = decision("keep", "viewer.keep", Command.KEEP, keys);

        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        steps = List.of(back, forward);
        HBox controls = new HBox(2, back, play, forward, loop, mute, speed);
        controls.setAlignment(Pos.CENTER);
        controls.setMinWidth(USE_PREF_SIZE);
        HBox decisions = new HBox(8, reject, keep);
        decisions.setMinWidth(USE_PREF_SIZE);
        line.getStyleClass().add("transport-line");
        above.getStyleClass().add("transport-line");
        above.setId("readout-above");
        passing.setId("passing");
        passing.setTooltip(new Tooltip());
        brief.getStyleClass().add("small");
        passing.setGraphic(brief);
        passing.getStyleClass().add("passing");
        passing.setMinWidth(USE_PREF_SIZE);
        above.getChildren().setAll(inBox, outBox, facts, frame);
        line.getChildren().setAll(timecode, gap, passing, controls, decisions);
        getChildren().setAll(above, line);
        playback.modeProperty().subscribe(_ -> pass());
        playback.passingProperty().subscribe(_ -> pass());
        widthProperty().subscribe(_ -> fit());

        session.selectedProperty().subscribe(clip -> {
            clipWatch.unsubscribe();
            clipWatch = clip == null
                    ? Subscription.EMPTY
                    : Subscription.combine(clip.seenProperty().subscribe(_ -> read()),
                            clip.source().timecodeProperty().subscribe(_ -> read()));
            reject.setDisable(clip == null);
            keep.setDisable(clip == null);
            read();
        });
        session.edgeDrag().edgeProperty().subscribe(chosen -> {
            choose(in, chosen == Edge.IN);
            choose(out, chosen == Edge.OUT);
        });
        playback.shownProperty().subscribe(_ -> read());
        awaited.sourceProperty().subscribe(_ -> read());
        playback.stateProperty().subscribe(state -> playIcon.setIconCode(
                state == Playback.State.PLAYING || state == Playback.State.STALLED ? Feather.PAUSE : Feather.PLAY));
    }

    private void fit() {
        boolean tight = passing.isVisible() && getWidth() < TIGHT;
        passing.setContentDisplay(tight ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
        steps.forEach(step -> show(step, !tight));
        double width = getWidth() - (passing.isVisible() ? passing.prefWidth(-1) + 10 : 0);
        if (width > ONE_LINE == above.getChildren().isEmpty()) {
            return;
        }
        if (width > ONE_LINE) {
            above.getChildren().clear();
            getChildren().setAll(line);
            line.getChildren().addFirst(inBox);
            line.getChildren().addAll(2, List.of(outBox, facts, frame));
        } else {
            line.getChildren().removeAll(inBox, outBox, facts, frame);
            above.getChildren().setAll(inBox, outBox, facts, frame);
            getChildren().setAll(above, line);
        }
    }

    /** The edge that keys move is underlined. */
    private static void choose(Label edge, boolean chosen) {
        edge.getStyleClass().remove("chosen");
        if (chosen) {
            edge.getStyleClass().add("chosen");
        }
    }

    /** Which of several clips is played, where several are played. */
    private void pass() {
        Playback.Passing at = playback.passingProperty().get();
        passing.setText(switch (playback.modeProperty().get()) {
            case CLIP, FREE -> "";
            case KEPT -> at.of() == 0
                    ? Messages.text("viewer.passing")
                    : Messages.text("viewer.passing.kept", Integer.toString(at.at()), Integer.toString(at.of()));
            case SKIM -> at.of() == 0
                    ? Messages.text("viewer.passing")
                    : Messages.text("viewer.passing.skim", Integer.toString(at.at()), Integer.toString(at.of()));
        });
        brief.setText(Messages.text("viewer.passing.brief", Integer.toString(at.at()), Integer.toString(at.of())));
        passing.getTooltip().setText(passing.getText());
        show(passing, !passing.getText().isEmpty());
        fit();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void read() {
        ReviewedClip clip = session.selected();
        Source source = session.source();
        FrameRange range = clip == null ? null : clip.seen();
        in.setText(range == null || source == null
                ? Messages.text("viewer.none")
                : source.labelIn(range));
        out.setText(range == null || source == null
                ? Messages.text("viewer.none")
                : source.labelLast(range));
        moved(inMoved, clip, FrameGrid::countIn);
        moved(outMoved, clip, FrameGrid::countLast);
        switch (playback.shown()) {
            case Shown.Nothing _ -> {
                timecode.setText(Messages.text("viewer.noTimecode"));
                frame.setText("");
            }
            case Shown.Frame f -> {
                timecode.setText(f.source().label(f.frame(), f.source() == source ? range : null));
                frame.setText(Messages.text("viewer.frame", Long.toString(f.frame())));
            }
            case Shown.Unsure u -> {
                timecode.setText(u.source().label(u.near(), u.source() == source ? range : null));
                frame.setText(Messages.text("viewer.frameUnsure", Long.toString(u.near())));
            }
        }
        timecode.getStyleClass().removeAll("unsure", "former");
        if (playback.shown() instanceof Shown.Unsure) {
            timecode.getStyleClass().add("unsure");
        }
        if (awaited.sourceProperty().get() != null && awaited.isFormer()) {
            // Still true of the picture, which is dimmed too; in and out are the other source's.
            timecode.getStyleClass().add("former");
        }
        facts.setText(lengths(range, source));
    }

    /** How far an edge lies from its proposed place, in frames. */
    private static void moved(Label label, @Nullable ReviewedClip clip, ToLongBiFunction<FrameGrid, FrameRange> edge) {
        FrameRange now = clip == null ? null : clip.seen();
        FrameRange proposed = clip == null ? null : clip.proposed();
        FrameGrid grid = clip == null ? null : clip.source().grid();
        long by = now == null || proposed == null || grid == null
                ? 0
                : edge.applyAsLong(grid, now) - edge.applyAsLong(grid, proposed);
        label.setText(by == 0 ? "" : (by < 0 ? "\u2212" : "+") + Math.abs(by));
        show(label, by != 0);
    }

    private String lengths(@Nullable FrameRange range, @Nullable Source source) {
        FrameGrid grid = source == null ? null : source.grid();
        if (range == null || grid == null) {
            return "";
        }
        String length = Length.text(grid.lasts(range));
        Source shown = switch (playback.shown()) {
            case Shown.Nothing _ -> null;
            case Shown.Frame f -> f.source();
            case Shown.Unsure u -> u.source();
        };
        long at = playback.frame();
        // For a moment the picture may still be that of the source before.
        if (shown != source || !range.contains(at)) {
            return length;
        }
        MediaTime left = grid.ends(range).minus(grid.startOf(at + 1));
        return Messages.text("viewer.left", length, Length.text(
                left.compareTo(MediaTime.ZERO) > 0 ? left : MediaTime.ZERO));
    }

    private static String speedText(int percent) {
        return Messages.text("viewer.speed", percent % 100 == 0
                ? Integer.toString(percent / 100)
                : percent / 100 + "." + "%02d".formatted(Math.abs(percent % 100)).replaceAll("0$", ""));
    }

    private Button icon(String id, FontIcon icon, Command command, ObservableValue<KeyMap> keys) {
        Button button = new Button("", icon);
        button.setId(id);
        button.getStyleClass().add("flat");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setFocusTraversable(false);
        button.setTooltip(hint(command, keys));
        button.setAccessibleText(Messages.text("command." + command.name()));
        button.setOnAction(_ -> intents.run(command));
        return button;
    }

    private Button decision(String id, String text, Command command, ObservableValue<KeyMap> keys) {
        Button button = new Button(Messages.text(text));
        button.setId(id);
        button.getStyleClass().add(id);
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> intents.run(command));
        Label hint = new Label();
        hint.getStyleClass().add("key-hint");
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setGraphicTextGap(8);
        keys.subscribe(map -> {
            String stroke = map.keysOf(command).stream().findFirst().map(KeyStroke::label).orElse("");
            hint.setText(stroke);
            button.setGraphic(stroke.isEmpty() ? null : hint);
        });
        return button;
    }

    private static Tooltip hint(Command command, ObservableValue<KeyMap> keys) {
        Tooltip tip = new Tooltip();
        String name = Messages.text("command." + command.name());
        keys.subscribe(map -> tip.setText(
                map.keysOf(command).stream().findFirst().map(stroke -> name + "  " + stroke.label()).orElse(name)));
        return tip;
    }

    private static HBox edge(String name, Label value, Label moved) {
        Label label = new Label(Messages.text(name));
        label.getStyleClass().add("edge-label");
        HBox box = new HBox(5, label, value, moved);
        moved.getStyleClass().setAll("label", "amber-text", "mono");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private static Label value(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("edge-value");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
