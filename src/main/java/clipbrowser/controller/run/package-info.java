/** Opens a run, watches it, and gets the facts of its sources. */
package clipbrowser.controller.run;
