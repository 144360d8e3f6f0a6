/** Decoded frames: getting one, the cache, prerolled streams, and the output to the screen. */
package clipbrowser.player.frames;
