package clipbrowser.model;

/**
 * Something said of one clip.
 *
 * @param clip     the clip's {@link Clip#key}
 * @param proposal the clip as it stands while this is said
 */
public record ClipChange(String clip, Proposal proposal, FieldChange said) {}
