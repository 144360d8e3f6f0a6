package clipbrowser.view.timeline;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/** Scrolls the lanes where there are more than have room. In pixels. FX thread. */
final class LanesBar extends ScrollBar {
    LanesBar() {
        setOrientation(Orientation.VERTICAL);
        setId("timeline-lanes-bar");
        setFocusTraversable(false);
        setManaged(false);
    }

    /** How far the lanes are scrolled down. */
    double scrolled() {
        return isVisible() ? Math.round(getValue()) : 0;
    }

    void scroll(double pixels) {
        setValue(Math.clamp(getValue() + pixels, 0, getMax()));
    }

    /** For so many lanes. @param right where it ends @return whether it wasn't needed before */
    boolean fit(int lanes, TimelineRows rows, double right) {
        int all = lanes * TimelineRows.LANE;
        boolean more = all > rows.lanesHeight() + TimelineRows.LANE - TimelineRows.BLOCK;
        boolean appears = more && !isVisible();
        setVisible(more);
        setMax(Math.max(0, all - rows.lanesHeight()));
        setVisibleAmount(more ? rows.lanesHeight() * getMax() / all : 1);
        setBlockIncrement(rows.lanesHeight());
        setUnitIncrement(TimelineRows.LANE);
        setValue(Math.min(getValue(), getMax()));
        resizeRelocate(right - 10, rows.lanes(), 10, Math.max(0, rows.lanesHeight()));
        return appears;
    }

    /** Scrolls no farther than a lane needs to be seen; negative for none. */
    void reveal(int lane, TimelineRows rows) {
        if (lane >= 0 && isVisible()) {
            int top = lane * TimelineRows.LANE;
            double least = Math.max(0, top + TimelineRows.LANE - rows.lanesHeight());
            setValue(Math.clamp(getValue(), Math.min(least, top), top));
        }
    }
}
