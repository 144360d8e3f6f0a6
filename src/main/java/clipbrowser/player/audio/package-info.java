/** What is heard: queue, segments, mix, time-stretch, meter and output device. */
package clipbrowser.player.audio;
