package clipbrowser.exchange;

import clipbrowser.model.Decision;
import clipbrowser.time.FrameRate;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenTimelineIO JSON, schemas as in OpenTimelineIO 0.15 and later ("File Format Specification" and "Serialized Data"
 * of its documentation): Timeline.1 › Stack.1 › Track.1 › Clip.2. A file holds one timeline, so it is always a
 * string-out. Times are doubles there, by the format's rule; they carry whole frames, which a double holds exactly.
 */
final class Otio implements ExportFormat {
    private static final Traits TRAITS = new Traits("otio", "otio", Content.EVENTS, Division.ONE_RATE,
            Integer.MAX_VALUE, true, Frames.TIMECODE, true);
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String write(ExportDocument document) {
        ObjectNode timeline = schema("Timeline.1");
        timeline.put("name", document.title());
        timeline.set("global_start_time", time(document.hour(), document.rate()));
        ObjectNode stack = timeline.putObject("tracks");
        stack.put("OTIO_SCHEMA", "Stack.1").put("name", "tracks");
        ArrayNode tracks = stack.putArray("children");
        tracks.add(track("Video", document));
        if (document.events().stream().anyMatch(e -> e.media().channels() > 0)) {
            tracks.add(track("Audio", document));
        }
        timeline.putObject("metadata").putObject("clip_browser").put("run_id", document.runId());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(timeline) + "\n";
    }

    private static ObjectNode track(String kind, ExportDocument document) {
        ObjectNode track = schema("Track.1");
        track.put("name", kind).put("kind", kind);
        ArrayNode children = track.putArray("children");
        for (Event e : document.events()) {
            boolean silent = kind.equals("Audio") && e.media().channels() == 0;
            if (silent) {
                ObjectNode gap = schema("Gap.1");
                gap.set("source_range", range(0, e.length(), document.rate()));
                children.add(gap);
            } else {
                children.add(clip(e, document));
            }
        }
        return track;
    }

    private static ObjectNode clip(Event e, ExportDocument document) {
        FrameRate rate = document.rate();
        ObjectNode clip = schema("Clip.2");
        clip.put("name", e.clip().name());
        clip.set("source_range", range(e.clockIn(), e.length(), rate));
        ObjectNode reference = schema("ExternalReference.1");
        reference.put("name", document.fileName(e.source()));
        reference.put("target_url", e.source().address(document.options().paths()));
        reference.set("available_range", range(e.mediaStart(), e.frames(), rate));
        clip.putObject("media_references").set("DEFAULT_MEDIA", reference);
        clip.put("active_media_reference_key", "DEFAULT_MEDIA");
        ArrayNode markers = clip.putArray("markers");
        if (!e.clip().comment().isEmpty()) {
            ObjectNode marker = schema("Marker.2");
            marker.put("name", e.clip().name()).put("comment", e.clip().comment()).put("color", switch (e.clip()
                    .decision()) {
                case KEEP -> "GREEN";
                case REJECT -> "RED";
                case UNDECIDED -> "BLUE";
            });
            marker.set("marked_range", range(e.clockMark(), e.markOut() - e.markIn(),
                    rate));
            markers.add(marker);
        }
        ObjectNode ours = clip.putObject("metadata").putObject("clip_browser");
        ours.put("clip_id", e.clip().id()).put("key", e.clip().key())
                .put("decision", e.clip().decision() == Decision.UNDECIDED
                        ? "undecided"
                        : e.clip().decision().name().toLowerCase(Locale.ROOT))
                .put("source", e.source().id());
        // To tell a clip that comes back untouched, handles and all, from one that was trimmed.
        ours.putObject("written").put("start", e.clockIn()).put("length", e.length()).put("before", e.markIn() - e.in())
                .put("after", e.out() - e.markOut());
        return clip;
    }

    private static ObjectNode range(long start, long length, FrameRate rate) {
        ObjectNode range = schema("TimeRange.1");
        range.set("start_time", time(start, rate));
        range.set("duration", time(length, rate));
        return range;
    }

    private static ObjectNode time(long frames, FrameRate rate) {
        return schema("RationalTime.1").put("rate", (double) rate.numerator() / rate.denominator()).put("value",
                (double) frames);
    }

    private static ObjectNode schema(String name) {
        return JSON.createObjectNode().put("OTIO_SCHEMA", name);
    }

    @Override
    public boolean opensMedia() {
        return true;
    }

    @Override
    public ExportReader reader() {
        return new OtioReader();
    }
}
