/** What a source is to the rest: its bytes, its frame table, its sample tables. */
package clipbrowser.media;
