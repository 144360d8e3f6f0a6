package clipbrowser.view.timeline;

import clipbrowser.model.Preferences.TimelineOpening;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How each source was looked at last, and how it is looked at first. FX thread. */
final class SourceScales {
    /** In a longer source a clip is a few pixels wide where all of it is shown. */
    static final MediaTime LONG = MediaTime.ofMillis(20 * 60 * 1000);
    private final Map<Source, TimelineScale> left = new HashMap<>();
    private final Set<Source> opened = new HashSet<>();
    private Supplier<TimelineOpening> opening = () -> TimelineOpening.BY_LENGTH;

    void opensWith(Supplier<TimelineOpening> now) {
        opening = now;
    }

    /** Another source comes on screen. */
    void keep(Source source, TimelineScale scale) {
        left.put(source, scale);
    }

    void retainAll(Collection<Source> sources) {
        left.keySet().retainAll(sources);
        opened.retainAll(sources);
    }

    /** As it was looked at when it was left; null where it wasn't, or has other frames by now. */
    @Nullable
    TimelineScale of(Source source, FrameGrid grid) {
        TimelineScale was = left.get(source);
        return was != null && fits(was, grid) ? was : null;
    }

    static boolean fits(TimelineScale scale, FrameGrid grid) {
        return scale.frames() == grid.frames() && scale.times() == (grid instanceof FrameGrid.Listed l ? l : null);
    }

    /** With a clip of a source chosen: as the settings want it the first time, from then on as it is looked at. */
    TimelineScale chosen(Source source, FrameGrid grid, FrameRange clip, TimelineScale now) {
        if (!opened.add(source)) {
            return now.revealing(clip);
        }
        return switch (opening.get()) {
            case BY_LENGTH -> grid.end().compareTo(LONG) > 0 ? now.around(clip) : now.revealing(clip);
            case WHOLE -> now.whole();
            case NEIGHBOURHOOD -> now.around(clip);
            case CLIP -> now.fitting(clip);
        };
    }
}
