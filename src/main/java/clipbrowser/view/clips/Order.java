package clipbrowser.view.clips;

import clipbrowser.session.ReviewedClip;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the list is sorted by: each of its columns. Equal ones stand as the service gave them. */
public enum Order {
    PLACE,
    NAME,
    START,
    END,
    LENGTH,
    TRIM,
    DECISION,
    PROBLEMS,
    NOTE;

    /**
     * Sorts in place. Each clip's sort key is computed once, which matters for twenty thousand of them.
     *
     * @param backwards the largest, latest or last first
     */
    public void sort(List<ReviewedClip> clips, boolean backwards) {
        switch (this) {
            case PLACE -> sort(clips, clip -> clip.clip().place(), backwards);
            case NAME -> sort(clips, clip -> clip.name().toLowerCase(Locale.ROOT), backwards);
            case START -> sort(clips, clip -> frame(clip, true), backwards);
            case END -> sort(clips, clip -> frame(clip, false), backwards);
            case LENGTH -> sort(clips, Order::length, backwards);
            case TRIM -> sort(clips, Order::trimmed, backwards);
            case DECISION -> sort(clips, ReviewedClip::decision, backwards);
            case PROBLEMS -> sort(clips, clip -> clip.problems().isEmpty(), backwards);
            case NOTE -> sort(clips, clip -> note(clip), backwards);
        }
    }

    private static <K extends Comparable<? super K>> void sort(List<ReviewedClip> clips, Function<ReviewedClip, K> key,
            boolean backwards) {
        record Keyed<K>(ReviewedClip clip, K key) {}
        List<Keyed<K>> keyed = new ArrayList<>(clips.size());
        clips.forEach(clip -> keyed.add(new Keyed<>(clip, key.apply(clip))));
        Comparator<Keyed<K>> by = Comparator.comparing(Keyed::key);
        keyed.sort(backwards ? by.reversed() : by);
        for (int i = 0; i < keyed.size(); i++) {
            clips.set(i, keyed.get(i).clip);
        }
    }

    private static long frame(ReviewedClip clip, boolean first) {
        FrameRange range = counted(clip, clip.range());
        return range == null ? Long.MAX_VALUE : first ? range.in() : range.out();
    }

    /** In frames as timecode counts them, also where pictures are held. */
    private static @Nullable FrameRange counted(ReviewedClip clip, @Nullable FrameRange range) {
        FrameGrid grid = clip.source().grid();
        return range == null || grid == null
                ? null
                : FrameRange.ofLast(grid.countIn(range), grid.countLast(range));
    }

    private static long length(ReviewedClip clip) {
        MediaTime length = clip.length();
        return length == null ? -1 : length.micros();
    }

    /** By how many frames its edges lie elsewhere than they were proposed, the most first. */
    private static long trimmed(ReviewedClip clip) {
        FrameRange now = counted(clip, clip.range());
        FrameRange proposed = counted(clip, clip.proposed());
        return now == null || proposed == null
                ? 0
                : -Math.abs(now.in() - proposed.in()) - Math.abs(now.out() - proposed.out());
    }

    /** Notes by their words, clips without at the end. */
    private static String note(ReviewedClip clip) {
        String note = clip.clipReview().note();
        return note.isEmpty() ? "\uffff" : note.toLowerCase(Locale.ROOT);
    }
}
