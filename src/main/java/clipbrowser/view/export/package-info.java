/** The export panel at the window's right side. */
package clipbrowser.view.export;
