/** Every sentence of window and command line: from the message bundle. */
package clipbrowser.wording;
