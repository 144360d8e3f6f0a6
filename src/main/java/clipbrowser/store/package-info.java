/** What stays on disk: the review, recent runs, settings; and in which folders. */
package clipbrowser.store;
