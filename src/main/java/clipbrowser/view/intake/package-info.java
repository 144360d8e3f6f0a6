/** What comes back from files: the panel of an import at the window's right side. */
package clipbrowser.view.intake;
