package clipbrowser.view.export;

import clipbrowser.exchange.ExportOptions;
import clipbrowser.wording.Messages;
import java.util.List;

/** Where an export goes, and with that the format it takes. */
public enum ExportDestination {
    PREMIERE("xmeml"),
    RESOLVE("fcpxml"),
    RESOLVE_XML("xmeml"),
    FINAL_CUT("fcpxml"),
    AVID("ale"),
    EDL("edl"),
    OTIO("otio"),
    LOSSLESSCUT("llc"),
    FILES("ffmpeg"),
    FFMPEG("ffmpeg"),
    SPREADSHEET("csv"),
    GENERATOR("json"),
    RESOLVE_MARKERS("edl-markers"),
    CHAPTERS("webvtt");

    private final String format;

    ExportDestination(String format) {
        this.format = format;
    }

    /** As the command line names it. */
    public String format() {
        return format;
    }

    /** What an editor calls it. */
    public String label() {
        return Messages.text("export.to." + name());
    }

    /** How to bring it in, in a sentence or two. */
    String steps() {
        return Messages.text("export.steps." + name());
    }

    /** How clips can become sequences, the usual way first; one alone is no choice. */
    public List<ExportOptions.Arrangement> arrangements() {
        return switch (this) {
            case PREMIERE, FINAL_CUT -> List.of(ExportOptions.Arrangement.SEQUENCES,
                    ExportOptions.Arrangement.STRINGOUT, ExportOptions.Arrangement.SEPARATE);
            // It imports one sequence a file.
            case RESOLVE, RESOLVE_XML ->
                List.of(ExportOptions.Arrangement.STRINGOUT, ExportOptions.Arrangement.SEPARATE);
            case AVID, EDL, OTIO, LOSSLESSCUT, FILES, FFMPEG, SPREADSHEET, GENERATOR, RESOLVE_MARKERS, CHAPTERS ->
                List.of(ExportOptions.Arrangement.STRINGOUT);
        };
    }

    /** Whether there is a choice of how clips are encoded. */
    boolean presets() {
        return this == FILES;
    }

    /** Whether there is a choice of reel names. */
    boolean reels() {
        return this == EDL;
    }

    /** Whether handles make sense. */
    boolean handles() {
        return switch (this) {
            case PREMIERE, RESOLVE, RESOLVE_XML, FINAL_CUT, AVID, EDL, OTIO, LOSSLESSCUT, FILES, FFMPEG -> true;
            case SPREADSHEET, GENERATOR, RESOLVE_MARKERS, CHAPTERS -> false;
        };
    }

    /** Whether timecode stands in it. */
    boolean timecode() {
        return switch (this) {
            case PREMIERE, RESOLVE, RESOLVE_XML, FINAL_CUT, AVID, EDL, OTIO, RESOLVE_MARKERS -> true;
            case LOSSLESSCUT, FILES, FFMPEG, SPREADSHEET, GENERATOR, CHAPTERS -> false;
        };
    }

    /** Whether there is a choice of how linked files are named. */
    boolean paths() {
        return this == OTIO;
    }

    /** Whether the choice of clips matters; decisions are handed back of all. */
    boolean chooses() {
        return this != GENERATOR;
    }
}
