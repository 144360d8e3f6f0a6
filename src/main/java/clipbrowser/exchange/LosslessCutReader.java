package clipbrowser.exchange;

import clipbrowser.time.MediaTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the segments of a LosslessCut project. */
final class LosslessCutReader implements ExportReader {
    private static final JsonMapper JSON5 = JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
            JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA,
            JsonReadFeature.ALLOW_JAVA_COMMENTS).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        try {
            JsonNode project = JSON5.readTree(text);
            if (project.path("version").asInt(0) != 2 || project.path("mediaFileName").asString("").isEmpty()) {
                throw new UnreadableExport("not a project");
            }
            List<ReadEvent> events = new ArrayList<>();
            for (JsonNode segment : project.path("cutSegments")) {
                events.add(new ReadEvent(segment.path("name").asString(""),
                        new ReadEvent.InTime(time(segment.path("start")), time(segment.path("end"))),
                        ReadEvent.NO_RECORD));
            }
            return events;
        } catch (JacksonException | ArithmeticException e) {
            throw new UnreadableExport("JSON: " + e.getMessage(), e);
        }
    }

    private static MediaTime time(JsonNode seconds) {
        return MediaTime.ofMicros(seconds.asDecimal().multiply(BigDecimal.valueOf(1_000_000)).longValueExact());
    }
}
