/** Makes thumbnails and waveforms in the background. */
package clipbrowser.controller.thumbnails;
