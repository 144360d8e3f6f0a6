/** Every action of the program by name, with its keys. Knows nothing else. */
package clipbrowser.command;
