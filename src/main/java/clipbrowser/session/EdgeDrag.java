package clipbrowser.session;

import clipbrowser.time.FrameRange;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which edge the editor has hold of: dragged by the pointer, or chosen for the keys. FX thread. */
public final class EdgeDrag {
    /** An edge under the pointer. @param range what letting go would make of the clip */
    public record Drag(ReviewedClip clip, Edge edge, FrameRange range) {}

    private final ReadOnlyObjectWrapper<@Nullable Drag> dragging = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Edge> edge = new ReadOnlyObjectWrapper<>(Edge.OUT);
    /** Let go, but not on the disk yet. */
    private @Nullable ReviewedClip dropped;

    EdgeDrag() {}

    /** The edge that is being dragged; null while none is. */
    public ReadOnlyObjectProperty<@Nullable Drag> draggingProperty() {
        return dragging.getReadOnlyProperty();
    }

    /** The edge that is moved by keys. */
    public ReadOnlyObjectProperty<Edge> edgeProperty() {
        return edge.getReadOnlyProperty();
    }

    public Edge edge() {
        return edge.get();
    }

    public void choose(Edge chosen) {
        edge.set(chosen);
    }

    void drag(ReviewedClip clip, Edge dragged, FrameRange range) {
        Drag before = dragging.get();
        if (before != null && before.clip != clip) {
            before.clip.hold(null);
        }
        edge.set(dragged);
        dragging.set(new Drag(clip, dragged, range));
        clip.hold(range);
    }

    void drop() {
        Drag drag = dragging.get();
        dropped = drag == null ? null : drag.clip;
        dragging.set(null);
    }

    /** Nothing is held, and nothing came of it. */
    void letGo() {
        Drag drag = dragging.get();
        dragging.set(null);
        if (drag != null) {
            drag.clip.hold(null);
        }
        if (dropped != null) {
            settled(dropped);
        }
    }

    /** What was let go is on the disk, or shown as unsaved. */
    void settled(ReviewedClip clip) {
        if (clip == dropped) {
            dropped = null;
            Drag drag = dragging.get();
            if (drag == null || drag.clip != clip) {
                clip.hold(null);
            }
        }
    }
}
