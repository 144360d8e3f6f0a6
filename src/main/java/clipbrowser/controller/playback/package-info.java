/** Answers what plays and moves in time, and saves stills. */
package clipbrowser.controller.playback;
