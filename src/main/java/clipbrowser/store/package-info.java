/** Data on disk: reviews, recent runs, settings, backups, caches of small things; and the folders. */
package clipbrowser.store;
