package clipbrowser.model;

import org.jspecify.annotations.Nullable;

/**
 * All that the editor said of one clip.
 *
 * @param trim  null where the proposed bounds stand
 * @param title empty where there is none; never null
 * @param note  empty where there is none; never null
 */
public record Verdict(Decision decision, @Nullable Trim trim, String title, String note) {
    /** Nothing said yet. */
    public static final Verdict NONE = new Verdict(Decision.UNDECIDED, null, "", "");

    public Verdict withDecision(Decision to) {
        return new Verdict(to, trim, title, note);
    }

    public Verdict withTrim(@Nullable Trim to) {
        return new Verdict(decision, to, title, note);
    }

    public Verdict withTitle(String to) {
        return new Verdict(decision, trim, to, note);
    }

    public Verdict withNote(String to) {
        return new Verdict(decision, trim, title, to);
    }
}
