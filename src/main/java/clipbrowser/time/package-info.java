/** Frames, rates and timecode: rational, in integers. No float holds a time. */
package clipbrowser.time;
