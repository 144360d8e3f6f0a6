package clipbrowser.transcript;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What speech recognisers write: Whisper's and WhisperX's {@code segments} with seconds and perhaps {@code words}
 * ({@code word_segments} of WhisperX say the same again), whisper.cpp's {@code transcription} with {@code offsets} in
 * milliseconds.
 */
final class RecogniserJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(64)
                    .maxDocumentLength(TranscriptFile.MOST_BYTES).build())
            .build()).build();
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(TranscriptFile.LAST_MS).movePointLeft(3);

    private static final BigDecimal HALF_MS = new BigDecimal("0.0005");

    private RecogniserJson() {}

    static void read(String text, TranscriptFile.Cues into) throws UnreadableTranscript {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new UnreadableTranscript(UnreadableTranscript.Reason.UNKNOWN_FORMAT);
        }
        if (root.isArray()) {
            segments(root, into);
        } else if (root.path("segments").isArray()) {
            segments(root.path("segments"), into);
        } else if (root.path("transcription").isArray()) {
            for (JsonNode one : root.path("transcription")) {
                long start = whole(one.path("offsets").path("from"));
                long end = whole(one.path("offsets").path("to"));
                if (into.takes(start, end)) {
                    CueText.divide(start, end, text(one, "text"), into.words);
                }
            }
        } else if (root.path("words").isArray()) {
            words(root.path("words"), 0, TranscriptFile.LAST_MS, into.words);
        } else {
            throw new UnreadableTranscript(UnreadableTranscript.Reason.UNKNOWN_FORMAT);
        }
    }

    private static void segments(JsonNode segments, TranscriptFile.Cues into) {
        for (JsonNode segment : segments) {
            long start = seconds(segment.path("start"));
            long end = seconds(segment.path("end"));
            if (!into.takes(start, end)) {
                continue;
            }
            if (segment.path("words").isArray() && !segment.path("words").isEmpty()) {
                words(segment.path("words"), start, end, into.words);
            } else {
                CueText.divide(start, end, text(segment, "text"), into.words);
            }
        }
    }

    /**
     * Words without times of their own (WhisperX leaves them out for digits) share what lies between their neighbours.
     */
    private static void words(JsonNode words, long startMs, long endMs, List<Word> into) {
        long at = startMs;
        StringBuilder waiting = new StringBuilder();
        for (JsonNode word : words) {
            String written = text(word, "word").isEmpty() ? text(word, "text") : text(word, "word");
            long start = seconds(word.path("start"));
            long end = seconds(word.path("end"));
            if (start < at && start >= 0 && end > at) {
                start = at;
            }
            if (start < at || end < start || end > TranscriptFile.LAST_MS) {
                waiting.append(' ').append(written);
                continue;
            }
            CueText.divide(at, start, waiting.toString(), into);
            waiting.setLength(0);
            List<CueText.Piece> pieces = CueText.pieces(written);
            if (pieces.size() == 1) {
                boolean unspaced = CueText.isUnspaced(written.codePointAt(0));
                into.add(CueText.word(start, end, new CueText.Piece(pieces.getFirst().text(), !unspaced), true));
            } else {
                CueText.divide(start, end, written, into);
            }
            at = end;
        }
        CueText.divide(Math.min(at, endMs), endMs, waiting.toString(), into);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.path(name).asString() : "";
    }

    /** @return milliseconds, or {@link CueTime#NONE} */
    private static long seconds(JsonNode node) {
        if (!node.isNumber()) {
            return CueTime.NONE;
        }
        try {
            BigDecimal value = new BigDecimal(node.asString());
            // Compared first: a number with a huge exponent would take for ever to be written out.
            if (value.signum() < 0 || value.compareTo(LAST_SECOND) > 0) {
                return CueTime.NONE;
            }
            return value.compareTo(HALF_MS) < 0
                    ? 0
                    : value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return CueTime.NONE;
        }
    }

    private static long whole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.asLong() : CueTime.NONE;
    }
}
