/** Exact playback: which frame is on screen, and what to do next. */
package clipbrowser.player;
