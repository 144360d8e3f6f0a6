package clipbrowser.view.timeline;

import clipbrowser.session.ClipReview;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.view.Length;
import clipbrowser.view.Messages;
import clipbrowser.view.Sentences;
import java.util.stream.Collectors;

/** What is said of a clip when the pointer rests on it. */
final class BlockTip {
    private BlockTip() {}

    static String of(ClipReview clip) {
        FrameGrid grid = clip.source().grid();
        FrameRange range = clip.range();
        StringBuilder text = new StringBuilder(clip.clip().place() + "  " + clip.name());
        if (grid != null && range != null) {
            text.append('\n').append(Messages.text("timeline.tip", clip.source().timecode().label(range.in()),
                    clip.source().timecode().label(range.last()),
                    Length.text(grid.startOf(range.out()).minus(grid.startOf(range.in())))));
        }
        if (!clip.problems().isEmpty()) {
            text.append('\n').append(clip.problems().stream().map(Sentences::of).collect(Collectors.joining(", ")));
        }
        if (clip.goneProperty().get()) {
            text.append('\n').append(Messages.text("timeline.gone"));
        }
        return text.toString();
    }
}
