/** libVLC as a decoder. The only package that imports vlcj. */
package clipbrowser.player.vlc;
