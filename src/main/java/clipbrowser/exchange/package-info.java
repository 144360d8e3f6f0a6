/** Formats of editing systems: one class for each written, one for each read, and the check between them. */
package clipbrowser.exchange;
