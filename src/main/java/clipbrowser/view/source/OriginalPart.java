package clipbrowser.view.source;

import clipbrowser.model.SourceSettings;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.view.source.SourceActions.Looked;
import clipbrowser.view.source.SourceActions.Sign;
import clipbrowser.wording.Messages;
import clipbrowser.wording.MiddleEllipsis;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The file on this disk that the source was made of: chosen, held against it, shown beside it, let go. FX thread. */
final class OriginalPart extends VBox {
    private static final int PICTURE = 152;
    private static final int NAME = 38;
    private static final Duration SETTLE = Duration.millis(250);

    private final Session session;
    private final SourceActions sourcing;
    private final Label file = SourcePanel.line("original-file", "source-file");
    private final Label facts = SourcePanel.line("original-facts", "source-note");
    private final Label signs = SourcePanel.line("original-signs", "source-note");
    private final Label differs = SourcePanel.line("original-differs", "source-warning");
    private final Button choose = new Button();
    private final Button folder = new Button(Messages.text("original.folder"));
    private final Button unlink = new Button(Messages.text("original.unlink"));
    private final VBox found = new VBox(8);
    private final VBox linked = new VBox(10);
    private final Spinner<Integer> offset = new Spinner<>(
            new SpinnerValueFactory.IntegerSpinnerValueFactory(-10_000_000, 10_000_000, 0));
    private final CheckBox plays = new CheckBox(Messages.text("original.plays"));
    private final Label whyNot = SourcePanel.line("original-why-not", "source-note");
    private final ImageView hosted = new ImageView();
    private final ImageView local = new ImageView();
    private final Label frame = SourcePanel.line("original-frame", "source-note");
    private final PauseTransition settle = new PauseTransition(SETTLE);
    private @Nullable Source source;
    private @Nullable Looked looked;
    private String shown = "";
    private boolean filling;

    OriginalPart(Session session, SourceActions sourcing) {
        super(10);
        this.session = session;
        this.sourcing = sourcing;
        setId("original");
        choose.setId("original-choose");
        choose.setOnAction(_ -> choose());
        folder.setId("original-folder");
        folder.setOnAction(_ -> search());
        unlink.setId("original-unlink");
        unlink.setOnAction(_ -> set(s -> s.withFile(null, 0)));
        unlink.managedProperty().bind(unlink.visibleProperty());
        FlowPane buttons = new FlowPane(8, 8, choose, folder, unlink);
        offset.setId("original-offset");
        offset.setEditable(true);
        offset.setPrefWidth(120);
        offset.valueProperty().subscribe((_, now) -> {
            if (!filling && now != null) {
                set(s -> s.withFile(s.file(), now));
            }
        });
        plays.setId("original-plays");
        plays.setOnAction(_ -> set(s -> s.withPlaysFile(plays.isSelected())));
        Button here = new Button(Messages.text("original.compare"));
        here.setId("original-compare");
        here.setOnAction(_ -> compare());
        HBox sides = new HBox(8, side(hosted, "original.hosted"), side(local, "original.local"));
        linked.getChildren().addAll(sides, frame, here, SourcePanel.row("original.offset", offset), plays, whyNot);
        linked.managedProperty().bind(linked.visibleProperty());
        found.setId("original-found");
        found.managedProperty().bind(found.visibleProperty());
        getChildren().addAll(file, facts, signs, differs, buttons, found, linked);
        settle.setOnFinished(_ -> compare());
    }

    private static VBox side(ImageView view, String key) {
        view.setFitWidth(PICTURE);
        view.setPreserveRatio(true);
        StackPane frame = new StackPane(view);
        frame.getStyleClass().add("original-picture");
        frame.setMinSize(PICTURE, PICTURE * 9 / 16.0);
        Label caption = new Label(Messages.text(key));
        caption.getStyleClass().add("source-note");
        return new VBox(3, frame, caption);
    }

    private void set(java.util.function.UnaryOperator<SourceSettings> change) {
        Source at = source;
        if (at != null) {
            sourcing.set(at, change.apply(at.settings()));
        }
    }

    /** The source on screen, or what was set for it, has changed. */
    void show(Source now) {
        boolean other = now != source;
        source = now;
        SourceSettings set = now.settings();
        String path = set.file();
        filling = true;
        offset.getValueFactory().setValue(Math.clamp(set.fileOffset(), -10_000_000, 10_000_000));
        filling = false;
        file.setText(path == null ? Messages.text("original.none") : MiddleEllipsis.of(nameOf(path), NAME));
        file.getStyleClass().setAll("label", path == null ? "source-note" : "source-file");
        file.setTooltip(path == null ? null : new Tooltip(path));
        choose.setText(Messages.text(path == null ? "original.choose" : "original.other"));
        unlink.setVisible(path != null);
        linked.setVisible(path != null);
        if (other) {
            found.getChildren().clear();
        }
        found.setVisible(!found.getChildren().isEmpty());
        if (path == null) {
            looked = null;
            shown = "";
            facts.setText("");
            signs.setText("");
            differs.setText("");
        } else {
            String state = path + "\n" + set.fileOffset() + "\n" + now.id();
            if (looked == null || !looked.path().equals(path) || other) {
                looked = null;
                sourcing.look(now, path, seen -> seen(now, path, seen));
            }
            if (!state.equals(shown)) {
                shown = state;
                settle.playFromStart();
            }
        }
        switches();
    }

