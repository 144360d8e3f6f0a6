package clipbrowser.view.palette;

import clipbrowser.command.Command;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Session;
import clipbrowser.session.Source;
import clipbrowser.wording.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the palette offers for what was typed, the likeliest first. FX thread. */
final class PaletteSearch {
    /** Of clips and sources; more than a list is read of. */
    private static final int MOST = 30;
    private static final Pattern CLIP = Pattern.compile("\\D*?(\\d{1,6})");
    private static final Pattern TIME = Pattern.compile("[+-]?\\d[\\d:;.,]*");

    private final Session session;
    private final Supplier<List<String>> recent;

    /** @param recent ids of runs that were opened before, the latest first */
    PaletteSearch(Session session, Supplier<List<String>> recent) {
        this.session = session;
        this.recent = recent;
    }

    private record Found(PaletteEntry entry, int score) {}

    List<PaletteEntry> entries(String typed) {
        String wanted = typed.strip();
        List<Found> found = new ArrayList<>();
        Stream.of(Command.values()).filter(command -> command != Command.PALETTE).forEach(
                command -> add(found, new PaletteEntry.Run(command), wanted,
                        Messages.text("command." + command.name())));
        if (!wanted.isEmpty()) {
            List<Found> places = new ArrayList<>();
            session.clips().forEach(clip -> add(places, new PaletteEntry.Clip(clip), wanted, clip.name()));
            session.sources().forEach(source -> add(places, new PaletteEntry.Media(source), wanted, source.id()));
            places.stream().sorted(BEST).limit(MOST).forEach(found::add);
            recent.get().forEach(id -> add(found, new PaletteEntry.Recent(id), wanted, id));
        }
        List<PaletteEntry> entries = new ArrayList<>(numbered(wanted));
        found.stream().sorted(BEST).map(Found::entry).filter(entry -> !entries.contains(entry))
                .forEach(entries::add);
        return entries;
    }

    /** Stable: of equals the one that came first. */
    private static final Comparator<Found> BEST = Comparator.comparingInt(Found::score).reversed();

    private static void add(List<Found> to, PaletteEntry entry, String typed, String name) {
        int score = FuzzyMatch.score(typed, name);
        if (score != FuzzyMatch.NONE) {
            to.add(new Found(entry, score));
        }
    }

    /** What a number can mean comes before all names: the clip of that place, and a timecode. */
    private List<PaletteEntry> numbered(String wanted) {
        List<PaletteEntry> entries = new ArrayList<>();
        Matcher place = CLIP.matcher(wanted);
        if (place.matches() && FuzzyMatch.score(wanted.replaceAll("\\d", ""),
                Messages.text("palette.clip", "", "")) != FuzzyMatch.NONE) {
            int number = Integer.parseInt(place.group(1));
            for (ReviewedClip clip : session.clips()) {
                if (clip.clip().place() == number) {
                    entries.add(new PaletteEntry.Clip(clip));
                    break;
                }
            }
        }
        Source source = session.source();
        if (source != null && TIME.matcher(wanted).matches()) {
            entries.add(new PaletteEntry.Time(wanted));
        }
        return entries;
    }
}
