package clipbrowser.player;

import java.util.List;

/**
 * Cuts that are played back to back.
 *
 * @param playRanges   at least one
 * @param from   the first cut's frame to begin at, within its range
 * @param ending what happens after the last frame of the last cut
 */
public record PlaySequence(List<PlayRange> playRanges, long from, AfterLast ending) {
    /** What follows the last frame. */
    public sealed interface AfterLast {
        /** The last frame stays. */
        record Stay() implements AfterLast {}

        /** Begins again at the first frame if looping is on, else the last frame stays. */
        record Loop() implements AfterLast {}

        /** Goes to a frame of the last cut's source and stays there. */
        record Park(long frame) implements AfterLast {}
    }

    public PlaySequence {
        playRanges = List.copyOf(playRanges);
        if (playRanges.isEmpty()) {
            throw new IllegalArgumentException("no cuts");
        }
    }

    static PlaySequence of(PlayRange playRange, long from) {
        return new PlaySequence(List.of(playRange), from, new AfterLast.Loop());
    }
}
