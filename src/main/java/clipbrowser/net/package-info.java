/** What may be asked of the network and how: addresses, deadlines, redirects, limits. */
package clipbrowser.net;
