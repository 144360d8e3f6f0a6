package clipbrowser.model;

import org.jspecify.annotations.Nullable;

/**
 * The editor's decision on one clip, with trim, title and note. Immutable.
 *
 * @param trim  null where the proposed bounds stand
 * @param title empty where there is none; never null
 * @param note  empty where there is none; never null
 */
public record ClipReview(Decision decision, @Nullable Trim trim, String title, String note) {
    /** Undecided, untrimmed, without title and note. */
    public static final ClipReview NONE = new ClipReview(Decision.UNDECIDED, null, "", "");

    public ClipReview withDecision(Decision to) {
        return new ClipReview(to, trim, title, note);
    }

    public ClipReview withTrim(@Nullable Trim to) {
        return new ClipReview(decision, to, title, note);
    }

    public ClipReview withTitle(String to) {
        return new ClipReview(decision, trim, to, note);
    }

    public ClipReview withNote(String to) {
        return new ClipReview(decision, trim, title, to);
    }
}
