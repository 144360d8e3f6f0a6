package clipbrowser.player.frames;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of one source that were shown or passed lately, for steps back and for playing backwards. Bounded in bytes;
 * the picture farthest from the playhead goes first.
 */
public final class FrameCache {
    public static final long BYTES = 128L << 20;
    private static final int FEWEST = 12;
    private static final int MOST = 240;
    private final TreeMap<Long, FrameRef> video = new TreeMap<>();
    private final long bytes;
    private int room = FEWEST;

    public FrameCache(long bytes) {
        this.bytes = bytes;
    }

    /** Still held by the ring: whoever keeps it longer holds it too. Null where it isn't there. */
    @Nullable
    public FrameRef get(long frame) {
        return video.get(frame);
    }

    public boolean has(long frame) {
        return video.containsKey(frame);
    }

    /** How many it keeps. */
    public int room() {
        return room;
    }

    /**
     * Takes a picture over from its maker.
     *
     * @param playhead what is farthest from this frame goes first
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

    /** The lowest frame of the unbroken run of pictures that ends at a frame; the frame itself if it isn't there. */
    public long unbrokenDownFrom(long frame) {
        long at = frame;
        while (video.containsKey(at - 1)) {
            at--;
        }
        return at;
    }

    /** The first frame from a frame on that isn't there. */
    public long missingFrom(long frame) {
        long at = frame;
        while (video.containsKey(at)) {
            at++;
        }
        return at;
    }

    /** The picture of the lowest frame from {@code low} on that is below {@code high}; null if there is none. */
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
