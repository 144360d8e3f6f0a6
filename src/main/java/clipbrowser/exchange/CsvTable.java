package clipbrowser.exchange;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRange;
import clipbrowser.time.Timecode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table of the chosen clips for a spreadsheet, RFC 4180. A text cell that a spreadsheet would take for a formula
 * ({@code = + - @} at its start) gets a {@code '} in front, and so does one that already looks so, so that
 * {@link DecisionImport} takes off exactly what was put on. Clips without frames have empty cells there.
 */
final class CsvTable implements ExportFormat {
    private static final Traits TRAITS = new Traits("csv", "csv", Content.CLIPS, Division.WHOLE, Integer.MAX_VALUE,
            false, Frames.SOURCE, false);
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final String[] COLUMNS = {"clip_id", "key", "decision", "title", "note", "source", "rate",
            "in_frame", "out_frame", "frames", "in_timecode", "last_frame_timecode", "proposed_start_ms",
            "proposed_end_ms", "run_id", "media_id", "media", "problems", "edited_start_ms", "edited_end_ms", "words"};

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
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180.builder().setHeader(COLUMNS).get())) {
            for (ExportClip c : document.clips()) {
                FrameRange range = c.range();
                FrameGrid grid = c.source().grid();
                Timecode timecode = c.source().timecode();
                csv.printRecord(text(c.id()), guarded(c.key()), c.decision().name().toLowerCase(Locale.ROOT), text(
                        c.title()), text(c.note()), text(c.source().fileName()),
                        grid == null
                                ? ""
                                : grid.rate().exact(),
                        range == null ? "" : range.in(), range == null ? "" : range.out(), range == null
                                ? ""
                                : range.length(),
                        range == null ? "" : timecode.label(grid == null ? range.in() : grid.countIn(range)),
                        range == null
                                ? ""
                                : timecode.label(grid == null ? range.last() : grid.countLast(range)),
                        c.proposedStartMs(), c.proposedEndMs(), text(document.runId()), text(c.source().id()), text(
                                c.source().file() == null
                                        ? c.source().unsignedUrl()
                                        : c.source().address(
                                                PathStyle.PLAIN)),
                        String.join(" ", c.problems().stream().map(p -> p.getClass().getSimpleName()).toList()),
                        c.editedStartMs(), c.editedEndMs(), text(c.spoken()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : guarded(Words.clean(cell));
    }

    private static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    @Override
    public ExportReader reader() {
        return (text, _) -> DecisionRows.ofCsv(text).stream().map(DecisionRows.Row::event).toList();
    }
}
