package clipbrowser.player;

import clipbrowser.player.decode.OpenedSource;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of a source interrupted.
 *
 * @param forward what was playing; null where a frame was being sought
 * @param frame   the frame on screen, or the one being sought
 */
record Interruption(OpenedSource openedSource, @Nullable ForwardPlayback forward, long frame) {}
