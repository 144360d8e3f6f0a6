package clipbrowser.app;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.model.Preferences.Bounds;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1440, 900);
    private static final Rectangle2D BESIDE = new Rectangle2D(1440, -200, 2560, 1440);

    @Test
    void aWindowThatCanBeSeenComesBackWhereItWas() {
        Bounds there = new Bounds(1500, -100, 1600, 1000, true);
        assertThat(WindowPlace.within(there, List.of(LAPTOP, BESIDE))).isEqualTo(there);
    }

    @Test
    void aWindowOnAScreenThatIsGoneDoesNot() {
        Bounds there = new Bounds(1500, -100, 1600, 1000, false);
        assertThat(WindowPlace.within(there, List.of(LAPTOP))).isNull();
        assertThat(WindowPlace.within(new Bounds(1400, 0, 1600, 1000, false), List.of(LAPTOP))).isNull();
        assertThat(WindowPlace.within(new Bounds(0, 890, 1600, 1000, false), List.of(LAPTOP))).isNull();
        assertThat(WindowPlace.within(new Bounds(0, -400, 1600, 1000, false), List.of(LAPTOP))).isNull();
    }

    @Test
    void itIsNoLargerThanItsScreenAndNoSmallerThanItMayBe() {
        assertThat(WindowPlace.within(new Bounds(0, 0, 3000, 2000, false), List.of(LAPTOP)))
                .isEqualTo(new Bounds(0, 0, 1440, 900, false));
        assertThat(WindowPlace.within(new Bounds(0, 0, 200, 10, false), List.of(LAPTOP)))
                .isEqualTo(new Bounds(0, 0, 960, 600, false));
    }

    @Test
    void itsTitleBarIsNotAboveTheScreen() {
        assertThat(WindowPlace.within(new Bounds(-1, -8, 1000, 700, false), List.of(LAPTOP)))
                .isEqualTo(new Bounds(-1, 0, 1000, 700, false));
    }

    @Test
    void aFirstWindowStandsInTheMidstOfItsScreen() {
        assertThat(WindowPlace.first(BESIDE)).isEqualTo(new Bounds(1992, -33, 1456, 940, false));
    }

    @Test
    void aFirstWindowFillsAScreenThatIsSmaller() {
        assertThat(WindowPlace.first(new Rectangle2D(0, 30, 1440, 870))).isEqualTo(new Bounds(0, 30, 1440, 870, false));
    }
}
