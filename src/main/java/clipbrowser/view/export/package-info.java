/** The panels of exports and imports at the window's right side. */
package clipbrowser.view.export;
