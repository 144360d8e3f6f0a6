package clipbrowser.exchange;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.model.Decision;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The clips of an OpenTimelineIO file, whoever wrote it: all tracks of pictures, nested stacks too. What was written
 * beside a clip here is under {@code clip_browser} in its metadata, if the other system has kept it.
 */
final class OtioTimeline {
    private static final int DEEPEST = 32;

    private final List<TimelineClip> clips = new ArrayList<>();

    private OtioTimeline() {}

    /** Whether it is such a file. */
    static boolean is(JsonNode root) {
        return root.path("OTIO_SCHEMA").isString();
    }

    static List<TimelineClip> read(JsonNode root) throws UnreadableExport {
        OtioTimeline timeline = new OtioTimeline();
        timeline.walk(root, 0);
        return timeline.clips;
    }

    private void walk(JsonNode node, int depth) throws UnreadableExport {
        if (depth > DEEPEST) {
            throw new UnreadableExport("nested too deep");
        }
        String schema = node.path("OTIO_SCHEMA").asString("");
        if (schema.startsWith("Clip.")) {
            clip(node);
        } else if (!schema.startsWith("Track.") || !node.path("kind").asString("Video").equals("Audio")) {
            if (node.path("tracks").isObject()) {
                walk(node.path("tracks"), depth + 1);
            }
            for (JsonNode child : node.path("children")) {
                walk(child, depth + 1);
            }
        }
    }

    private void clip(JsonNode clip) {
        JsonNode media = clip.path("media_references").path(clip.path("active_media_reference_key").asString(""));
        media = media.isObject() ? media : clip.path("media_reference");
        JsonNode ours = clip.path("metadata").path("clip_browser");
        JsonNode range = clip.path("source_range").isObject()
                ? clip.path("source_range")
                : media.path("available_range");
        Optional<MediaTime> start = time(range.path("start_time"));
        Optional<MediaTime> length = time(range.path("duration"));
        if (start.isEmpty() || length.isEmpty()) {
            return;
        }
        MediaTime from = start.get();
        MediaTime to = from.plus(length.get());
        JsonNode written = ours.path("written");
        if (frames(written, "start", range.path("start_time")) && frames(written, "length", range.path("duration"))) {
            // Untouched: what was decided lies between the handles.
            MediaTime frame = rate(range.path("start_time")).frameDuration();
            from = from.plus(times(frame, written.path("before").asLong(0)));
            to = to.minus(times(frame, written.path("after").asLong(0)));
        }
        String note = Stream.concat(clip.path("markers").valueStream().map(m -> m.path("comment").asString("")),
                Stream.of("")).filter(n -> !n.isEmpty()).findFirst().orElse("");
        clips.add(new TimelineClip(ours.path("key").isString() ? ours.path("key").asString() : null, clip.path("name")
                .asString(""),
                media.path("target_url").asString(media.path("name").asString("")), decision(ours.path("decision")
                        .asString("")),
                note, from, to, true));
    }

    private static @Nullable Decision decision(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "keep" -> Decision.KEEP;
            case "reject" -> Decision.REJECT;
            case "undecided" -> Decision.UNDECIDED;
            default -> null;
        };
    }

    private static boolean frames(JsonNode written, String name, JsonNode time) {
        OptionalLong value = whole(time.path("value"));
        return written.path(name).isIntegralNumber() && value.isPresent() && value.getAsLong() == written.path(name)
                .asLong();
    }

    private static MediaTime times(MediaTime frame, long count) {
        return new MediaTime(Math.multiplyExact(frame.numerator(), count), frame.denominator());
    }

    private static FrameRate rate(JsonNode time) {
        return FrameRate.reported(time.path("rate").asDecimal(BigDecimal.ONE)).orElse(new FrameRate(1, 1));
    }

    private static OptionalLong whole(JsonNode value) {
        return value.isNumber()
                ? OptionalLong.of(value.asDecimal().setScale(0, RoundingMode.HALF_UP).longValue())
                : OptionalLong.empty();
    }

    private static Optional<MediaTime> time(JsonNode time) {
        OptionalLong value = whole(time.path("value"));
        return value.isEmpty() || !time.path("rate").isNumber() || Math.abs(value.getAsLong()) > 1L << 40
                ? Optional.empty()
                : Optional.of(rate(time).startOf(value.getAsLong()));
    }
}
