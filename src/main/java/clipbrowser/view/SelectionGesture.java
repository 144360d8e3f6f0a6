package clipbrowser.view;

import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.MouseEvent;

/** What a click on a clip marks: it alone, it beside the others (Ctrl or ⌘), or everything up to it (Shift). */
public final class SelectionGesture {
    private SelectionGesture() {}

    /** @param order the clips in the order in which they stand where the click was */
    public static void click(Session session, Intents intents, List<ReviewedClip> order, ReviewedClip clip,
            MouseEvent event) {
        ReviewedClip shown = session.selected();
        if ((event.isShortcutDown() || event.isControlDown()) && shown != null) {
            List<ReviewedClip> marked = new ArrayList<>(session.selection());
            if (!marked.remove(clip)) {
                marked.add(clip);
                intents.selectAll(marked, clip);
            } else if (!marked.isEmpty()) {
                intents.selectAll(marked, clip == shown ? marked.getLast() : shown);
            }
        } else if (event.isShiftDown() && shown != null && order.contains(shown)) {
            int from = order.indexOf(shown);
            int to = order.indexOf(clip);
            // The one that is shown stays shown: the next Shift-click begins there again.
            intents.selectAll(List.copyOf(order.subList(Math.min(from, to), Math.max(from, to) + 1)), shown);
        } else {
            intents.select(clip);
        }
    }
}
