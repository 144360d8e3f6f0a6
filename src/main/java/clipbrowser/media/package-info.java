/** Bytes of hosted media, and the truth about their frames from the file's own headers. */
package clipbrowser.media;
