package clipbrowser.view.clips;

import clipbrowser.session.ClipReview;
import clipbrowser.time.FrameRange;
import java.util.Comparator;

/** What the list is sorted by. Equal ones stand as the service gave them. */
public enum Order {
    PLACE, NAME, START, LONGEST, SHORTEST, DECISION, PROBLEMS;

    public Comparator<ClipReview> comparator() {
        return switch (this) {
            case PLACE -> Comparator.comparingInt(c -> c.clip().place());
            case NAME -> Comparator.comparing(ClipReview::name, String.CASE_INSENSITIVE_ORDER);
            case START -> Comparator.comparingLong(Order::start);
            case LONGEST -> Comparator.comparing(Totals::length, Comparator.reverseOrder());
            case SHORTEST -> Comparator.comparing(Totals::length);
            case DECISION -> Comparator.comparing(ClipReview::decision);
            case PROBLEMS -> Comparator.comparing(c -> c.problems().isEmpty());
        };
    }

    private static long start(ClipReview clip) {
        FrameRange range = clip.range();
        return range == null ? Long.MAX_VALUE : range.in();
    }
}
