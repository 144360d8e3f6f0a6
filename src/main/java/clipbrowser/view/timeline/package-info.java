/** A source from above: its facts, its whole length, its clips in lanes, and the playhead through all of it. */
package clipbrowser.view.timeline;
