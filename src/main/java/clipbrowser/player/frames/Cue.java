package clipbrowser.player.frames;

import clipbrowser.player.decode.Reel;

/** A place where a waiting stream is to stand, decoded. */
public record Cue(Reel reel, long frame) {}
