/** The small mp4 laid before the source's bytes for libVLC, and the timestamps that name each frame. */
package clipbrowser.player.vlc.remux;
