/** Decoded frames: where one comes from, those kept, the streams that wait, and the hand-over to the screen. */
package clipbrowser.player.frames;
