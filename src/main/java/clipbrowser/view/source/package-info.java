/**
 * How a source's frames are counted, and which file on this disk it was made of: the panel at the window's right side.
 */
package clipbrowser.view.source;