    private void seen(Source of, String path, @Nullable Looked now) {
        if (of != source || !path.equals(of.settings().file())) {
            return;
        }
        looked = now;
        if (now == null) {
            facts.setText("");
            signs.setText("");
            differs.setText("\u26a0  " + Messages.text("original.unreadable"));
        } else {
            facts.setText(now.facts());
            signs.setText(
                    now.agree().isEmpty() ? "" : "\u2713  " + Messages.text("original.agree", names(now.agree())));
            differs.setText(now.differ().isEmpty()
                    ? ""
                    : "\u26a0  " + Messages.text("original.differ", names(now.differ())));
        }
        switches();
    }

    private void switches() {
        Source at = source;
        if (at == null) {
            return;
        }
        SourceSettings set = at.settings();
        Looked now = looked;
        boolean fits = now != null && now.agree().containsAll(List.of(Sign.LENGTH, Sign.RATE));
        boolean can = fits && set.fileOffset() == 0;
        plays.setDisable(!can && !set.playsFile());
        plays.setSelected(set.playsFile());
        whyNot.setText(can || set.file() == null || now == null
                ? ""
                : Messages.text(fits ? "original.playsNotOffset" : "original.playsNot"));
    }

    private static String names(List<Sign> signs) {
        return signs.stream().map(sign -> switch (sign) {
            case NAME -> Messages.text("original.sign.name");
            case LENGTH -> Messages.text("original.sign.length");
            case RATE -> Messages.text("original.sign.rate");
            case SHAPE -> Messages.text("original.sign.shape");
        }).collect(Collectors.joining(", "));
    }

    private void choose() {
        Source at = source;
        String chosen = at == null ? null : sourcing.chooseFile(at);
        if (chosen != null) {
            set(s -> s.withFile(chosen, 0));
        }
    }

    /** Asks for a folder and proposes what lies in it. */
    void search() {
        String at = sourcing.chooseFolder();
        if (at != null) {
            found.setVisible(true);
            found.getChildren().setAll(note(Messages.text("original.searching")));
            sourcing.search(at, this::found);
        }
    }

    /** What fits in everything is linked when that is asked for; what doesn't is looked at one by one. */
    private void found(List<SourceActions.Found> files) {
        found.setVisible(true);
        found.getChildren().setAll(note(Messages.text("original.found", Integer.toString(files.size()),
                Integer.toString(session.sources().size()))));
        for (SourceActions.Found each : files) {
            found.getChildren().add(proposal(each));
        }
        if (files.size() > 1) {
            Button all = new Button(Messages.text("original.linkAll"));
            all.setId("original-link-all");
            all.setOnAction(_ -> {
                files.forEach(this::link);
                found.getChildren().setAll(note(Messages.text("original.linked", Integer.toString(files.size()))));
            });
            found.getChildren().add(all);
        }
    }

    private VBox proposal(SourceActions.Found each) {
        Label of = note(MiddleEllipsis.of(each.source().id(), NAME));
        Label name = new Label(MiddleEllipsis.of(nameOf(each.file().path()), NAME));
        name.getStyleClass().add("source-file");
        name.setTooltip(new Tooltip(each.file().path()));
        Label how = note(each.file().differ().isEmpty()
                ? "\u2713  " + Messages.text("original.agree", names(each.file().agree()))
                : "\u26a0  " + Messages.text("original.differ", names(each.file().differ())));
        how.getStyleClass().setAll("label", each.file().differ().isEmpty() ? "source-note" : "source-warning");
        Button link = new Button(Messages.text("original.link"));
        link.setOnAction(_ -> {
            link(each);
            link.setDisable(true);
            link.setText(Messages.text("original.isLinked"));
        });
        HBox last = new HBox(8, link);
        last.setAlignment(Pos.CENTER_LEFT);
        return new VBox(2, of, name, how, last);
    }

    private void link(SourceActions.Found each) {
        sourcing.set(each.source(), each.source().settings().withFile(each.file().path(), 0));
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.setWrapText(true);
        note.getStyleClass().add("source-note");
        return note;
    }

    private void compare() {
        Source at = source;
        String path = at == null ? null : at.settings().file();
        FrameGrid grid = at == null ? null : at.grid();
        if (at == null || path == null || grid == null) {
            return;
        }
        long which = Math.clamp(sourcing.frameOnScreen(at), 0, grid.frames() - 1);
        long shift = at.settings().fileOffset();
        frame.setText(Messages.text("original.comparing", at.timecode().label(which)));
        sourcing.compare(at, path, which, shift, pair -> {
            if (at == source && Objects.equals(path, at.settings().file())) {
                put(hosted, pair.hosted());
                put(local, pair.file());
                frame.setText(pair.file() == null
                        ? Messages.text("original.noPicture", at.timecode().label(which))
                        : Messages.text("original.compared", at.timecode().label(which), Long.toString(which + shift)));
            }
        });
    }

    private static void put(ImageView view, @Nullable Image image) {
        view.setImage(image);
    }

    private static String nameOf(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        return path.substring(slash + 1);
    }
}
