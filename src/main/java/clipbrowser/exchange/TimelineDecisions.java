package clipbrowser.exchange;

import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an editing system's timeline says of the clips of a run. A clip is found by the key that was written beside it,
 * else by its name on its source, else, where another name was given to it, by the frames of its source.
 *
 * @param said    by clip key, as the file has it; what the file doesn't say is as it is here
 * @param unknown names of what is no clip of the run
 */
record TimelineDecisions(Map<String, ClipReview> said, List<String> unknown) {
    /** @param here what is known now, by clip key */
    static TimelineDecisions of(List<TimelineClip> timeline, List<ExportClip> clips, Map<String, ClipReview> here) {
        Map<ExportClip, List<TimelineClip>> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (TimelineClip each : timeline) {
            Optional<ExportClip> clip = match(each, clips);
            clip.ifPresentOrElse(c -> found.computeIfAbsent(c, _ -> new ArrayList<>()).add(each), () -> {
                if (!unknown.contains(each.name())) {
                    unknown.add(each.name());
                }
            });
        }
        Map<String, ClipReview> said = new LinkedHashMap<>();
        found.forEach((clip, all) -> said.put(clip.key(), clipReview(clip, all, here.getOrDefault(clip.key(),
                ClipReview.NONE))));
        return new TimelineDecisions(said, unknown);
    }

    private static Optional<ExportClip> match(TimelineClip each, List<ExportClip> clips) {
        Optional<ExportClip> byKey = clips.stream()
                .filter(c -> Words.clean(c.key()).equals(each.key()) || c.key().equals(each.key())).findFirst();
        if (byKey.isPresent()) {
            return byKey;
        }
        List<ExportClip> there = clips.stream().filter(c -> overlap(each, c) > 0).toList();
        List<ExportClip> onSource = there.stream().filter(c -> names(each.media(), c.source())).toList();
        List<ExportClip> near = onSource.isEmpty() ? there : onSource;
        List<ExportClip> named = clips.stream().filter(c -> c.name().equals(each.name())).toList();
        List<ExportClip> both = named.stream().filter(near::contains).toList();
        if (!both.isEmpty()) {
            return most(each, both);
        }
        // Trimmed to where it wasn't before; or renamed, and then nothing but its media and frames tell which it is.
        return named.size() == 1
                ? named.stream().findFirst()
                : most(each, onSource);
    }

    /** The one that shares the most frames; empty where two share as many. */
    private static Optional<ExportClip> most(TimelineClip each, List<ExportClip> clips) {
        List<ExportClip> sorted = clips.stream().sorted(Comparator.comparingLong((ExportClip c) -> -overlap(each, c)))
                .toList();
        boolean tied = sorted.size() > 1 && overlap(each, sorted.get(0)) == overlap(each, sorted.get(1));
        return tied ? Optional.empty() : sorted.stream().findFirst();
    }

    private static boolean names(String media, ExportSource source) {
        String name = media.substring(Math.max(media.lastIndexOf('/'), media.lastIndexOf('\\')) + 1);
        return media.equals(source.address()) || media.equals(source.address(PathStyle.PLAIN)) || name.equals(source
                .fileName());
    }

    /** How much of the source both have: frames, or microseconds where pictures are held. */
    private static long overlap(TimelineClip each, ExportClip clip) {
        FrameGrid grid = clip.source().grid();
        FrameRange range = clip.range();
        FrameRange there = range(each, clip.source());
        return grid == null || range == null || there == null
                ? 0
                : grid.interval(range).overlap(grid.interval(there));
    }

    /** Of the source; null where its frames aren't known or none of them is meant. */
    private static @Nullable FrameRange range(TimelineClip each, ExportSource source) {
        FrameGrid grid = source.grid();
        if (grid == null) {
            return null;
        }
        MediaTime from = time(each.start(), source);
        MediaTime to = time(each.end(), source);
        boolean lasts = grid instanceof FrameGrid.Even
                ? Math.max(0, grid.nearest(from)) < Math.min(grid.frames(), grid.nearest(to))
                : from.max(MediaTime.ZERO).compareTo(to) < 0 && from.compareTo(grid.end()) < 0;
        return lasts ? grid.during(from, to) : null;
    }

    /** When in the source it is what a timecode of the media says. */
    private static MediaTime time(MediaTime at, ExportSource source) {
        FrameRate rate = Objects.requireNonNull(source.mediaGrid()).rate();
        return source.sourceTime(rate.startOf(rate.frameNearest(at) - source.mediaTimecode().start()));
    }

    private static ClipReview clipReview(ExportClip clip, List<TimelineClip> all, ClipReview here) {
        List<TimelineClip> cut = all.stream().filter(TimelineClip::cut).toList();
        Decision decision = all.stream().map(TimelineClip::decision).filter(Objects::nonNull).findFirst().orElse(
                cut.isEmpty() ? here.decision() : Decision.KEEP);
        String note = all.stream().map(TimelineClip::note).map(ExportClip::noteIn).filter(n -> !n.isEmpty()).findFirst()
                .orElse("");
        String name = Words.clean(all.getFirst().name());
        boolean renamed = !name.isEmpty() && !name.equals(clip.name());
        boolean sameNote = note.isEmpty() || note.equals(clip.cleanNote());
        return new ClipReview(decision, trim(clip, cut.isEmpty() ? all : cut, here), renamed ? name : here.title(),
                sameNote ? here.note() : note);
    }

    /** From the first frame that is used to the last, of however many pieces. */
    private static @Nullable Trim trim(ExportClip clip, List<TimelineClip> pieces, ClipReview here) {
        FrameGrid grid = clip.source().grid();
        List<FrameRange> ranges = pieces.stream().map(p -> range(p, clip.source())).filter(Objects::nonNull).toList();
        if (grid == null || ranges.isEmpty()) {
            return here.trim();
        }
        FrameRange used = ranges.stream().reduce((one, other) -> grid.during(
                grid.begins(one).min(grid.begins(other)), grid.ends(one).max(grid.ends(other)))).orElseThrow();
        if (same(used, clip.range(), grid)) {
            return here.trim();
        }
        return same(used, DecisionImport.proposed(clip, grid), grid) ? null : new Trim(used, grid.rate());
    }

    /** A timeline counts frames: times that are the same to the frame are the same. */
    private static boolean same(FrameRange one, @Nullable FrameRange other, FrameGrid grid) {
        return other != null && grid.countIn(one) == grid.countIn(other)
                && grid.countLast(one) == grid.countLast(other);
    }
}
