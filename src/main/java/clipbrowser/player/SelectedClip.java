package clipbrowser.player;

import clipbrowser.player.decode.OpenedSource;
import clipbrowser.time.FrameRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clip that is selected, and what it makes of playing its source. Player's thread. */
final class SelectedClip {
    private @Nullable PlayRange clip;

    void select(@Nullable PlayRange now) {
        clip = now;
    }

    /** Changes its range, if it is the one with this tag. */
    void range(Object tag, FrameRange range) {
        PlayRange at = clip;
        if (at != null && at.tag().equals(tag)) {
            clip = at.with(range);
        }
    }

    RangePlayback rules(OpenedSource of) {
        PlayRange at = clip;
        return new RangePlayback(at != null && at.openedSource().equals(of) ? at.range() : null, of.grid());
    }

    PlaySequence sequence(RangePlayback.Start start, OpenedSource of) {
        PlayRange at = clip;
        Object tag = at == null || start.free() ? "free" : at.tag();
        return new PlaySequence(List.of(new PlayRange(of, start.within(), tag)), start.from(),
                rules(of).afterLast(start));
    }
}
