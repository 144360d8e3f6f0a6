/** Where the API key is kept. */
package clipbrowser.secret;
