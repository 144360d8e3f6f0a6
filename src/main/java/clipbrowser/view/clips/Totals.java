package clipbrowser.view.clips;

import clipbrowser.model.Decision;
import clipbrowser.session.ReviewedClip;
import clipbrowser.time.MediaTime;
import clipbrowser.wording.Length;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many clips, and how long they are together; those without a range count, but last nothing.
 *
 * @param micros microseconds
 */
record Totals(int clips, long micros) {
    static final Totals NONE = new Totals(0, 0);

    static Totals of(List<ReviewedClip> clips) {
        long micros = 0;
        for (ReviewedClip clip : clips) {
            micros += length(clip).micros();
        }
        return new Totals(clips.size(), micros);
    }

    /** Those of each decision, and under null all. Clips that are no longer in the run aren't among them. */
    static Map<@Nullable Decision, Totals> byDecision(List<ReviewedClip> clips) {
        int[] count = new int[3];
        long[] micros = new long[3];
        for (ReviewedClip clip : clips) {
            if (!clip.goneProperty().get()) {
                count[clip.decision().ordinal()]++;
                micros[clip.decision().ordinal()] += length(clip).micros();
            }
        }
        Map<@Nullable Decision, Totals> all = new HashMap<>();
        Totals together = NONE;
        for (Decision decision : Decision.values()) {
            Totals own = new Totals(count[decision.ordinal()], micros[decision.ordinal()]);
            all.put(decision, own);
            together = new Totals(together.clips + own.clips, together.micros + own.micros);
        }
        all.put(null, together);
        return all;
    }

    /** Of one clip as it stands now. */
    static MediaTime length(ReviewedClip clip) {
        MediaTime length = clip.length();
        return length == null ? MediaTime.ZERO : length;
    }

    String length() {
        return Length.text(MediaTime.ofMicros(micros));
    }
}
