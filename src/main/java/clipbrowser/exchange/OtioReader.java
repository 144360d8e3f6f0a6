package clipbrowser.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the picture track of an OpenTimelineIO timeline. */
final class OtioReader implements ExportReader {
    private static final JsonMapper JSON = JsonMapper.builder().enable(
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        try {
            JsonNode timeline = JSON.readTree(text);
            long record = frames(timeline.path("global_start_time"), document);
            List<ReadEvent> events = new ArrayList<>();
            for (JsonNode track : timeline.path("tracks").path("children")) {
                if (!track.path("kind").asString("").equals("Video")) {
                    continue;
                }
                for (JsonNode clip : track.path("children")) {
                    long in = frames(clip.path("source_range").path("start_time"), document);
                    long length = frames(clip.path("source_range").path("duration"), document);
                    JsonNode media = clip.path("media_references").path(
                            clip.path("active_media_reference_key").asString(""));
                    long from = frames(media.path("available_range").path("start_time"), document);
                    long all = frames(media.path("available_range").path("duration"), document);
                    if (in < from || in + length > from + all || media.path("target_url").asString("").isEmpty()) {
                        throw new UnreadableExport("clip " + events.size() + " lies outside its media");
                    }
                    long day = ReadLabel.day(document.rate(), document.drop());
                    events.add(new ReadEvent(clip.path("name").asString(""), new ReadEvent.InFrames(
                            Math.floorMod(in, day), Math.floorMod(in + length, day)), record));
                    record += length;
                }
            }
            return events;
        } catch (JacksonException | ArithmeticException e) {
            throw new UnreadableExport("JSON: " + e.getMessage(), e);
        }
    }

    private static long frames(JsonNode time, ExportDocument document) throws UnreadableExport {
        // The double nearest to the rate, as every reader of this format compares it.
        double rate = time.path("rate").asDouble(0);
        if (rate != (double) document.rate().numerator() / document.rate().denominator()) {
            throw new UnreadableExport("rate " + rate);
        }
        BigDecimal value = time.path("value").asDecimal();
        return value.longValueExact();
    }
}
