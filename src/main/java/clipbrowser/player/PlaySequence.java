package clipbrowser.player;

import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges that are played back to back, of one or several sources. Immutable.
 *
 * @param playRanges at least one
 * @param from       the frame of the first range to begin at, within it
 * @param ending     what happens after the last frame of the last range
 */
public record PlaySequence(List<PlayRange> playRanges, long from, AfterLast ending) {
    /** What follows the last frame. */
    public sealed interface AfterLast {
        /** The last frame stays. */
        record Stay() implements AfterLast {}

        /** Begins again at the first frame if looping is on, else the last frame stays. */
        record Loop() implements AfterLast {}

        /** A frame of the last range's source is shown, and stays. */
        record Park(long frame) implements AfterLast {}
    }

    public PlaySequence {
        playRanges = List.copyOf(playRanges);
        if (playRanges.isEmpty()) {
            throw new IllegalArgumentException("no ranges");
        }
    }

    static PlaySequence of(PlayRange playRange, long from) {
        return new PlaySequence(List.of(playRange), from, new AfterLast.Loop());
    }

    /**
     * What is left from a frame on: behind the last frame of a range it goes on with the next one.
     *
     * @param index of the range that is under way
     * @param frame of that range's source
     */
    PlaySequence rest(int index, long frame) {
        List<PlayRange> left = playRanges.subList(index, playRanges.size());
        FrameRange range = left.getFirst().range();
        if (frame >= range.last() && left.size() > 1) {
            return new PlaySequence(left.subList(1, left.size()), left.get(1).range().in(), ending);
        }
        return new PlaySequence(left, range.contains(frame) && frame < range.last() ? frame : range.in(), ending);
    }

    /**
     * From the first range with the same tag on; where there is none, the given range and then what is left.
     *
     * @param index of the range that is under way
     */
    PlaySequence jump(int index, PlayRange to) {
        for (int i = 0; i < playRanges.size(); i++) {
            if (playRanges.get(i).tag().equals(to.tag())) {
                return new PlaySequence(playRanges.subList(i, playRanges.size()), playRanges.get(i).range().in(),
                        ending);
            }
        }
        List<PlayRange> all = new ArrayList<>(List.of(to));
        all.addAll(playRanges.subList(Math.min(index + 1, playRanges.size()), playRanges.size()));
        return new PlaySequence(all, to.range().in(), ending);
    }
}
