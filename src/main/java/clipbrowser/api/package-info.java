/** The hosted service: one question, get a run. */
package clipbrowser.api;
