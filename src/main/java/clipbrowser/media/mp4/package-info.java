/** Reads mp4 and QuickTime headers. Knows nothing of HTTP and nothing of VLC. */
package clipbrowser.media.mp4;
