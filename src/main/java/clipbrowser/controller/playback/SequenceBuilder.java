package clipbrowser.controller.playback;

import clipbrowser.controller.run.SourceController;
import clipbrowser.model.Decision;
import clipbrowser.player.PlayRange;
import clipbrowser.player.PlaySequence;
import clipbrowser.player.decode.OpenedSource;
import clipbrowser.session.Playback;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** Several clips to be played back to back. FX thread. */
final class SequenceBuilder {
    /** Percent of normal. */
    static final int SKIM_SPEED = 150;
    private final Session session;
    private final SourceController sources;
    private final IntSupplier skimSeconds;
    private List<ReviewedClip> clips = List.of();

    /** @param skimSeconds how much of each end of a clip is skimmed */
    SequenceBuilder(Session session, SourceController sources, IntSupplier skimSeconds) {
        this.session = session;
        this.sources = sources;
        this.skimSeconds = skimSeconds;
    }

    /** Every kept clip, or the clips that are marked together, in the list's order. */
    Optional<PlaySequence> kept() {
        boolean several = session.selection().size() > 1;
        List<PlayRange> cuts = new ArrayList<>();
        for (ReviewedClip clip : in(several ? session.selection()::contains : c -> c.decision() == Decision.KEEP)) {
            cut(clip).ifPresent(cuts::add);
        }
        return passage(cuts);
    }

    /** The first and the last seconds of each undecided clip, beginning with the selected one. */
    Optional<PlaySequence> skim() {
        List<PlayRange> cuts = new ArrayList<>();
        List<ReviewedClip> order = new ArrayList<>(session.listed());
        // Once round: those before the selected one come last.
        Collections.rotate(order, -Math.max(0, order.indexOf(session.selected())));
        for (ReviewedClip clip : order) {
            if (clip.decision() == Decision.UNDECIDED) {
                cut(clip).ifPresent(cut -> ends(cut, cuts));
            }
        }
        return passage(cuts);
    }

    /** Which of the clips of the last passage this is. */
    Playback.Passing at(ReviewedClip clip) {
        int index = clips.indexOf(clip);
        return index < 0 ? Playback.Passing.NONE : new Playback.Passing(index + 1, clips.size());
    }

    /** In the list's order; where the list hides one of them, in the run's. */
    private List<ReviewedClip> in(Predicate<ReviewedClip> wanted) {
        List<ReviewedClip> all = session.clips().stream().filter(wanted).toList();
        return session.listed().containsAll(all) ? session.listed().stream().filter(wanted).toList() : all;
    }

    private Optional<PlayRange> cut(ReviewedClip clip) {
        OpenedSource reel = sources.reel(clip.source());
        FrameRange range = clip.range();
        return reel == null || range == null ? Optional.empty() : Optional.of(new PlayRange(reel, range, clip));
    }

    private void ends(PlayRange cut, List<PlayRange> into) {
        FrameGrid grid = cut.reel().grid();
        FrameRange range = cut.range();
        long frames = Math.max(1, grid.rate().frameNearest(MediaTime.ofMillis(1000L * skimSeconds.getAsInt())));
        if (range.length() <= 2 * frames) {
            into.add(cut);
            return;
        }
        into.add(new PlayRange(cut.reel(), new FrameRange(range.in(), range.in() + frames), cut.tag()));
        into.add(new PlayRange(cut.reel(), new FrameRange(range.out() - frames, range.out()), cut.tag()));
    }

    private Optional<PlaySequence> passage(List<PlayRange> cuts) {
        clips = cuts.stream().map(PlayRange::tag).distinct().map(ReviewedClip.class::cast).toList();
        return cuts.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlaySequence(cuts, cuts.getFirst().range().in(), new PlaySequence.AfterLast.Stay()));
    }
}
