package clipbrowser.exchange;

import clipbrowser.model.Decision;
import clipbrowser.time.Timecode;
import java.util.List;
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

    /** Characters of a clip's name, and tracks of sound in a row: Avid's own limits. */
    private static final int LONGEST_NAME = 32;
    private static final int MOST_TRACKS = 4;

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String write(ExportDocument document) {
        Timecode clock = document.clock();
        int height = document.events().getFirst().media().height();
        StringBuilder ale = new StringBuilder("Heading\nFIELD_DELIM\tTABS\n");
        ale.append("VIDEO_FORMAT\t").append(height == 1080 ? "1080" : height == 720 ? "720" : "CUSTOM").append('\n');
        ale.append("AUDIO_FORMAT\t48khz\nFPS\t").append(document.rate().label()).append("\n\n");
        ale.append("Column\nName\tTape\tStart\tEnd\tDuration\tTracks\tDrop\tSource File\tDecision\tComments\n\nData\n");
        for (Event e : document.events()) {
            int channels = Math.min(MOST_TRACKS, e.media().channels());
            String tracks = "V" + IntStream.rangeClosed(1, channels).mapToObj(n -> "A" + n).collect(
                    Collectors.joining());
            ale.append(String.join("\t", name(e), document.reel(e.source()),
                    Event.label(clock, e.clockIn()), Event.label(clock, e.clockOut()), clock.length(e.length()),
                    tracks, document.drop() ? "DF" : "NDF", document.fileName(e.source()),
                    e.clip().decision() == Decision.UNDECIDED
                            ? ""
                            : e.clip().decision().name().toLowerCase(Locale.ROOT),
                    e.clip().comment())).append('\n');
        }
        return ale.toString();
    }

    /** As long as a clip's name may be in a bin. */
    private static String name(Event e) {
        String name = e.clip().name();
        int characters = name.codePointCount(0, name.length());
        return characters <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)).stripTrailing();
    }

    @Override
    public List<ReadEvent> asked(ExportDocument document) {
        List<ReadEvent> asked = ExportFormat.super.asked(document);
        return IntStream.range(0, asked.size()).mapToObj(i -> new ReadEvent(name(document.events().get(i)), asked.get(
                i).source(), asked.get(i).record())).toList();
    }

    @Override
    public List<ExportRemark> remarks(ExportDocument document) {
        long names = document.events().stream().filter(e -> !name(e).equals(e.clip().name())).count();
        boolean tracks = document.events().stream().anyMatch(e -> e.media().channels() > MOST_TRACKS);
        return names > 0 || tracks ? List.of(new ExportRemark.AvidLimits(names, tracks)) : List.of();
    }

    @Override
    public ExportReader reader() {
        return new AleReader();
    }
}
