/** The demo's API server over the media in assets/demo. */
package clipbrowser.demo;
