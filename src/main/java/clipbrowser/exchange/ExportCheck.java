package clipbrowser.exchange;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.exchange.ReadEvent.InFrames;
import clipbrowser.exchange.ReadEvent.InTime;
import clipbrowser.exchange.ReadEvent.Span;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an exported text back and compares every event with what was asked, in frames. */
public final class ExportCheck {
    private static final int MOST = 20;

    private ExportCheck() {}

    /** One line for each difference; empty where there is none. */
    public static List<String> differences(ExportFormat format, ExportDocument document, String text) {
        List<ReadEvent> read;
        try {
            read = format.reader().read(text, document);
        } catch (UnreadableExport e) {
            return List.of("unreadable: " + e.getMessage());
        }
        List<ReadEvent> asked = format.asked(document);
        List<String> differences = new ArrayList<>();
        if (asked.size() != read.size()) {
            differences.add("%d events asked, %d found".formatted(asked.size(), read.size()));
        }
        for (int i = 0; i < Math.min(asked.size(), read.size()) && differences.size() < MOST; i++) {
            ReadEvent want = asked.get(i);
            ReadEvent have = read.get(i);
            Span found = want.source() instanceof InTime ? have.source() : inFrames(have.source(), document, i);
            if (!same(want.source(), found)) {
                differences.add("event %d (%s): asked %s, found %s".formatted(i + 1, want.name(),
                        text(want.source()), text(found)));
            }
            if (want.record() != have.record()) {
                differences.add("event %d (%s): asked at frame %d of the sequence, found at %d".formatted(i + 1,
                        want.name(), want.record(), have.record()));
            }
            if (!have.name().isEmpty() && !have.name().equals(want.name())) {
                differences.add("event %d: asked the name %s, found %s".formatted(i + 1, want.name(), have.name()));
            }
        }
        return differences;
    }

    /** Times are written in milliseconds at the coarsest. */
    private static boolean same(@Nullable Span want, @Nullable Span have) {
        return want instanceof InTime asked && have instanceof InTime found
                ? near(asked.in(), found.in()) && near(asked.out(), found.out())
                : Objects.equals(want, have);
    }

    private static boolean near(MediaTime one, MediaTime other) {
        return Math.abs(one.micros() - other.micros()) <= 1_000;
    }

    /** Times become the frames of the source that are nearest; frames stay. */
    private static @Nullable Span inFrames(@Nullable Span span, ExportDocument document, int at) {
        return switch (span) {
            case null -> null;
            case InFrames frames -> frames;
            case InTime time -> {
                ExportSource source = document.events().get(at % document.events().size()).source();
                yield new InFrames(source.mediaFrameNearest(time.in().minus(source.media().first().inPlayers())), source
                        .mediaFrameNearest(time.out().minus(source.media().first().inPlayers())));
            }
        };
    }

    private static String text(@Nullable Span span) {
        return switch (span) {
            case null -> "no frames";
            case InFrames f -> "frames " + f.in() + " to " + f.out();
            case InTime t -> t.in() + " to " + t.out();
        };
    }
}
