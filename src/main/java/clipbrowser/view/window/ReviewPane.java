package clipbrowser.view.window;

import clipbrowser.view.Keys;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * What a run is reviewed with: header above, clip list and viewer side by side, the timeline below them, the status
 * line at the bottom. A panel can stand at the right side. FX thread.
 */
final class ReviewPane extends BorderPane {
    /** Pixels. */
    private static final double NARROW_LIST = 340;
    /** What a panel at the side takes, about. */
    private static final double SIDE = 340;
    private static final double VIEWER = 600;

    private final MainWindow.Parts parts;
    private final Scene scene;
    private final Runnable leaveFocus;
    private final HBox middle = new HBox();
    private final StackPane center;
    private final SplitPane columns;
    private final SplitPane rows;
    private @Nullable Region side;
    private boolean pictureAlone;
    private boolean divided;

    /**
     * @param scene      whose size it goes by
     * @param noClips    stands in the place of a run's clips where it has none
     * @param leaveFocus gives the keys back to the window
     */
    ReviewPane(MainWindow.Parts parts, Scene scene, Node noClips, Runnable leaveFocus) {
        this.parts = parts;
        this.scene = scene;
        this.leaveFocus = leaveFocus;
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
        setTop(parts.header());
        center = new StackPane(middle, noClips);
        setCenter(center);
        setBottom(parts.status());
        // The list as wide as it reads well, the rest for picture and timeline.
        scene.widthProperty().subscribe((_, _) -> makeRoom());
        scene.widthProperty().subscribe((_, _) -> arrange());
        scene.heightProperty().subscribe((_, _) -> arrange());
        rows.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getTarget() instanceof Node node && node.getStyleClass().contains("split-pane-divider")) {
                divided = true;
            }
        });
    }

    /** As it reads best at this size, until the editor has drawn the lines elsewhere. */
    void arrange() {
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

    void divide() {
        columns.setDividerPositions(Math.clamp(scene.getWidth() * 0.325, 340, 520) / scene.getWidth());
        // In a low window the timeline keeps what it needs, and the picture gets the rest.
        double height = Math.max(1, rows.getHeight() > 0 ? rows.getHeight() : scene.getHeight() - 72);
        rows.setDividerPositions(height < 680 ? 1 - 200 / Math.max(400, height) : 0.65);
    }

    /** A panel at the right side, or none. */
    void side(@Nullable Region panel) {
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
            leaveFocus.run();
        }
    }

    @Nullable
    Region side() {
        return side;
    }

    /**
     * The list makes room beside a panel, so that the transport keeps all of its buttons; in a small window it goes,
     * and comes back with the room.
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

    boolean isPictureAlone() {
        return pictureAlone;
    }

    /** The picture and nothing beside it, or everything as it was. */
    void pictureAlone(boolean alone) {
        pictureAlone = alone;
        for (Node node : List.of(parts.header(), parts.status())) {
            node.setVisible(!alone);
            node.setManaged(!alone);
        }
        parts.viewer().alone(alone);
        if (alone) {
            setCenter(parts.viewer());
        } else {
            // The viewer has left the columns, which don't know it.
            columns.getItems().clear();
            makeRoom();
            setCenter(center);
            divide();
        }
    }
}
