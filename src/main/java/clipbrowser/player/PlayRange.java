package clipbrowser.player;

import clipbrowser.player.decode.OpenedSource;
import clipbrowser.time.FrameRange;

/**
 * A range of a source to be played.
 *
 * @param tag the caller's own, passed to the listener when the range begins and ends; parts of one clip have equal tags
 */
public record PlayRange(OpenedSource openedSource, FrameRange range, Object tag) {
    PlayRange with(FrameRange other) {
        return new PlayRange(openedSource, other, tag);
    }
}
