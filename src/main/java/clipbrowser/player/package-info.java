/** Transport: what plays, from where to where, and what comes next. */
package clipbrowser.player;
