/** Everything that can be done or gone to, by typing some of its name. */
@org.jspecify.annotations.NullMarked
package clipbrowser.view.palette;
