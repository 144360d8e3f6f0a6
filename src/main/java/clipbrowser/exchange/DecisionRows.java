package clipbrowser.exchange;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.model.Trim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads our JSON and CSV row by row. */
final class DecisionRows {
    private static final Set<String> DECISIONS = Set.of("keep", "reject", "undecided");

    private DecisionRows() {}

    /**
     * @param rate   that the frames count at; empty where unknown
     * @param edited whether the editor set the bounds; null where the file doesn't say
     * @param startMs when the editor's bounds begin, on the service's clock; null where the file doesn't say
     * @param endMs   when they end
     * @param exact whether title and note are verbatim; in a table their line breaks are gone
     */
    record Row(String runId, String key, @Nullable String id, String decision, String title, String note,
            @Nullable Long in, @Nullable Long out, String rate, @Nullable Boolean edited, @Nullable Long startMs,
            @Nullable Long endMs, boolean exact) {
        ReadEvent event() {
            return new ReadEvent(decision + " " + key,
                    in == null || out == null ? null : new ReadEvent.InFrames(in, out), ReadEvent.NO_RECORD);
        }
    }

    static List<Row> ofJson(String text) throws UnreadableExport {
        try {
            JsonNode run = new JsonMapper().readTree(text);
            // The clips alone do too: others who write such files needn't know of more.
            JsonNode clips = run.isArray() && !run.isEmpty() ? run : run.path("clips");
            if (!clips.isArray()) {
                throw new UnreadableExport("no clips");
            }
            String runId = run.path("run_id").asString("");
            List<Row> rows = new ArrayList<>();
            for (JsonNode clip : clips) {
                String id = clip.path("clip_id").isString() ? clip.path("clip_id").asString() : null;
                String key = clip.path("key").asString(Objects.requireNonNullElse(id, ""));
                rows.add(new Row(runId, key, id, decision(clip.path("decision").asString(""), rows.size()), clip.path(
                        "title").asString(""), clip.path("note").asString(""), frame(clip.path("in_frame")), frame(
                                clip.path("out_frame")),
                        clip.path("rate").asString(""),
                        clip.has("edited_start_ms") ? clip.path("edited_start_ms").isNumber() : null,
                        ms(clip.path("edited_start_ms")), ms(clip.path("edited_end_ms")), true));
            }
            return rows;
        } catch (JacksonException e) {
            throw new UnreadableExport("JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Long ms(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && Math.abs(node.asLong()) < 1L << 42
                ? node.asLong()
                : null;
    }

    private static @Nullable Long frame(JsonNode node) throws UnreadableExport {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new UnreadableExport("frame " + shortened(node.asString("")));
        }
        return bounded(node.asLong());
    }

    private static String decision(String word, int row) throws UnreadableExport {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        if (!DECISIONS.contains(lower)) {
            throw new UnreadableExport("decision of clip " + (row + 1));
        }
        return lower;
    }

    static List<Row> ofCsv(String text) throws UnreadableExport {
        List<List<String>> table = cells(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (table.isEmpty()) {
            throw new UnreadableExport("empty");
        }
        List<String> columns = table.getFirst();
        // Who made the table by hand has no keys, only ids.
        String names = columns.contains("key") ? "key" : "clip_id";
        for (String needed : List.of(names, "decision")) {
            if (!columns.contains(needed)) {
                throw new UnreadableExport("no column " + needed);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (List<String> cells : table.subList(1, table.size())) {
            if (cells.size() != columns.size()) {
                throw new UnreadableExport("row " + (rows.size() + 1));
            }
            String id = cell(columns, cells, "clip_id");
            rows.add(new Row(cell(columns, cells, "run_id"), cell(columns, cells, names), id.isEmpty() ? null : id,
                    decision(cell(columns, cells, "decision"), rows.size()), cell(columns, cells, "title"), cell(
                            columns, cells, "note"),
                    number(cell(columns, cells, "in_frame")), number(cell(columns, cells, "out_frame")),
                    cell(columns, cells, "rate"), null, ms(cell(columns, cells, "edited_start_ms")),
                    ms(cell(columns, cells, "edited_end_ms")), false));
        }
        return rows;
    }

    /** What isn't a whole number of milliseconds says nothing: frames stand beside it. */
    private static @Nullable Long ms(String cell) {
        return cell.strip().matches("\\d{1,12}") ? Long.valueOf(cell.strip()) : null;
    }

    private static String cell(List<String> columns, List<String> cells, String column) {
        int at = columns.indexOf(column);
        String cell = at < 0 ? "" : cells.get(at);
        int quotes = 0;
        while (quotes < cell.length() && cell.charAt(quotes) == '\'') {
            quotes++;
        }
        boolean guarded = quotes > 0 && quotes < cell.length() && "=+-@\t\r".indexOf(cell.charAt(quotes)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    private static @Nullable Long number(String cell) throws UnreadableExport {
        try {
            return cell.isBlank() ? null : bounded(Long.parseLong(cell.strip()));
        } catch (NumberFormatException e) {
            throw new UnreadableExport("number " + shortened(cell), e);
        }
    }

    /** A frame that no source has is no frame: saved, it would be in the way of everything that asks for its time. */
    private static Long bounded(long frame) throws UnreadableExport {
        if (frame < 0 || frame > Trim.MOST_FRAMES) {
            throw new UnreadableExport("frame " + frame);
        }
        return frame;
    }

    /** What is quoted from a file, on one line and not endless. */
    static String shortened(String text) {
        String clean = Words.clean(text);
        return clean.length() > 40 ? clean.substring(0, 40) + "…" : clean;
    }

    /** RFC 4180, with any line ending. */
    private static List<List<String>> cells(String text) throws UnreadableExport {
        List<List<String>> table = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean quote = c == '"';
                boolean twice = quote && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (!quote || twice) {
                    cell.append(c);
                    i += twice ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',' || c == '\n' || c == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c != ',') {
                    i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                    table.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new UnreadableExport("a quote isn't closed");
        }
        if (!row.isEmpty() || !cell.isEmpty()) {
            row.add(cell.toString());
            table.add(row);
        }
        return table;
    }
}
