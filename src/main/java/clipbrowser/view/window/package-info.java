/** The window: what stands where, what is opened beside it. */
package clipbrowser.view.window;
