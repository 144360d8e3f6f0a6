package clipbrowser.player;

import java.util.List;

/**
 * Cuts that are played back to back.
 *
 * @param cuts   at least one
 * @param from   the first cut's frame to begin at, within its range
 * @param ending what happens after the last frame of the last cut
 */
public record Passage(List<Cut> cuts, long from, Ending ending) {
    /** What follows the last frame. */
    public sealed interface Ending {
        /** The last frame stays. */
        record Stay() implements Ending {}

        /** Begins again at the first frame if looping is on, else the last frame stays. */
        record Loop() implements Ending {}

        /** Goes to a frame of the last cut's source and stays there. */
        record Park(long frame) implements Ending {}
    }

    public Passage {
        cuts = List.copyOf(cuts);
        if (cuts.isEmpty()) {
            throw new IllegalArgumentException("no cuts");
        }
    }

    static Passage of(Cut cut, long from) {
        return new Passage(List.of(cut), from, new Ending.Loop());
    }
}
