package clipbrowser.exchange;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.model.Clip;
import clipbrowser.model.ClipReview;
import clipbrowser.model.Decision;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.model.Trim;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decisions that come back from our JSON or CSV, or from an editing system as OpenTimelineIO or FCPXML, held against
 * what is known now. Nothing is changed here: who imports applies {@link #agreed} and asks about {@link #conflicts}.
 *
 * @param agreed    of clips nothing was said about yet, by key
 * @param conflicts of clips the editor has said something else about
 * @param unknown   names of rows that are no clip of this run
 * @param same      how many rows say what is known already
 */
public record DecisionImport(Map<String, ClipReview> agreed, List<Conflict> conflicts, List<String> unknown, int same) {
    /** @param here what the editor has said; @param there what the file says */
    public record Conflict(ExportClip clip, ClipReview here, ClipReview there) {}

    public DecisionImport {
        agreed = Map.copyOf(agreed);
        conflicts = List.copyOf(conflicts);
        unknown = List.copyOf(unknown);
    }

    /**
     * @param text  of a file; JSON where it begins with a brace or a bracket, else CSV
     * @param clips of the run on screen
     * @param said  what is known now, by clip key
     * @throws UnreadableExport if it is neither of ours, or of another run
     */
    public static DecisionImport read(String text, String runId, List<ExportClip> clips, Map<String, ClipReview> said)
            throws UnreadableExport {
        Optional<List<TimelineClip>> timeline = timeline(text);
        if (timeline.isPresent()) {
            return ofTimeline(TimelineDecisions.of(timeline.get(), clips, said), clips, said);
        }
        List<DecisionRows.Row> rows = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
                ? DecisionRows.ofJson(text)
                : DecisionRows.ofCsv(text);
        Map<String, ExportClip> byKey = new HashMap<>();
        clips.forEach(c -> byKey.put(c.key(), c));
        Map<String, ClipReview> agreed = new HashMap<>();
        List<Conflict> conflicts = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int same = 0;
        for (DecisionRows.Row row : rows) {
            if (!row.runId().isEmpty() && !row.runId().equals(row.exact() ? runId : Words.clean(runId))) {
                throw new UnreadableExport("it belongs to run " + DecisionRows.shortened(row.runId()));
            }
            ExportClip clip = byKey.get(row.key());
            if (clip == null) {
                unknown.add(Words.clean(row.key()));
                continue;
            }
            ClipReview here = said.getOrDefault(row.key(), ClipReview.NONE);
            ClipReview there = clipReview(row, clip, here);
            if (there.equals(here)) {
                same++;
            } else if (here.equals(ClipReview.NONE)) {
                agreed.put(row.key(), there);
            } else {
                conflicts.add(new Conflict(clip, here, there));
            }
        }
        return new DecisionImport(agreed, conflicts, unknown, same);
    }

    /** What an editing system has made of an export: OpenTimelineIO or FCPXML. Empty for a file of ours. */
    private static Optional<List<TimelineClip>> timeline(String text) throws UnreadableExport {
        String start = text.stripLeading();
        if (start.startsWith("<") || start.startsWith("\uFEFF<")) {
            return Optional.of(FcpxmlTimeline.read(start.startsWith("<") ? start : start.substring(1)));
        }
        if (start.startsWith("{") && start.contains("\"OTIO_SCHEMA\"")) {
            try {
                JsonNode root = new JsonMapper().readTree(text);
                return OtioTimeline.is(root) ? Optional.of(OtioTimeline.read(root)) : Optional.empty();
            } catch (JacksonException e) {
                throw new UnreadableExport("JSON: " + e.getOriginalMessage(), e);
            }
        }
        return Optional.empty();
    }

    private static DecisionImport ofTimeline(TimelineDecisions timeline, List<ExportClip> clips,
            Map<String, ClipReview> said) {
        Map<String, ClipReview> agreed = new HashMap<>();
        List<Conflict> conflicts = new ArrayList<>();
        int same = 0;
        for (ExportClip clip : clips) {
            ClipReview there = timeline.said().get(clip.key());
            ClipReview here = said.getOrDefault(clip.key(), ClipReview.NONE);
            if (there == null) {
                continue;
            }
            if (there.equals(here)) {
                same++;
            } else if (here.equals(ClipReview.NONE)) {
                agreed.put(clip.key(), there);
            } else {
                conflicts.add(new Conflict(clip, here, there));
            }
        }
        return new DecisionImport(agreed, conflicts, timeline.unknown(), same);
    }

    /** Whether a file is an answer of the service instead: its clips carry no decisions. */
    public static boolean isAnswer(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return false;
        }
        try {
            JsonNode root = new JsonMapper().readTree(text);
            return !root.has("format") && root.path("clips").isArray()
                    && root.path("clips").valueStream().noneMatch(clip -> clip.has("decision"));
        } catch (JacksonException _) {
            return false;
        }
    }

    private static ClipReview clipReview(DecisionRows.Row row, ExportClip clip, ClipReview here) {
        Decision decision = Decision.valueOf(row.decision().toUpperCase(Locale.ROOT));
        // A table has lost the line breaks: where nothing else differs, what is here stays.
        String title = !row.exact() && Words.clean(here.title()).equals(row.title()) ? here.title() : row.title();
        String note = !row.exact() && Words.clean(here.note()).equals(row.note()) ? here.note() : row.note();
        return new ClipReview(decision, trim(row, clip, here), title, note);
    }

    /** The editor's bounds as the file has them; null where they are the proposed ones. */
    private static @Nullable Trim trim(DecisionRows.Row row, ExportClip clip, ClipReview here) {
        FrameGrid grid = clip.source().grid();
        Long in = row.in();
        Long out = row.out();
        if (grid == null || in == null || out == null || in >= out) {
            // Nothing is said of frames, or nothing that can be held against frames here.
            return in == null ? null : here.trim();
        }
        Trim stated = new Trim(new FrameRange(in, out), FrameRate.parse(row.rate()).orElse(grid.rate()));
        if (grid instanceof FrameGrid.Listed listed) {
            return trim(row, clip, here, listed, stated);
        }
        FrameRange on = stated.on(grid);
        boolean otherRate = !stated.rate().equals(grid.rate());
        if (on.equals(proposed(clip, grid)) || otherRate && Boolean.FALSE.equals(row.edited())) {
            return null;
        }
        return here.trim() != null && on.equals(clip.range()) ? here.trim() : stated;
    }

    /**
     * Where bounds are times, frames alone don't tell them: frames that are those of what is here mean what is here.
     */
    private static @Nullable Trim trim(DecisionRows.Row row, ExportClip clip, ClipReview here, FrameGrid.Listed grid,
            Trim stated) {
        Long start = row.startMs();
        Long end = row.endMs();
        if (Boolean.FALSE.equals(row.edited())) {
            return null;
        }
        FrameRange on = stated.on(grid);
        FrameRange timed = start == null || end == null || end <= start
                ? null
                : grid.during(MediaTime.ofMillis(start).minus(grid.origin()), MediaTime.ofMillis(end).minus(
                        grid.origin()));
        // Times that aren't of the frames beside them are left over from before somebody changed the table.
        if (timed != null && sameFrames(on, timed)) {
            boolean same = here.trim() != null && here.trim().on(grid).equals(timed);
            return same ? here.trim() : timed.equals(proposed(clip, grid)) ? null : new Trim(timed, grid.rate());
        }
        if (sameFrames(on, clip.range())) {
            return here.trim();
        }
        return sameFrames(on, proposed(clip, grid)) ? null : stated;
    }

    private static boolean sameFrames(FrameRange one, @Nullable FrameRange other) {
        return other != null && one.in() == other.in() && one.out() == other.out();
    }

    static @Nullable FrameRange proposed(ExportClip clip, FrameGrid grid) {
        return new Clip(clip.key(), clip.id(), clip.place(), clip.proposedStartMs(), clip.proposedEndMs(), null,
                new SourceMedia(clip.source().id(), RunStatus.COMPLETE, null, null), List.of()).proposed(grid).orElse(
                        null);
    }
}
