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
        List<PlayRange> playRanges = new ArrayList<>();
        for (ReviewedClip clip : in(several ? session.selection()::contains : c -> c.decision() == Decision.KEEP)) {
            playRange(clip).ifPresent(playRanges::add);
        }
        return sequence(playRanges);
    }

    /** The first and the last seconds of each undecided clip, beginning with the selected one. */
    Optional<PlaySequence> skim() {
        List<PlayRange> playRanges = new ArrayList<>();
        List<ReviewedClip> order = new ArrayList<>(session.listed());
        // Once round: those before the selected one come last.
        Collections.rotate(order, -Math.max(0, order.indexOf(session.selected())));
        for (ReviewedClip clip : order) {
            if (clip.decision() == Decision.UNDECIDED) {
                playRange(clip).ifPresent(playRange -> ends(playRange, playRanges));
            }
        }
        return sequence(playRanges);
    }

    /** A clip's place in the last sequence. */
    Playback.Passing at(ReviewedClip clip) {
        int index = clips.indexOf(clip);
        return index < 0 ? Playback.Passing.NONE : new Playback.Passing(index + 1, clips.size());
    }

    /** In the list's order; where the list hides one of them, in the run's. */
    private List<ReviewedClip> in(Predicate<ReviewedClip> wanted) {
        List<ReviewedClip> all = session.clips().stream().filter(wanted).toList();
        return session.listed().containsAll(all) ? session.listed().stream().filter(wanted).toList() : all;
    }

    private Optional<PlayRange> playRange(ReviewedClip clip) {
        OpenedSource openedSource = sources.openedSource(clip.source());
        FrameRange range = clip.range();
        return openedSource == null || range == null
                ? Optional.empty()
                : Optional.of(new PlayRange(openedSource, range, clip));
    }

    private void ends(PlayRange playRange, List<PlayRange> into) {
        FrameGrid grid = playRange.openedSource().grid();
        FrameRange range = playRange.range();
        long frames = Math.max(1, grid.rate().frameNearest(MediaTime.ofMillis(1000L * skimSeconds.getAsInt())));
        if (grid.lasts(range).compareTo(grid.rate().startOf(2 * frames)) <= 0) {
            into.add(playRange);
            return;
        }
        MediaTime skimmed = grid.rate().startOf(frames);
        into.add(new PlayRange(playRange.openedSource(),
                grid.during(grid.begins(range), grid.begins(range).plus(skimmed)), playRange.tag()));
        into.add(new PlayRange(playRange.openedSource(), grid.during(grid.ends(range).minus(skimmed), grid.ends(range)),
                playRange.tag()));
    }

    private Optional<PlaySequence> sequence(List<PlayRange> playRanges) {
        clips = playRanges.stream().map(PlayRange::tag).distinct().map(ReviewedClip.class::cast).toList();
        return playRanges.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlaySequence(playRanges, playRanges.getFirst().range().in(),
                        new PlaySequence.AfterLast.Stay()));
    }
}
