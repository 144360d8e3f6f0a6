package clipbrowser.view.window;

import clipbrowser.command.KeyMap;
import clipbrowser.session.Counts;
import clipbrowser.session.Edge;
import clipbrowser.session.Opening;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.view.Intents;
import clipbrowser.view.Keys;
import clipbrowser.view.PromptLine;
import clipbrowser.view.ShortcutSheet;
import clipbrowser.view.run.NoClips;
import clipbrowser.view.run.StartPage;
import clipbrowser.view.viewer.ViewerPane;
import clipbrowser.wording.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
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
    /** Pixels: what a first window shows, without its frame. */
    public static final int WIDTH = 1440;
    public static final int HEIGHT = 900;

    /** What a run is reviewed with. */
    public record Parts(Region header, Region list, ViewerPane viewer, Region timeline, Region status) {}

    private final Stage stage;
    private final Session session;
    private final StartPage start;
    private final Scene scene;
    private final StackPane layers = new StackPane();
    private final PromptLine entry;
    private final Intents intents;
    private final ObservableValue<KeyMap> keyMap;
    private @Nullable ReviewPane review;
    private @Nullable ShortcutSheet keys;
    private @Nullable Region over;

    /** With the start page alone, to be on screen soon; {@link #furnish} adds the rest. */
    public MainWindow(Stage stage, Session session, StartPage start, ObservableValue<KeyMap> keyMap, Intents intents) {
        this.stage = stage;
        this.session = session;
        this.start = start;
        this.intents = intents;
        this.keyMap = keyMap;
        entry = new PromptLine(layers::requestFocus);
        StackPane.setAlignment(entry, Pos.BOTTOM_CENTER);
        StackPane.setMargin(entry, new Insets(0, 0, 60, 0));
        layers.getChildren().add(start);
        layers.setFocusTraversable(true);
        layers.getStyleClass().add("window");

        scene = new Scene(layers, WIDTH, HEIGHT);
        scene.getStylesheets().add(resource("theme.css"));
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setTitle(Messages.text("program.name"));
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(javafx.scene.input.KeyCombination.NO_MATCH);
        start.focusForm();
    }

    /** The window's icon in all its sizes. Any thread: to decode them takes as long as half of the start page. */
    public static List<Image> icons() {
        return Stream.of(16, 24, 32, 48, 64, 128, 256)
                .map(size -> new Image(resource("icons/clip-browser-" + size + ".png"))).toList();
    }

    /** Brings what a run is reviewed with; once. */
    public void furnish(Parts parts) {
        ReviewPane made = new ReviewPane(parts, scene, new NoClips(session, intents), layers::requestFocus);
        review = made;
        layers.getChildren().add(entry);
        stage.fullScreenProperty().subscribe(full -> {
            if (!full && made.isPictureAlone()) {
                pictureAlone(false);
            }
        });
        session.openingProperty().subscribe(opening -> {
            boolean open = opening instanceof Opening.Open;
            start.setVisible(!open);
            if (open && made.getParent() == null) {
                // Not before: styling all this takes a third of the start, and only the start page is shown.
                layers.getChildren().addFirst(made);
                layers.applyCss();
                layers.layout();
                made.divide();
            }
            made.setVisible(open);
            title(opening, Counts.NONE);
            if (open) {
                layers.requestFocus();
            } else {
                start.focusForm();
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

    /** Canvases are redrawn at layout. */
    private static void repaint(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Canvas) {
                parent.requestLayout();
            } else if (child instanceof Parent inner) {
                repaint(inner);
            }
        }
    }

    /** Opens the line for a timecode with what was typed already. */
    public void typeTimecode(String first) {
        entry.open(Messages.text("prompt.goTo"), first, 14, typed -> typed.isBlank() || intents.goTo(typed),
                Messages.text("prompt.wrong"));
        entry.letters(Map.of("I", typed -> intents.trimTo(Edge.IN, typed), "O",
                typed -> intents.trimTo(Edge.OUT, typed)), Messages.text("prompt.trimHint"));
    }

    /** Opens the line for a clip's title. */
    public void typeTitle(ReviewedClip clip) {
        entry.open(Messages.text("prompt.title", name(clip)), clip.said().title(), 36, typed -> {
            intents.title(clip, typed);
            return true;
        }, "");
    }

    /** Opens the line for a clip's note. */
    public void typeNote(ReviewedClip clip) {
        entry.open(Messages.text("prompt.note", name(clip)), clip.said().note(), 56, typed -> {
            intents.note(clip, typed);
            return true;
        }, "");
    }

    private static String name(ReviewedClip clip) {
        return clip.name().isEmpty() ? Integer.toString(clip.clip().place()) : clip.name();
    }

    /**
     * Everything Esc can close, the topmost first: what lies over the window, keys, timecode, side panel, picture
     * alone; else the focus goes back.
     */
    public void escape() {
        if (over != null) {
            over(null);
        } else if (keysShown()) {
            showKeys(false);
        } else if (entry.isOpen()) {
            entry.close();
        } else if (side() != null) {
            side(null);
        } else if (isPictureAlone()) {
            pictureAlone(false);
        } else if (start.isVisible()) {
            intents.cancelOpening();
            start.focusForm();
        } else {
            layers.requestFocus();
        }
    }

    /** They are many: made when they are first asked for. */
    public void showKeys(boolean shown) {
        ShortcutSheet made = keys;
        if (made == null) {
            made = new ShortcutSheet(keyMap, () -> showKeys(false));
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
        } else if (start.isVisible()) {
            start.focusForm();
        } else {
            layers.requestFocus();
        }
    }

    public @Nullable Region over() {
        return over;
    }

    /** A panel at the right side, or none. */
    public void side(@Nullable Region panel) {
        if (review != null) {
            review.side(panel);
        }
    }

    public @Nullable Region side() {
        return review == null ? null : review.side();
    }

    /** The picture over the whole screen, the keys staying live; or the window as it was. */
    public void pictureAlone(boolean alone) {
        if (review != null && alone != review.isPictureAlone()) {
            review.pictureAlone(alone);
            stage.setFullScreen(alone);
            layers.requestFocus();
        }
    }

    public boolean isPictureAlone() {
        return review != null && review.isPictureAlone();
    }

    private static String resource(String name) {
        java.net.URL url = Keys.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("resource " + name);
        }
        return url.toExternalForm();
    }
}
