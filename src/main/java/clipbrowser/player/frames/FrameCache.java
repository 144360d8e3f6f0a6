package clipbrowser.player.frames;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Recently decoded frames of one source, for steps back and reverse playback. Holds at most {@link #BYTES}; the frame
 * farthest from the playhead is evicted first. Player's thread.
 */
public final class FrameCache {
    public static final long BYTES = 64L << 20;
    private static final int FEWEST = 12;
    private static final int MOST = 240;
    private final TreeMap<Long, FrameRef> video = new TreeMap<>();
    private final long bytes;
    private int room = FEWEST;

    public FrameCache(long bytes) {
        this.bytes = bytes;
    }

    /** A frame, or null. The cache keeps its reference: who keeps the frame longer has to take one too. */
    @Nullable
    public FrameRef get(long frame) {
        return video.get(frame);
    }

    public boolean has(long frame) {
        return video.containsKey(frame);
    }

    /** How many frames of the present size fit. */
    public int room() {
        return room;
    }

    /**
     * Adds a frame, with the caller's reference to it.
     *
     * @param playhead the frame farthest from this one is evicted first
     */
    void put(FrameRef picture, long playhead) {
        room = Math.clamp(bytes / Math.max(1, picture.size()), FEWEST, MOST);
        FrameRef before = video.put(picture.frame(), picture);
        if (before != null) {
            before.drop();
        }
        while (video.size() > room) {
            long first = video.firstKey();
            long last = video.lastKey();
            boolean low = playhead - first >= last - playhead && first != picture.frame() || last == picture.frame();
            FrameRef out = video.remove(low ? first : last);
            if (out != null) {
                out.drop();
            }
        }
    }

    /** The first of the cached frames that lead to {@code frame} without a gap; {@code frame} if it isn't cached. */
    public long unbrokenDownFrom(long frame) {
        long at = frame;
        while (video.containsKey(at - 1)) {
            at--;
        }
        return at;
    }

    /** The first frame at or after {@code frame} that isn't cached. */
    public long missingFrom(long frame) {
        long at = frame;
        while (video.containsKey(at)) {
            at++;
        }
        return at;
    }

    /** The first cached frame in {@code low} (inclusive) to {@code high} (exclusive); null if there is none. */
    @Nullable
    public FrameRef between(long low, long high) {
        Long found = video.ceilingKey(low);
        return found == null || found >= high ? null : video.get(found);
    }

    public void clear() {
        video.values().forEach(FrameRef::drop);
        video.clear();
    }
}
