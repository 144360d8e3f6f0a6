package clipbrowser.model;

/**
 * A change of one clip's review.
 *
 * @param clip     the clip's {@link Clip#key}
 * @param proposal the clip as the service proposes it at that time
 */
public record ClipChange(String clip, Proposal proposal, FieldChange said) {}
