package clipbrowser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one clip.
 *
 * @param watched  whether it was played to its end
 * @param proposal the clip as it was when the editor last decided on it, or first said anything else of it
 */
public record Kept(Verdict verdict, boolean watched, Proposal proposal) {
    /** Every field of which something was said. */
    public List<Said> saidSoFar() {
        List<Said> all = List.of(new Said.Decided(verdict.decision()), new Said.Trimmed(verdict.trim()),
                new Said.Titled(verdict.title()), new Said.Noted(verdict.note()), new Said.Watched(watched));
        return all.stream().filter(said -> !said.in(Verdict.NONE, false).equals(said)).toList();
    }

    /** With a remark on top; {@code before} null where nothing was kept yet. */
    public static Kept with(@Nullable Kept before, Remark remark) {
        Verdict verdict = before == null ? Verdict.NONE : before.verdict();
        boolean watched = before != null && before.watched();
        Proposal proposal = before == null || remark.said() instanceof Said.Decided
                ? remark.proposal()
                : before.proposal();
        return switch (remark.said()) {
            case Said.Watched w -> new Kept(verdict, w.watched(), proposal);
            case Said.Decided s -> new Kept(s.on(verdict), watched, proposal);
            case Said.Trimmed s -> new Kept(s.on(verdict), watched, proposal);
            case Said.Titled s -> new Kept(s.on(verdict), watched, proposal);
            case Said.Noted s -> new Kept(s.on(verdict), watched, proposal);
        };
    }
}
