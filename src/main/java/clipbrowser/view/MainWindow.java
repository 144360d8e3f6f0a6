package clipbrowser.view;

import clipbrowser.command.KeyMap;
import clipbrowser.session.ClipReview;
import clipbrowser.session.Counts;
import clipbrowser.session.Edge;
import clipbrowser.session.Opening;
import clipbrowser.session.Session;
import clipbrowser.view.run.NoClips;
import clipbrowser.view.run.StartPage;
import clipbrowser.view.viewer.ViewerPane;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.SplitPane;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The window: header above, clip list and viewer side by side, the timeline below them, the status line at the bottom;
 * the start page in their place while no run is on screen. A panel can stand at the right side.
 */
public final class MainWindow {
    /** Pixels: no smaller than this. */
    public static final int MIN_WIDTH = 960;
    public static final int MIN_HEIGHT = 600;
    private static final double NARROW_LIST = 340;
    /** What a panel at the side takes, about. */
    private static final double SIDE = 340;
    private static final double VIEWER = 600;

    /** What the window is made of. */
    public record Parts(Region header, Region list, ViewerPane viewer, Region timeline, Region status,
            StartPage start) {}

    private final Stage stage;
    private final Parts parts;
    private final Scene scene;
    private final StackPane layers = new StackPane();
    private final BorderPane review = new BorderPane();
    private final HBox middle = new HBox();
    private final StackPane center;
    private final SplitPane columns;
    private final SplitPane rows;
    private final EntryLine entry;
    private final Intents intents;
    private final ObservableValue<KeyMap> keyMap;
    private @Nullable AllKeys keys;
    private @Nullable Region side;
    private @Nullable Region over;
    private boolean pictureAlone;
    private boolean divided;

