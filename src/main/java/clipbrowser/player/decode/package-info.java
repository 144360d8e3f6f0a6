/** The decoder as the rest sees it: an opened source, streams of video and audio, decoded frames. */
package clipbrowser.player.decode;
