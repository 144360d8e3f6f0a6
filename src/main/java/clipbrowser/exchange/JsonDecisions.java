package clipbrowser.exchange;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every clip of the run with its decision, whichever clips were chosen: to feed back to the generator, and to be read
 * again by {@link DecisionImport}. The format is this project's own. {@code in_frame} and {@code out_frame} (exclusive)
 * count the source's frames as they stand after trimming, without handles, and are null where there are none; titles
 * and notes are verbatim; {@code words} is what is said, null where that isn't known. Milliseconds count on the clock
 * that the proposed ones count on.
 */
final class JsonDecisions implements ExportFormat {
    private static final Traits TRAITS = new Traits("json", "json", Content.EVERY_CLIP, Division.WHOLE,
            Integer.MAX_VALUE, false, Frames.SOURCE, false);
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public List<ReadEvent> asked(ExportDocument document) {
        return document.clips().stream().map(c -> new ReadEvent(c.decision().name().toLowerCase(Locale.ROOT) + " "
                + c.key(), ReadEvent.span(c.range()), ReadEvent.NO_RECORD)).toList();
    }

    @Override
    public String write(ExportDocument document) {
        ObjectNode run = JSON.createObjectNode();
        run.put("format", "clip-browser").put("version", 1).put("run_id", document.runId());
        ArrayNode clips = run.putArray("clips");
        for (ExportClip c : document.clips()) {
            ObjectNode clip = clips.addObject();
            FrameRange range = c.range();
            FrameGrid grid = c.source().grid();
            clip.put("clip_id", c.id()).put("key", c.key());
            clip.put("decision", c.decision().name().toLowerCase(Locale.ROOT));
            clip.put("in_frame", range == null ? null : Long.valueOf(range.in()));
            clip.put("out_frame", range == null ? null : Long.valueOf(range.out()));
            clip.put("proposed_start_ms", c.proposedStartMs()).put("proposed_end_ms", c.proposedEndMs());
            clip.put("edited_start_ms", c.editedStartMs()).put("edited_end_ms", c.editedEndMs());
            clip.put("title", c.title()).put("note", c.note());
            clip.put("words", c.spoken().isEmpty() ? null : c.spoken());
            clip.put("rate", grid == null ? null : grid.rate().exact());
            clip.put("variable_rate", grid instanceof FrameGrid.Listed);
            ObjectNode source = clip.putObject("source");
            source.put("media_id", c.source().id()).put("media_url", c.source().unsignedUrl());
            LinkedFile file = c.source().file();
            source.put("file", file == null ? null : file.path().toString());
            source.put("file_offset_frames", file == null ? null : Long.valueOf(file.offsetFrames()));
            source.put("frame_count", grid == null ? null : Long.valueOf(grid.frames()));
            ArrayNode problems = clip.putArray("problems");
            c.problems().forEach(p -> problems.add(p.getClass().getSimpleName()));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(run) + "\n";
    }

    @Override
    public ExportReader reader() {
        return (text, _) -> DecisionRows.ofJson(text).stream().map(DecisionRows.Row::event).toList();
    }
}
