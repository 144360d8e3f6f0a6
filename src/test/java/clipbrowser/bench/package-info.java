/** Measuring: programs, not tests. */
@org.jspecify.annotations.NullMarked
package clipbrowser.bench;
