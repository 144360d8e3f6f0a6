package clipbrowser.exchange;

import clipbrowser.model.Decision;
import clipbrowser.time.Timecode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An Avid Log Exchange file: Heading, Column and Data, tab-separated, as in Avid's "Avid Log Specifications" (Media
 * Composer's help). Each row becomes a clip in a bin; its tape is the reel that the EDL uses.
 */
final class Ale implements ExportFormat {
    private static final Traits TRAITS = new Traits("ale", "ale", Content.EVENTS, Division.ONE_RATE,
            Integer.MAX_VALUE, true, Frames.TIMECODE, false);

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String write(ExportDocument document) {
        Timecode clock = document.clock();
        int height = document.events().getFirst().source().height();
        StringBuilder ale = new StringBuilder("Heading\nFIELD_DELIM\tTABS\n");
        ale.append("VIDEO_FORMAT\t").append(height == 1080 ? "1080" : height == 720 ? "720" : "CUSTOM").append('\n');
        ale.append("AUDIO_FORMAT\t48khz\nFPS\t").append(document.rate().label()).append("\n\n");
        ale.append("Column\nName\tTape\tStart\tEnd\tDuration\tTracks\tDrop\tSource File\tDecision\tComments\n\nData\n");
        for (Event e : document.events()) {
            int channels = e.source().audioChannels();
            String tracks = "V" + IntStream.rangeClosed(1, channels).mapToObj(n -> "A" + n).collect(
                    Collectors.joining());
            ale.append(String.join("\t", e.clip().name(), document.reel(e.source()),
                    Event.label(clock, e.clockIn()), Event.label(clock, e.clockOut()), clock.length(e.length()),
                    tracks, document.drop() ? "DF" : "NDF", Words.clean(e.source().fileName()),
                    e.clip().decision() == Decision.UNDECIDED
                            ? ""
                            : e.clip().decision().name().toLowerCase(Locale.ROOT),
                    e.clip().cleanNote())).append('\n');
        }
        return ale.toString();
    }

    @Override
    public ExportReader reader() {
        return new AleReader();
    }
}
