package clipbrowser.player.decode;

import clipbrowser.media.FrameTable;
import clipbrowser.model.SourceMedia;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;

/** A source that can be played: where its bytes are, and its frames. */
public record OpenedSource(SourceMedia media, FrameTable table) {
    public FrameGrid grid() {
        return table.grid();
    }

    /** Every frame. */
    public FrameRange whole() {
        return new FrameRange(0, grid().frames());
    }

    public long last() {
        return grid().frames() - 1;
    }

    public long clamp(long frame) {
        return Math.clamp(frame, 0, last());
    }
}
