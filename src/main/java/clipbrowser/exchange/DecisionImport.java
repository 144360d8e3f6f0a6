package clipbrowser.exchange;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.model.Decision;
import clipbrowser.model.Trim;
import clipbrowser.model.Verdict;
import clipbrowser.time.FrameRange;
import clipbrowser.time.FrameRate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decisions that come back from our JSON or CSV, held against what is known now. Nothing is changed here: who imports
 * applies {@link #agreed} and asks about {@link #conflicts}.
 *
 * @param agreed    of clips nothing was said about yet, by key
 * @param conflicts of clips the editor has said something else about
 * @param unknown   names of rows that are no clip of this run
 * @param same      how many rows say what is known already
 */
public record DecisionImport(Map<String, Verdict> agreed, List<Conflict> conflicts, List<String> unknown, int same) {
    /** @param here what the editor has said; @param there what the file says */
    public record Conflict(ExportClip clip, Verdict here, Verdict there) {}

    public DecisionImport {
        agreed = Map.copyOf(agreed);
        conflicts = List.copyOf(conflicts);
        unknown = List.copyOf(unknown);
    }

    /**
     * @param text  of a file; JSON where it begins with a brace, else CSV
     * @param clips of the run on screen
     * @param said  what is known now, by clip key
     * @throws UnreadableExport if it is neither of ours, or of another run
     */
    public static DecisionImport read(String text, String runId, List<ExportClip> clips, Map<String, Verdict> said)
            throws UnreadableExport {
        List<DecisionRows.Row> rows = text.stripLeading().startsWith("{")
                ? DecisionRows.ofJson(text)
                : DecisionRows.ofCsv(text);
        Map<String, ExportClip> byKey = new HashMap<>();
        clips.forEach(c -> byKey.put(c.key(), c));
        Map<String, Verdict> agreed = new HashMap<>();
        List<Conflict> conflicts = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int same = 0;
        for (DecisionRows.Row row : rows) {
            if (!row.runId().isEmpty() && !row.runId().equals(row.exact() ? runId : Words.clean(runId))) {
                throw new UnreadableExport("it belongs to run " + row.runId());
            }
            ExportClip clip = byKey.get(row.key());
            if (clip == null) {
                unknown.add(row.key());
                continue;
            }
            Verdict here = said.getOrDefault(row.key(), Verdict.NONE);
            Verdict there = verdict(row, clip, here);
            if (there.equals(here)) {
                same++;
            } else if (here.equals(Verdict.NONE)) {
                agreed.put(row.key(), there);
            } else {
                conflicts.add(new Conflict(clip, here, there));
            }
        }
        return new DecisionImport(agreed, conflicts, unknown, same);
    }

    private static Verdict verdict(DecisionRows.Row row, ExportClip clip, Verdict here) {
        Decision decision = Decision.valueOf(row.decision().toUpperCase(Locale.ROOT));
        // A table has lost the line breaks: where nothing else differs, what is here stays.
        String title = !row.exact() && Words.clean(here.title()).equals(row.title()) ? here.title() : row.title();
        String note = !row.exact() && Words.clean(here.note()).equals(row.note()) ? here.note() : row.note();
        FrameRate rate = FrameRate.parse(row.rate()).orElse(null);
        Long in = row.in();
        Long out = row.out();
        Trim trim = null;
        FrameRange now = clip.range();
        if (row.edited() && rate != null && in != null && out != null && in < out) {
            Trim stated = new Trim(new FrameRange(in, out), rate);
            boolean asItIs = now != null && now.equals(stated.range());
            trim = asItIs ? here.trim() : stated;
            if (asItIs && here.trim() == null && row.exact()) {
                trim = stated;
            }
        }
        return new Verdict(decision, trim, title, note);
    }
}
