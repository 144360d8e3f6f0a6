/** A source as the rest of the program sees it: bytes, frame table, sample tables. */
package clipbrowser.media;
