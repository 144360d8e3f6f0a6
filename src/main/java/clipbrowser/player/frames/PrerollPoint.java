package clipbrowser.player.frames;

import clipbrowser.player.decode.OpenedSource;

/** A place where a waiting stream is to stand, decoded. */
public record PrerollPoint(OpenedSource openedSource, long frame) {}
