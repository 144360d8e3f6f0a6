/** The user interface. Observes the session, speaks in commands and intents. */
package clipbrowser.view;
