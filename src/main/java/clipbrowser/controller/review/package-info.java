/** Answers what decides, trims and moves among clips, and writes the review. */
package clipbrowser.controller.review;
