package clipbrowser.api;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes from an answer the fields that are documented, and only those: what the service may add, or somebody may have
 * hidden, takes no memory.
 */
final class Fields {
    private static final int MOST_ELEMENTS = 50;
    private static final Set<String> KNOWN = Set.of("start_time_ms", "end_time_ms", "clip_id", "duration_ms",
            "source_media", "status", "media_id", "media_url", "media_info", "type", "fps", "frame_count", "width",
            "height", "channels", "url", "events");

    private Fields() {}

    /** The value the parser stands on, which is read to its end. Of an array, the first scalars. */
    static JsonNode read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            default -> RunReader.JSON.readTree(parser);
        };
    }

    private static ObjectNode object(JsonParser parser) {
        ObjectNode object = RunReader.JSON.createObjectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (KNOWN.contains(name)) {
                object.set(name, read(parser));
            } else {
                parser.skipChildren();
            }
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) {
        ArrayNode array = RunReader.JSON.createArrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isScalarValue() && array.size() < MOST_ELEMENTS) {
                JsonNode element = RunReader.JSON.readTree(parser);
                array.add(element);
            } else {
                parser.skipChildren();
            }
        }
        return array;
    }
}
