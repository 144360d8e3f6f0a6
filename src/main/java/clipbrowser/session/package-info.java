/** What the window is looking at, observable. Owned by the FX thread (headless: the thread that made it). */
package clipbrowser.session;
