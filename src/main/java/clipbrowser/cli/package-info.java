/** The command line: export and import without a window. No JavaFX. */
package clipbrowser.cli;
