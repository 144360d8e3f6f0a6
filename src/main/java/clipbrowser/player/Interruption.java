package clipbrowser.player;

import clipbrowser.player.decode.OpenedSource;
import org.jspecify.annotations.Nullable;

/**
 * What a failure of a source interrupted.
 *
 * @param forward  what was playing; null where a frame was looked for
 * @param frame the frame on screen, or the one that was looked for
 */
record Interruption(OpenedSource openedSource, @Nullable ForwardPlayback forward, long frame) {}
