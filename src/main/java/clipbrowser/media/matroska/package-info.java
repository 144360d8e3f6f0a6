/** Reads Matroska and WebM headers. Knows nothing of HTTP and nothing of VLC. */
package clipbrowser.media.matroska;
