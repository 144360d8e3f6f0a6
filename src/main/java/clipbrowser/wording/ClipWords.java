package clipbrowser.wording;

import clipbrowser.model.Clip;
import clipbrowser.model.MediaFailure;
import clipbrowser.model.Problem;
import clipbrowser.session.Edge;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Source;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts about a clip, for the list and the timeline. */
public final class ClipWords {
    /** Characters of what is said that a tip shows whole. */
    private static final int TIP = 330;

    private ClipWords() {}

    /** The difference to the proposal in frames; empty where there is none. */
    public static String trim(@Nullable FrameRange now, @Nullable FrameRange proposed) {
        if (now == null || proposed == null || now.equals(proposed)) {
            return "";
        }
        long atIn = now.in() - proposed.in();
        long atOut = now.out() - proposed.out();
        String first = atIn == 0 ? "" : Messages.text("clips.trimIn", signed(atIn));
        String last = atOut == 0 ? "" : Messages.text("clips.trimOut", signed(atOut));
        return first.isEmpty() || last.isEmpty() ? first + last : first + " \u00b7 " + last;
    }

    private static String signed(long frames) {
        return (frames < 0 ? "\u2212" : "+") + Math.abs(frames);
    }

    /** What is said, in quotes: nobody typed it. Empty where nothing is. */
    public static String quoted(String spoken) {
        return spoken.isEmpty() ? "" : Messages.text("clips.spoken", spoken);
    }

    /** What an editor should know before deciding, in a few words; empty where there is nothing. */
    public static String warning(ReviewedClip clip) {
        List<String> all = new ArrayList<>();
        if (clip.unsavedProperty().get() != null) {
            all.add(Messages.text("clips.unsaved"));
        }
        Clip former = clip.formerProperty().get();
        if (former != null && !clip.goneProperty().get()) {
            all.add(Messages.text("clips.was", bounds(former, clip.source())));
        }
        MediaFailure failure = clip.source().failure();
        if (failure != null && clip.problems().stream().noneMatch(Problem::blocks)) {
            all.add(Sentences.brief(failure));
        }
        clip.problems().forEach(problem -> all.add(Sentences.of(problem)));
        clip.cutWord(Edge.IN).ifPresent(word -> all.add(Messages.text("clips.cutsIn", word.text())));
        clip.cutWord(Edge.OUT).ifPresent(word -> all.add(Messages.text("clips.cutsOut", word.text())));
        return String.join(", ", all);
    }

    /**
     * Everything that a row or a block has no room for; at least the name.
     *
     * @param twins the clips that show nearly the same
     * @param limit in seconds; 0 for none
     */
    public static String tip(ReviewedClip clip, List<ReviewedClip> twins, int limit) {
        List<String> lines = new ArrayList<>();
        String named = clip.clip().id();
        lines.add(named == null || named.equals(clip.name()) ? clip.name() : clip.name() + "  " + named);
        FrameRange range = clip.seen();
        MediaTime lasts = clip.lasts(range);
        if (range != null && lasts != null) {
            lines.add(Messages.text("timeline.tip", clip.source().labelIn(range),
                    clip.source().labelLast(range), Length.text(lasts)));
        }
        FrameRange proposed = clip.proposed();
        if (range != null && proposed != null && !range.equals(proposed)) {
            lines.add(Messages.text("clips.tip.trimmed", trim(range, proposed), bounds(clip.clip(), clip.source())));
        }
        Clip former = clip.formerProperty().get();
        if (former != null && !clip.goneProperty().get()) {
            lines.add(Messages.text("clips.tip.changed", bounds(former, clip.source()),
                    bounds(clip.clip(), clip.source())));
        }
        if (clip.goneProperty().get()) {
            lines.add(Messages.text("clips.tip.gone"));
        }
        if (clip.unsavedProperty().get() != null) {
            lines.add(Messages.text("clips.tip.unsaved"));
        }
        if (!clip.problems().isEmpty()) {
            lines.add(clip.problems().stream().map(Sentences::of).collect(Collectors.joining(", ")));
        }
        if (limit > 0 && clip.longerThan(limit)) {
            lines.add(Messages.text("clips.tip.long", Integer.toString(limit)));
        }
        if (!twins.isEmpty()) {
            lines.add(Messages.text("clips.tip.twins", twins.stream().limit(6)
                    .map(twin -> Integer.toString(twin.clip().place())).collect(Collectors.joining(", "))));
        }
        if (!clip.said().note().isEmpty()) {
            lines.add(clip.said().note());
        }
        String spoken = clip.spoken();
        if (!spoken.isEmpty()) {
            lines.add(quoted(spoken.length() > TIP
                    ? clip.firstWords() + " \u2026 " + clip.lastWords().substring(1)
                    : spoken));
        }
        return String.join("\n", lines);
    }

    /** First and last frame as they were proposed; the milliseconds where the frames aren't known. */
    private static String bounds(Clip clip, Source source) {
        FrameGrid grid = source.grid();
        FrameRange range = grid == null ? null : clip.proposed(grid).orElse(null);
        return range == null
                ? Messages.text("clips.boundsMs", String.valueOf(clip.startMs()), String.valueOf(clip.endMs()))
                : source.labelIn(range) + "\u2013" + source.labelLast(range);
    }
}
