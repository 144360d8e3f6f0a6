package clipbrowser.exchange;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.FrameRate;
import clipbrowser.time.MediaTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which files of a folder are the originals of which sources: by name, length, rate and size. Pure. */
public final class Originals {
    /** Proxies are made with another container and another tail of sound: their length may differ by this much. */
    static final MediaTime SLACK = MediaTime.ofMillis(500);

    private Originals() {}

    /** A file on the editor's disk as its headers describe it. */
    public record Candidate(Path path, FrameGrid grid, int width, int height) {}

    /** What speaks for a pair, and what speaks against it. */
    public enum Sign {
        NAME,
        LENGTH,
        RATE,
        SHAPE
    }

    /**
     * A file that may stand for a source.
     *
     * @param agree  what is alike
     * @param differ what isn't: the editor should look before trusting it
     */
    public record Match(Candidate file, List<Sign> agree, List<Sign> differ) {
        /** Alike in everything. */
        public boolean sure() {
            return differ.isEmpty();
        }
    }

    /**
     * The best file for each source, by source id. A file with another name must agree in everything else, and be the
     * only one that does; one of that name is proposed with whatever differs. No file stands for two sources.
     */
    public static Map<String, Match> match(List<ExportSource> sources, List<Candidate> files) {
        Map<String, Match> found = new LinkedHashMap<>();
        List<Candidate> free = new ArrayList<>(files);
        for (boolean byName : new boolean[]{true, false}) {
            for (ExportSource source : sources) {
                if (!found.containsKey(source.id())) {
                    best(source, free, byName).ifPresent(match -> {
                        found.put(source.id(), match);
                        free.remove(match.file());
                    });
                }
            }
        }
        return found;
    }

    private static Optional<Match> best(ExportSource source, List<Candidate> files, boolean byName) {
        List<Match> fitting = files.stream().map(file -> compare(source, file)).filter(m -> byName
                ? m.agree().contains(Sign.NAME)
                : m.agree().containsAll(List.of(Sign.LENGTH, Sign.RATE, Sign.SHAPE))).sorted(
                        Comparator.comparingInt(m -> m.differ().size()))
                .toList();
        boolean tied = fitting.size() > 1 && fitting.get(0).differ().size() == fitting.get(1).differ().size();
        return fitting.isEmpty() || tied ? Optional.empty() : Optional.of(fitting.getFirst());
    }

    /** How a file compares with a source. What isn't known of the source speaks neither way. */
    public static Match compare(ExportSource source, Candidate file) {
        List<Sign> agree = new ArrayList<>();
        List<Sign> differ = new ArrayList<>();
        (stem(source.fileName()).equals(stem(String.valueOf(file.path().getFileName()))) ? agree : differ).add(
                Sign.NAME);
        FrameGrid grid = source.grid();
        if (grid != null) {
            boolean alike = grid.end().minus(file.grid().end()).abs().compareTo(SLACK) <= 0;
            (alike ? agree : differ).add(Sign.LENGTH);
            FrameRate rate = file.grid().rate();
            (grid.rate().equals(rate) ? agree : differ).add(Sign.RATE);
        }
        if (source.media().width() > 0 && source.media().height() > 0) {
            // An original may be larger than what is hosted: the same shape is what counts, to within a pixel.
            long across = (long) source.media().width() * file.height();
            long down = (long) source.media().height() * file.width();
            boolean shape = Math.abs(across - down) <= Math.max(source.media().width(), file.width());
            (shape ? agree : differ).add(Sign.SHAPE);
        }
        return new Match(file, agree, differ);
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
    }
}
