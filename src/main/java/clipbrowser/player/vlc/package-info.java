/** libVLC behind the player's interfaces: the only room that imports vlcj. */
package clipbrowser.player.vlc;
