package clipbrowser.media;

import clipbrowser.model.FileFacts;
import clipbrowser.time.FrameGrid;
import java.util.Arrays;

/**
 * What a file's own headers say of its frames. Frames count in the order they are shown, after edit lists; frame 0 is
 * shown at 0 ms.
 */
public final class FrameTable {
    private final FileFacts facts;
    private final FrameGrid grid;
    private final long[] keyframes;
    private final int reorderDepth;
    private final long firstPresentationMicros;

    /**
     * @param keyframes               frames that decoding can start at, ascending
     * @param reorderDepth            how many frames may be decoded before an earlier one is shown; 0 without B-frames
     * @param firstPresentationMicros the container's own presentation time of frame 0, in microseconds, before it was
     *                                shifted to 0: what a player that keeps the file's times reports for frame 0
     */
    public FrameTable(FileFacts facts, FrameGrid grid, long[] keyframes, int reorderDepth,
            long firstPresentationMicros) {
        this.facts = facts;
        this.grid = grid;
        this.keyframes = keyframes.clone();
        this.reorderDepth = reorderDepth;
        this.firstPresentationMicros = firstPresentationMicros;
    }

    public FileFacts facts() {
        return facts;
    }

    public FrameGrid grid() {
        return grid;
    }

    /** The last keyframe at or before a frame; 0 where the headers name none before it. */
    public long keyframeAtOrBefore(long frame) {
        int found = Arrays.binarySearch(keyframes, frame);
        int at = found >= 0 ? found : -found - 2;
        return at < 0 ? 0 : keyframes[at];
    }

    /** The first keyframe after a frame; the number of frames where there is none. */
    public long keyframeAfter(long frame) {
        int found = Arrays.binarySearch(keyframes, frame + 1);
        int at = found >= 0 ? found : -found - 1;
        return at < keyframes.length ? keyframes[at] : grid.frames();
    }

    public boolean isKeyframe(long frame) {
        return Arrays.binarySearch(keyframes, frame) >= 0;
    }

    public int reorderDepth() {
        return reorderDepth;
    }

    public long firstPresentationMicros() {
        return firstPresentationMicros;
    }
}
