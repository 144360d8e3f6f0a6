package clipbrowser.exchange;

import clipbrowser.time.MediaTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Chapters of a source as WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", 3.1 and 4): cues may overlap there.
 * Milliseconds are the nearest, on the clock of players; each names one frame again up to 500 frames a second.
 */
final class WebVtt implements ExportFormat {
    private static final Traits TRAITS = new Traits("webvtt", "vtt", Content.EVENTS, Division.ONE_SOURCE,
            Integer.MAX_VALUE, false, Frames.MEDIA, false);

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public List<ReadEvent> asked(ExportDocument document) {
        return ordered(document).stream().map(e -> new ReadEvent(e.clip().name(),
                ReadEvent.inPlayers(e), ReadEvent.NO_RECORD)).toList();
    }

    @Override
    public String write(ExportDocument document) {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        int number = 0;
        for (Event e : ordered(document)) {
            vtt.append('\n').append(++number).append('\n');
            vtt.append(stamp(e.source().timeInPlayers(e.from()))).append(" --> ").append(
                    stamp(e.source().timeInPlayers(e.to()))).append('\n');
            vtt.append(e.clip().name().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).append('\n');
        }
        return vtt.toString();
    }

    /** A cue may not begin before the one above it. */
    private static List<Event> ordered(ExportDocument document) {
        return document.events().stream().sorted(Comparator.comparing(Event::from)).toList();
    }

    private static String stamp(MediaTime time) {
        long ms = time.millis();
        return String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60,
                ms % 1000);
    }

    @Override
    public ExportReader reader() {
        return new WebVttReader();
    }
}
