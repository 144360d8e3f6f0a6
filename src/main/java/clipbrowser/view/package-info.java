/** What is seen. Observes the session, speaks in commands and intents. */
package clipbrowser.view;
