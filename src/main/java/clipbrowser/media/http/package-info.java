/** Reads hosted sources over HTTP: range requests, retries, and the block cache in memory and on disk. */
package clipbrowser.media.http;
