package clipbrowser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one clip.
 *
 * @param watched  whether it was played to its end
 * @param proposal the clip as it was when the editor last decided on it, or first said anything else of it
 */
public record StoredReview(ClipReview clipReview, boolean watched, Proposal proposal) {
    /** Every field of which something was said. */
    public List<FieldChange> saidSoFar() {
        List<FieldChange> all = List.of(new FieldChange.Decided(clipReview.decision()),
                new FieldChange.Trimmed(clipReview.trim()),
                new FieldChange.Titled(clipReview.title()), new FieldChange.Noted(clipReview.note()),
                new FieldChange.Watched(watched));
        return all.stream().filter(said -> !said.in(ClipReview.NONE, false).equals(said)).toList();
    }

    /** With a change applied; {@code before} is null where nothing was stored yet. */
    public static StoredReview with(@Nullable StoredReview before, ClipChange clipChange) {
        ClipReview clipReview = before == null ? ClipReview.NONE : before.clipReview();
        boolean watched = before != null && before.watched();
        Proposal proposal = before == null || clipChange.said() instanceof FieldChange.Decided
                ? clipChange.proposal()
                : before.proposal();
        return switch (clipChange.said()) {
            case FieldChange.Watched w -> new StoredReview(clipReview, w.watched(), proposal);
            case FieldChange.Decided s -> new StoredReview(s.on(clipReview), watched, proposal);
            case FieldChange.Trimmed s -> new StoredReview(s.on(clipReview), watched, proposal);
            case FieldChange.Titled s -> new StoredReview(s.on(clipReview), watched, proposal);
            case FieldChange.Noted s -> new StoredReview(s.on(clipReview), watched, proposal);
        };
    }
}