    public MainWindow(Stage stage, Session session, Parts parts, ObservableValue<KeyMap> keyMap, Intents intents) {
        this.stage = stage;
        this.parts = parts;
        this.intents = intents;
        entry = new EntryLine(layers::requestFocus);
        this.keyMap = keyMap;

        columns = new SplitPane(parts.list(), parts.viewer());
        SplitPane.setResizableWithParent(parts.list(), false);
        parts.list().setMinWidth(300);
        parts.viewer().setMinWidth(VIEWER);
        rows = new SplitPane(columns, parts.timeline());
        rows.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(parts.timeline(), false);
        parts.timeline().setMinHeight(150);
        columns.setMinHeight(310);
        HBox.setHgrow(rows, Priority.ALWAYS);
        middle.getChildren().add(rows);
        review.setTop(parts.header());
        center = new StackPane(middle, new NoClips(session, intents));
        review.setCenter(center);
        review.setBottom(parts.status());
        StackPane.setAlignment(entry, Pos.BOTTOM_CENTER);
        StackPane.setMargin(entry, new Insets(0, 0, 60, 0));
        layers.getChildren().addAll(parts.start(), entry);
        layers.setFocusTraversable(true);
        layers.getStyleClass().add("window");

        scene = new Scene(layers, 1440, 900);
        scene.getStylesheets().add(resource("theme.css"));
        scene.widthProperty().subscribe((_, _) -> makeRoom());
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setTitle(Messages.text("program.name"));
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256)) {
            stage.getIcons().add(new Image(resource("icons/clip-browser-" + size + ".png")));
        }
        // Once the window has its real size: the list as wide as it reads well, the rest for picture and timeline.
        stage.setOnShown(_ -> arrange());
        scene.widthProperty().subscribe((_, _) -> arrange());
        scene.heightProperty().subscribe((_, _) -> arrange());
        rows.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider")) {
                divided = true;
            }
        });
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(javafx.scene.input.KeyCombination.NO_MATCH);
        stage.fullScreenProperty().subscribe(full -> {
            if (!full && pictureAlone) {
                pictureAlone(false);
            }
        });

        session.openingProperty().subscribe(opening -> {
            boolean open = opening instanceof Opening.Open;
            parts.start().setVisible(!open);
            if (open && review.getParent() == null) {
                // Not before: a third of the start would go into the looks of what nobody sees yet.
                layers.getChildren().addFirst(review);
                layers.applyCss();
                layers.layout();
                divide();
            }
            review.setVisible(open);
            title(opening, Counts.NONE);
            if (open) {
                layers.requestFocus();
            } else {
                parts.start().focusForm();
            }
        });
    }

    public Scene scene() {
        return scene;
    }

    /** How far the review is: in the window's title, and so in the system's bar of windows. */
    public void title(Opening opening, Counts counts) {
        int done = counts.kept() + counts.rejected();
        stage.setTitle(switch (opening) {
            case Opening.Open open when counts.total() > 0 -> Messages.text("program.titleProgress", open.runId(),
                    Integer.toString(done), Integer.toString(counts.total()));
            case Opening.Open open -> Messages.text("program.title", open.runId());
            case Opening.Nothing _,Opening.Loading _,Opening.Failed _ -> Messages.text("program.name");
        });
    }

    /** Dark, or the same tokens turned round. Pop-ups take their style sheets from the window: its are exchanged. */
    public void light(boolean light) {
        String sheet = resource("light.css");
        if (light == scene.getStylesheets().contains(sheet)) {
            return;
        }
        if (light) {
            scene.getStylesheets().add(sheet);
            layers.getStyleClass().add("light");
        } else {
            scene.getStylesheets().remove(sheet);
            layers.getStyleClass().remove("light");
        }
        repaint(layers);
    }

    /** What is drawn by hand is drawn when it is laid out. */
    private static void repaint(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Canvas) {
                parent.requestLayout();
            } else if (child instanceof Parent inner) {
                repaint(inner);
            }
        }
    }

    /** As it reads best at this size, until the editor has drawn the lines elsewhere. */
    private void arrange() {
        if (!divided) {
            divide();
            if (side != null) {
                narrow();
            }
        }
    }

    /** The list makes room for a panel, so that the transport keeps all of its buttons. */
    private void narrow() {
        columns.setDividerPositions(NARROW_LIST / (scene.getWidth() - SIDE));
    }

    private void divide() {
        columns.setDividerPositions(Math.clamp(scene.getWidth() * 0.325, 340, 520) / scene.getWidth());
        // In a low window the timeline keeps what it needs, and the picture gets the rest.
        double height = Math.max(1, rows.getHeight() > 0 ? rows.getHeight() : scene.getHeight() - 72);
        rows.setDividerPositions(height < 680 ? 1 - 200 / Math.max(400, height) : 0.65);
    }

    /** Opens the line for a timecode with what was typed already. */
    public void typeTimecode(String first) {
        entry.open(Messages.text("entry.goTo"), first, 14, typed -> typed.isBlank() || intents.goTo(typed),
                Messages.text("entry.wrong"));
        entry.letters(Map.of("I", typed -> intents.trimTo(Edge.IN, typed), "O",
                typed -> intents.trimTo(Edge.OUT, typed)), Messages.text("entry.trimHint"));
    }

    /** Opens the line for a clip's title. */
    public void typeTitle(ClipReview clip) {
        entry.open(Messages.text("entry.title", name(clip)), clip.said().title(), 36, typed -> {
            intents.title(clip, typed);
            return true;
        }, "");
    }

    /** Opens the line for a clip's note. */
    public void typeNote(ClipReview clip) {
        entry.open(Messages.text("entry.note", name(clip)), clip.said().note(), 56, typed -> {
            intents.note(clip, typed);
            return true;
        }, "");
    }

    private static String name(ClipReview clip) {
        return clip.name().isEmpty() ? Integer.toString(clip.clip().place()) : clip.name();
    }

    /** Everything Esc can close, the topmost first: what lies over the window, keys, timecode, side panel, picture alone; else the focus goes back. */
    public void escape() {
        if (over != null) {
            over(null);
        } else if (keysShown()) {
            showKeys(false);
        } else if (entry.isOpen()) {
            entry.close();
        } else if (side != null) {
            side(null);
        } else if (pictureAlone) {
            pictureAlone(false);
        } else if (parts.start().isVisible()) {
            intents.cancelOpening();
            parts.start().focusForm();
        } else {
            layers.requestFocus();
        }
    }

    /** They are many: made when they are first asked for. */
    public void showKeys(boolean shown) {
        AllKeys made = keys;
        if (made == null) {
            made = new AllKeys(keyMap, () -> showKeys(false));
            keys = made;
            layers.getChildren().add(made);
        }
        made.setVisible(shown);
        layers.requestFocus();
    }

    public boolean keysShown() {
        return keys != null && keys.isVisible();
    }

    /** A panel over the whole window, or none. */
    public void over(@Nullable Region panel) {
        if (over != null) {
            layers.getChildren().remove(over);
        }
        over = panel;
        if (panel != null) {
            layers.getChildren().add(panel);
            panel.requestFocus();
        } else if (parts.start().isVisible()) {
            parts.start().focusForm();
        } else {
            layers.requestFocus();
        }
    }

    public @Nullable Region over() {
        return over;
    }

    /** A panel at the right side, or none. */
    public void side(@Nullable Region panel) {
        if (side != null) {
            middle.getChildren().remove(side);
        }
        side = panel;
        if (panel != null) {
            panel.getStyleClass().addAll("hairline-left", Keys.OWN_KEYS);
            middle.getChildren().add(panel);
            makeRoom();
            narrow();
        } else {
            makeRoom();
            divide();
            layers.requestFocus();
        }
    }

    /**
     * The list makes room beside a panel, so that the transport keeps all of its buttons; in a small window it goes, and
     * comes back with the room.
     */
    private void makeRoom() {
        if (pictureAlone) {
            return;
        }
        boolean room = side == null || scene.getWidth() >= NARROW_LIST + VIEWER + SIDE;
        List<Region> wanted = room ? List.of(parts.list(), parts.viewer()) : List.of(parts.viewer());
        if (!columns.getItems().equals(wanted)) {
            columns.getItems().setAll(wanted);
            if (side != null) {
                narrow();
            }
        }
    }

    public @Nullable Region side() {
        return side;
    }

    /** The picture over the whole screen, the keys staying live; or the window as it was. */
    public void pictureAlone(boolean alone) {
        if (alone == pictureAlone) {
            return;
        }
        pictureAlone = alone;
        for (Node node : List.of(parts.header(), parts.status())) {
            node.setVisible(!alone);
            node.setManaged(!alone);
        }
        parts.viewer().alone(alone);
        if (alone) {
            review.setCenter(parts.viewer());
        } else {
            // The viewer has left the columns, which don't know it.
            columns.getItems().clear();
            makeRoom();
            review.setCenter(center);
            divide();
        }
        stage.setFullScreen(alone);
        layers.requestFocus();
    }

    public boolean isPictureAlone() {
        return pictureAlone;
    }

    private static String resource(String name) {
        java.net.URL url = MainWindow.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("resource " + name);
        }
        return url.toExternalForm();
    }
}
