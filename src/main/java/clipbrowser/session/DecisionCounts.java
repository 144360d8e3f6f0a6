package clipbrowser.session;

import clipbrowser.model.Decision;
import clipbrowser.time.MediaTime;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Counts that follow each clip's change without counting all of them again. */
final class DecisionCounts {
    private record Share(Decision decision, MediaTime kept) {}

    private final Map<ReviewedClip, Share> shares = new IdentityHashMap<>();
    // One sum a source: clips of one source have times over one denominator, so the sums stay exact and small.
    private final Map<Source, MediaTime> lengths = new HashMap<>();
    private int kept;
    private int rejected;

    void clear() {
        shares.clear();
        lengths.clear();
        kept = 0;
        rejected = 0;
    }

    /** The clip as it stands now, in place of how it was counted before. */
    void count(ReviewedClip clip) {
        if (clip.goneProperty().get()) {
            leave(clip);
            return;
        }
        MediaTime length = clip.length();
        boolean keep = clip.decision() == Decision.KEEP;
        Share now = new Share(clip.decision(), keep && length != null ? length : MediaTime.ZERO);
        Share before = shares.get(clip);
        if (!now.equals(before)) {
            leave(clip);
            shares.put(clip, now);
            add(clip, now, 1);
        }
    }

    private void leave(ReviewedClip clip) {
        Share before = shares.remove(clip);
        if (before != null) {
            add(clip, before, -1);
        }
    }

    private void add(ReviewedClip clip, Share share, int sign) {
        kept += share.decision == Decision.KEEP ? sign : 0;
        rejected += share.decision == Decision.REJECT ? sign : 0;
        if (share.kept.numerator() != 0) {
            MediaTime sum = lengths.getOrDefault(clip.source(), MediaTime.ZERO);
            lengths.put(clip.source(), sign > 0 ? sum.plus(share.kept) : sum.minus(share.kept));
        }
    }

    Counts counts() {
        return new Counts(kept, rejected, shares.size() - kept - rejected, total());
    }

    private MediaTime total() {
        try {
            return lengths.values().stream().reduce(MediaTime.ZERO, MediaTime::plus);
        } catch (ArithmeticException _) {
            // Sources of many odd timescales: the common denominator doesn't fit. A microsecond is no frame's worth.
            return MediaTime.ofMicros(lengths.values().stream().mapToLong(MediaTime::micros).sum());
        }
    }
}
