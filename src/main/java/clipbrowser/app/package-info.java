/** Where the program starts and its parts are introduced to each other. */
package clipbrowser.app;
