package clipbrowser.view.timeline;

import clipbrowser.model.FaultLog;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;

/** Lays out by drawing: several changes of one moment are one drawing. FX thread. */
final class DrawnPane extends Pane {
    private final String doing;
    private final Runnable place;

    /**
     * @param doing for the log, should it end by a fault
     * @param place draws, and puts what isn't managed where it belongs
     */
    DrawnPane(String doing, Runnable place) {
        this.doing = doing;
        this.place = place;
        setMinSize(0, 0);
    }

    /** In the next pulse: not while it is laid out. */
    void layoutAgain() {
        Scene scene = getScene();
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                requestLayout();
            }
        });
    }

    @Override
    protected void layoutChildren() {
        FaultLog.ofThread().watching(doing, place).run();
    }
}
