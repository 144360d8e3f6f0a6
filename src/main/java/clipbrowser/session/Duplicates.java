package clipbrowser.session;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Clips that show nearly the same. Two are near-duplicates when they share more than half of the longer one: a moment
 * inside a long clip is another clip, not the same again. Every clip of a group is a near-duplicate of every other one
 * in it, so that "keep this, reject the others" never rejects what merely overlaps a neighbour of a neighbour.
 */
final class Duplicates {
    private Duplicates() {}

    /** A group under way, with all that a newcomer has to be held against. */
    private static final class Group {
        private final List<ReviewedClip> clips = new ArrayList<>();
        private long firstOut = Long.MAX_VALUE;
        private long longest;
        private long firstMiddle = Long.MAX_VALUE;

        /** Whether a clip that begins no earlier than those here shares more than half with each of them. */
        boolean takes(FrameRange range) {
            long in = range.in();
            return firstMiddle > 2 * in && 2 * (Math.min(firstOut, range.out()) - in) > Math.max(longest,
                    range.length());
        }

        void add(ReviewedClip clip, FrameRange range) {
            clips.add(clip);
            firstOut = Math.min(firstOut, range.out());
            longest = Math.max(longest, range.length());
            firstMiddle = Math.min(firstMiddle, range.in() + range.out());
        }
    }

    /** The groups of at least two among clips of one source, by their first frame. Clips without frames are in none. */
    static List<List<ReviewedClip>> of(List<ReviewedClip> clips) {
        record Placed(ReviewedClip clip, FrameRange range) {}
        List<Placed> sorted = new ArrayList<>();
        for (ReviewedClip clip : clips) {
            FrameRange range = clip.range();
            FrameGrid grid = clip.source().grid();
            if (range != null && grid != null && !clip.goneProperty().get()) {
                sorted.add(new Placed(clip, grid.interval(range)));
            }
        }
        sorted.sort(Comparator.comparingLong((Placed p) -> p.range.in()).thenComparing(p -> p.range.out(),
                Comparator.reverseOrder()));
        List<Group> open = new ArrayList<>();
        List<Group> all = new ArrayList<>();
        for (Placed next : sorted) {
            open.removeIf(g -> g.firstMiddle <= 2 * next.range.in());
            Group home = open.stream().filter(g -> g.takes(next.range)).findFirst().orElse(null);
            if (home == null) {
                home = new Group();
                open.add(home);
                all.add(home);
            }
            home.add(next.clip, next.range);
        }
        return all.stream().filter(g -> g.clips.size() > 1).map(g -> List.copyOf(g.clips)).toList();
    }
}
