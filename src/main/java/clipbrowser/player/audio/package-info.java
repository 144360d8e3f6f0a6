/** Sound: queue, segments, mix, time-stretch, meter, output device, and the clock that follows it. */
package clipbrowser.player.audio;
