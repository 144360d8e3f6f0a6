package clipbrowser.view.timeline;

import clipbrowser.time.FrameRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Clips side by side in time, overlapping ones in lanes of their own: the uppermost lane that is free, and no more
 * lanes than clips lie over one another at any frame. O(n log n).
 */
final class ClipLanes {
    /** No clip has a lane. */
    static final ClipLanes NONE = new ClipLanes(new int[0], List.of());

    private final int[] lane;
    private final List<int[]> members;

    private ClipLanes(int[] lane, List<int[]> members) {
        this.lane = lane;
        this.members = members;
    }

    private record Busy(long until, int lane) {}

    /** @param ranges what each clip takes up; those that only touch share a lane */
    static ClipLanes of(List<FrameRange> ranges) {
        int[] order = IntStream.range(0, ranges.size()).boxed()
                .sorted(Comparator.comparingLong((Integer i) -> ranges.get(i).in()).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue).toArray();
        int[] lane = new int[ranges.size()];
        PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparingLong(Busy::until));
        PriorityQueue<Integer> free = new PriorityQueue<>();
        List<List<Integer>> members = new ArrayList<>();
        for (int clip : order) {
            FrameRange range = ranges.get(clip);
            while (!busy.isEmpty() && busy.element().until() <= range.in()) {
                free.add(busy.remove().lane());
            }
            int taken = free.isEmpty() ? members.size() : free.remove();
            if (taken == members.size()) {
                members.add(new ArrayList<>());
            }
            lane[clip] = taken;
            members.get(taken).add(clip);
            busy.add(new Busy(range.out(), taken));
        }
        return new ClipLanes(lane,
                members.stream().map(m -> m.stream().mapToInt(Integer::intValue).toArray()).toList());
    }

    /** How many lanes there are; 0 without clips. */
    int count() {
        return members.size();
    }

    /** The lane of a clip, from 0 at the top; the clip by its index in the list given. */
    int laneOf(int clip) {
        return lane[clip];
    }

    /**
     * The clips of a lane, earliest first, none overlapping another; by their index in the list given. Not to be
     * changed.
     */
    int[] members(int of) {
        return members.get(of);
    }
}
