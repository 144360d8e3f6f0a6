/** What is true of a run and of a review: plain immutable records. */
package clipbrowser.model;
