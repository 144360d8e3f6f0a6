package clipbrowser.exchange;

import clipbrowser.model.Decision;
import clipbrowser.time.MediaTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A LosslessCut project, one for each source: version 2 of its {@code .llc}, JSON5 with float seconds ("docs" of
 * LosslessCut, {@code LlcProject} in its source). JSON is JSON5, so it is written as JSON. The project lies beside the
 * media it names. Seconds are cut off after the sixth place, never rounded up: a time a hair before a frame's start
 * takes that frame, a hair behind it would lose it.
 */
final class LosslessCut implements ExportFormat {
    private static final Traits TRAITS = new Traits("llc", "llc", Content.EVENTS, Division.ONE_SOURCE,
            Integer.MAX_VALUE, true, Frames.MEDIA, false);
    private static final JsonMapper JSON = JsonMapper.builder().enable(
            JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public List<ReadEvent> asked(ExportDocument document) {
        return document.events().stream().map(e -> new ReadEvent(e.clip().name(), ReadEvent.inPlayers(e),
                ReadEvent.NO_RECORD)).toList();
    }

    @Override
    public String write(ExportDocument document) {
        ObjectNode project = JSON.createObjectNode();
        project.put("version", 2);
        project.put("mediaFileName", document.events().getFirst().source().fileName());
        ArrayNode segments = project.putArray("cutSegments");
        for (Event e : document.events()) {
            ObjectNode segment = segments.addObject();
            segment.put("start", seconds(e.source().timeInPlayers(e.from())));
            segment.put("end", seconds(e.source().timeInPlayers(e.to())));
            segment.put("name", e.clip().name());
            segment.putObject("tags").put("decision", e.clip().decision().name().toLowerCase(Locale.ROOT)).put("note",
                    e.clip().comment());
            segment.put("selected", e.clip().decision() != Decision.REJECT);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(project) + "\n";
    }

    private static BigDecimal seconds(MediaTime time) {
        return new BigDecimal(BigInteger.valueOf(time.numerator()).multiply(BigInteger.valueOf(1_000_000)).divide(
                BigInteger.valueOf(time.denominator())), 6);
    }

    @Override
    public ExportReader reader() {
        return new LosslessCutReader();
    }
}
