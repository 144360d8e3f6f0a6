/** The panel of the editor's preferences, with the keys. */
package clipbrowser.view.settings;
