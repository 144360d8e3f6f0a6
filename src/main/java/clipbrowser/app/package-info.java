/** Starts the program, makes its parts and connects them. */
package clipbrowser.app;
