package clipbrowser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one clip.
 *
 * @param watched  whether it was played to its end
 * @param proposal the clip as it was when the editor last decided on it, or first said anything else of it
 */
public record StoredReview(ClipReview verdict, boolean watched, Proposal proposal) {
    /** Every field of which something was said. */
    public List<FieldChange> saidSoFar() {
        List<FieldChange> all = List.of(new FieldChange.Decided(verdict.decision()), new FieldChange.Trimmed(verdict.trim()),
                new FieldChange.Titled(verdict.title()), new FieldChange.Noted(verdict.note()), new FieldChange.Watched(watched));
        return all.stream().filter(said -> !said.in(ClipReview.NONE, false).equals(said)).toList();
    }

    /** With a remark on top; {@code before} null where nothing was kept yet. */
    public static StoredReview with(@Nullable StoredReview before, ClipChange remark) {
        ClipReview verdict = before == null ? ClipReview.NONE : before.verdict();
        boolean watched = before != null && before.watched();
        Proposal proposal = before == null || remark.said() instanceof FieldChange.Decided
                ? remark.proposal()
                : before.proposal();
        return switch (remark.said()) {
            case FieldChange.Watched w -> new StoredReview(verdict, w.watched(), proposal);
            case FieldChange.Decided s -> new StoredReview(s.on(verdict), watched, proposal);
            case FieldChange.Trimmed s -> new StoredReview(s.on(verdict), watched, proposal);
            case FieldChange.Titled s -> new StoredReview(s.on(verdict), watched, proposal);
            case FieldChange.Noted s -> new StoredReview(s.on(verdict), watched, proposal);
        };
    }
}
