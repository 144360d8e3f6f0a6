package clipbrowser.view.timeline;

import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The clips of one source that have a place in it, each in its lane; what was trimmed away keeps its room. */
final class LaneBlocks {
    static final LaneBlocks NONE = new LaneBlocks(List.of(), List.of(), null);
    private final List<ReviewedClip> clips;
    /** What each takes up, as intervals of the grid. */
    private final List<FrameRange> rooms;
    private final @Nullable FrameGrid grid;
    private final ClipLanes lanes;
    private final Map<ReviewedClip, Integer> places = new HashMap<>();

    private LaneBlocks(List<ReviewedClip> clips, List<FrameRange> rooms, @Nullable FrameGrid grid) {
        this.grid = grid;
        this.clips = clips;
        this.rooms = rooms;
        this.lanes = clips.isEmpty() ? ClipLanes.NONE : ClipLanes.of(rooms);
        for (int i = 0; i < clips.size(); i++) {
            places.put(clips.get(i), i);
        }
    }

    static LaneBlocks of(List<ReviewedClip> all, Source source) {
        FrameGrid grid = source.grid();
        List<ReviewedClip> clips = new ArrayList<>();
        List<FrameRange> rooms = new ArrayList<>();
        for (ReviewedClip clip : all) {
            FrameRange range = clip.seen();
            if (clip.source() == source && range != null && grid != null) {
                clips.add(clip);
                FrameRange proposed = clip.proposed();
                FrameRange own = grid.interval(range);
                rooms.add(proposed == null ? own : hull(own, grid.interval(proposed)));
            }
        }
        return new LaneBlocks(List.copyOf(clips), List.copyOf(rooms), grid);
    }

    private static FrameRange hull(FrameRange a, FrameRange b) {
        // A trim far away from its proposal would reserve a lane over everything between.
        long gap = Math.max(a.in(), b.in()) - Math.min(a.out(), b.out());
        return gap > 0 ? a : new FrameRange(Math.min(a.in(), b.in()), Math.max(a.out(), b.out()));
    }

    List<ReviewedClip> clips() {
        return clips;
    }

    int laneCount() {
        return lanes.count();
    }

    /** The lane of a clip; -1 where it has none. */
    int laneOf(ReviewedClip clip) {
        Integer place = places.get(clip);
        return place == null ? -1 : lanes.laneOf(place);
    }

    /** Goes through the blocks of a lane that may be seen, from left to right; by index in {@link #clips}. */
    void each(int lane, FrameRange frames, IntConsumer then) {
        FrameRange visible = grid == null ? frames : grid.interval(frames);
        int[] members = lanes.members(lane);
        for (int i = firstEndingAfter(members, visible.in()); i < members.length; i++) {
            if (rooms.get(members[i]).in() >= visible.out()) {
                return;
            }
            then.accept(members[i]);
        }
    }

    private int firstEndingAfter(int[] members, long frame) {
        int low = 0;
        int high = members.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rooms.get(members[middle]).out() <= frame) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // What is being dragged may have outgrown the room it had.
        return Math.max(0, low - 1);
    }

    /** The clip drawn at a place, in pixels across and from the top of the first lane; null where there is none. */
    @Nullable
    ReviewedClip at(double x, double y, TimelineScale scale) {
        int lane = (int) Math.floor(y / TimelineRows.LANE);
        if (y < 0 || lane >= lanes.count() || y - lane * TimelineRows.LANE >= TimelineRows.BLOCK) {
            return null;
        }
        ReviewedClip[] found = new ReviewedClip[1];
        long frame = scale.frameAt(x);
        FrameRange around = new FrameRange(frame, frame + 1).withHandles(scale.framesUnder(4) + 1, 1, scale.frames());
        each(lane, around, i -> {
            FrameRange range = clips.get(i).seen();
            if (range != null && x >= scale.inX(range) - 1
                    && x <= Math.max(scale.outX(range), scale.inX(range) + 3)) {
                found[0] = clips.get(i);
            }
        });
        return found[0];
    }
}
