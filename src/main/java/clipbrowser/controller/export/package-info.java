/** Turns the review into files, and takes files in. */
package clipbrowser.controller.export;
