package clipbrowser.exchange;

import clipbrowser.model.Decision;
import clipbrowser.time.Timecode;
import java.util.List;
import java.util.Locale;

/**
 * Markers on a source's own timecode, for "Import > Timeline markers from EDL" of DaVinci Resolve, as Resolve itself
 * exports them: an event of one frame, and on the line after it {@code |C:colour |M:name |D:frames}. One source a file.
 */
final class MarkerEdl implements ExportFormat {
    private static final Traits TRAITS = new Traits("edl-markers", "edl", Content.EVENTS, Division.ONE_SOURCE_AT_RATE,
            999, false, Frames.TIMECODE, false);

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String write(ExportDocument document) {
        Timecode clock = document.clock();
        StringBuilder edl = new StringBuilder();
        edl.append("TITLE: ").append(document.title()).append('\n');
        edl.append("FCM: ").append(document.drop() ? "DROP FRAME" : "NON-DROP FRAME").append("\n\n");
        int number = 0;
        for (Event e : document.events()) {
            String in = Event.label(clock, e.clockIn());
            String next = Event.label(clock, e.clockIn() + 1);
            edl.append(String.format(Locale.ROOT, "%03d  001      V     C        %s %s %s %s  \n", ++number, in, next,
                    in, next));
            String note = plain(e.clip().comment());
            // A line that begins with a digit is an event to Resolve.
            note = !note.isEmpty() && Character.isDigit(note.codePointAt(0)) ? "Note: " + note : note;
            edl.append(note).append(" |C:").append(colour(e.clip().decision())).append(" |M:").append(
                    plain(e.clip().name())).append(" |D:").append(e.length()).append("\n\n");
        }
        return edl.toString();
    }

    /** A bar would end the field. */
    private static String plain(String text) {
        return Words.clean(text.replace("|", ""));
    }

    private static String colour(Decision decision) {
        return switch (decision) {
            case KEEP -> "ResolveColorGreen";
            case REJECT -> "ResolveColorRed";
            case UNDECIDED -> "ResolveColorBlue";
        };
    }

    @Override
    public List<ReadEvent> asked(ExportDocument document) {
        return ExportFormat.super.asked(document).stream().map(
                e -> new ReadEvent(plain(e.name()), e.source(), e.record())).toList();
    }

    @Override
    public List<ExportRemark> remarks(ExportDocument document) {
        return List.of(new ExportRemark.MarkersOnSourceTime(document.events().getFirst().source()));
    }

    @Override
    public ExportReader reader() {
        return new MarkerEdlReader();
    }
}
