package clipbrowser.controller.review;

import clipbrowser.model.Decision;
import clipbrowser.session.Review;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Where the editor stands in the list, and what comes next. A clip that has left the filtered list still has its place
 * in it: the list as it was when the clip was last there.
 */
final class ClipCursor {
    private final Session session;
    private final Review review;
    private List<ReviewedClip> around = List.of();
    private List<ReviewedClip> current = List.of();

    ClipCursor(Session session, Review review) {
        this.session = session;
        this.review = review;
        session.listed().addListener((ListChangeListener<ReviewedClip>) _ -> {
            current = List.copyOf(session.listed());
            look();
        });
        session.selectedProperty().subscribe((_, _) -> look());
    }

    private void look() {
        ReviewedClip shown = session.selected();
        if (around != current && (shown == null || !around.contains(shown) || current.contains(shown))) {
            around = current;
        }
    }

    Optional<ReviewedClip> next() {
        return find(1, false, Set.of()::contains);
    }

    Optional<ReviewedClip> previous() {
        return find(-1, false, Set.of()::contains);
    }

    /** @param but clips that are being decided just now */
    Optional<ReviewedClip> nextUndecided(Collection<ReviewedClip> but) {
        Set<ReviewedClip> decided = Set.copyOf(but);
        return find(1, true, clip -> decided.contains(clip)
                || review.intended(clip).decision() != Decision.UNDECIDED);
    }

    Optional<ReviewedClip> previousUndecided() {
        return find(-1, true, clip -> review.intended(clip).decision() != Decision.UNDECIDED);
    }

    private Optional<ReviewedClip> find(int step, boolean wraps, java.util.function.Predicate<ReviewedClip> skipped) {
        @Nullable
        ReviewedClip shown = session.selected();
        int size = around.size();
        int at = shown == null ? -1 : around.indexOf(shown);
        int from = at < 0 && step < 0 ? size : at;
        boolean whole = shown == null || around == current;
        Set<ReviewedClip> listed = whole ? Set.of() : Set.copyOf(current);
        int steps = wraps ? size : step > 0 ? size - 1 - from : from;
        for (int i = 1; i <= steps; i++) {
            ReviewedClip clip = around.get(Math.floorMod(from + i * step, size));
            if (clip != shown && (whole || listed.contains(clip)) && !skipped.test(clip)) {
                return Optional.of(clip);
            }
        }
        return Optional.empty();
    }
}
