/** What happens: answers the views' commands without ever seeing a view. */
package clipbrowser.controller;
