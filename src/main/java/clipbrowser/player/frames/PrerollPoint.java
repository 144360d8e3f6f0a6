package clipbrowser.player.frames;

import clipbrowser.player.decode.OpenedSource;

/** The frame at which a stream waits with its first picture decoded. */
public record PrerollPoint(OpenedSource openedSource, long frame) {}
