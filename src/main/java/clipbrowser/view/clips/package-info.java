/** The clips of the run as a list, and what narrows it. */
package clipbrowser.view.clips;
