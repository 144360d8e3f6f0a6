package clipbrowser.view.export;

import clipbrowser.wording.Messages;

/** Where an export goes, and with that the format it takes. */
public enum ExportDestination {
    PREMIERE("xmeml"), RESOLVE("fcpxml"), FINAL_CUT("fcpxml"), AVID("ale"), EDL("edl"), OTIO("otio"), LOSSLESSCUT(
            "llc"), FFMPEG("ffmpeg"), SPREADSHEET("csv"), GENERATOR("json"), RESOLVE_MARKERS("edl-markers"), CHAPTERS(
                    "webvtt");

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

    /** Whether there is a choice between a sequence for each clip and a string-out. */
    boolean sequences() {
        return format.equals("xmeml") || format.equals("fcpxml");
    }

    /** Whether handles make sense. */
    boolean handles() {
        return switch (this) {
            case PREMIERE, RESOLVE, FINAL_CUT, AVID, EDL, OTIO, LOSSLESSCUT, FFMPEG -> true;
            case SPREADSHEET, GENERATOR, RESOLVE_MARKERS, CHAPTERS -> false;
        };
    }

    /** Whether timecode stands in it. */
    boolean timecode() {
        return switch (this) {
            case PREMIERE, RESOLVE, FINAL_CUT, AVID, EDL, OTIO, RESOLVE_MARKERS -> true;
            case LOSSLESSCUT, FFMPEG, SPREADSHEET, GENERATOR, CHAPTERS -> false;
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
