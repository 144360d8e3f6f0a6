/** What is said in a source: words with their times, and the files that tell them. */
package clipbrowser.transcript;
