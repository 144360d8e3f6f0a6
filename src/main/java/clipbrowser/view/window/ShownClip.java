package clipbrowser.view.window;

import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.view.clips.ClipList;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Whether the selected clip is the one that the window shows: a fault while the window is laid out can leave the list
 * at another one, since JavaFX lays out nothing again of what a fault broke off. FX thread.
 */
public final class ShownClip {
    private final Session session;
    private final ClipList list;
    private long pulses;
    private long selectedAt;
    /** What the list showed as selected when the window was last laid out to its end. */
    private @Nullable ReviewedClip seen;

    public ShownClip(Session session, ClipList list, Scene scene) {
        this.session = session;
        this.list = list;
        scene.addPreLayoutPulseListener(() -> pulses++);
        session.selectedProperty().subscribe(_ -> selectedAt = pulses);
        // Not called where laying out ended in a fault.
        scene.addPostLayoutPulseListener(() -> {
            ReviewedClip clip = session.selected();
            if (clip != null && clip != seen && list.shows(clip)) {
                seen = clip;
            }
        });
    }

    /**
     * Whether the list shows what is selected, or would if the display were as quick as the editor's hand: the clip was
     * in sight already and only a row has changed since (by another window, say), or it was selected a moment ago.
     * Where it should have been shown by now and was not, it is brought there, to be seen before the next key.
     */
    public boolean isSelected() {
        ReviewedClip clip = session.selected();
        if (clip == null || list.shows(clip)) {
            return true;
        }
        // By itself: what lies above it may never be laid out again.
        list.layout();
        list.layout();
        return (clip == seen || pulses - selectedAt < 2) && list.shows(clip);
    }
}
