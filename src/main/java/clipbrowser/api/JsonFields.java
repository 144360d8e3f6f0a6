package clipbrowser.api;

import java.math.BigDecimal;
import java.math.BigInteger;
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
final class JsonFields {
    private static final int MOST_ELEMENTS = 50;
    /** Characters. Longer ones mean nothing that this program counts. */
    private static final int LONGEST_NUMBER = 100;
    private static final Set<String> KNOWN = Set.of("start_time_ms", "end_time_ms", "clip_id", "duration_ms",
            "source_media", "status", "media_id", "media_url", "media_info", "type", "fps", "frame_count", "width",
            "height", "channels", "url", "events");

    private JsonFields() {}

    /** The value the parser stands on, which is read to its end. Of an array, the first scalars. */
    static JsonNode read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            default -> RunReader.JSON.readTree(parser);
        };
    }

    /**
     * Made here and not by the parser, which refuses the whole answer for one number that it can't make, such as
     * {@code 1e2147483648}. Such a number is kept as what is neither a number nor a text: it can't be read.
     */
    private static JsonNode number(String written) {
        try {
            if (written.length() <= LONGEST_NUMBER) {
                boolean whole = written.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-');
                return whole
                        ? RunReader.JSON.getNodeFactory().numberNode(new BigInteger(written))
                        : RunReader.JSON.getNodeFactory().numberNode(new BigDecimal(written));
            }
        } catch (NumberFormatException _) {
            // Beyond what Java's exact numbers hold.
        }
        return RunReader.JSON.createArrayNode();
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
                array.add(read(parser));
            } else {
                parser.skipChildren();
            }
        }
        return array;
    }
}
