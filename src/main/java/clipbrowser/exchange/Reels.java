package clipbrowser.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reel names: as CMX3600 takes them at most 8 of A–Z and 0–9, each source its own; or as other systems want them. */
final class Reels {
    /** Mean black and auxiliary to an editing system. */
    private static final Set<String> SPECIAL = Set.of("BL", "BLK", "BLACK", "AX", "AUX");

    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private Reels() {}

    /** By source id. */
    static Map<String, String> of(List<ExportSource> sources, ExportOptions.Reels as) {
        return switch (as) {
            case SHORT -> distinct(sources, 8, "[^A-Z0-9]", true);
            case FILE_NAME -> distinct(sources, 32, "[^\\p{L}\\p{M}\\p{N}_.-]", false);
            case AX -> {
                Map<String, String> reels = new LinkedHashMap<>();
                sources.forEach(s -> reels.put(s.id(), "AX"));
                yield reels;
            }
        };
    }

    /**
     * From the names of the sources' files, without extensions.
     *
     * @param not what no name may hold; in long names it becomes an underscore
     */
    private static Map<String, String> distinct(List<ExportSource> sources, int longest, String not, boolean upper) {
        Map<String, String> reels = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>(SPECIAL);
        Map<String, Integer> numbers = new HashMap<>();
        for (ExportSource source : sources) {
            if (reels.containsKey(source.id())) {
                continue;
            }
            String name = source.fileName();
            int dot = name.lastIndexOf('.');
            String stem = dot > 0 ? name.substring(0, dot) : name;
            String plain = (upper ? stem.toUpperCase(Locale.ROOT) : stem).replaceAll(not, upper ? "" : "_");
            String wanted = plain.isEmpty() ? "SOURCE" : first(plain, longest);
            String reel = wanted;
            for (int digits = 1; !taken.add(reel.toUpperCase(Locale.ROOT));) {
                // Counted on from the last with the same letters and as many digits, not from 2 each time.
                String letters = first(wanted, longest - digits);
                int least = digits == 1 ? 2 : POWERS[digits - 1];
                int n = numbers.merge(letters.toUpperCase(Locale.ROOT) + "#" + digits, least, (last, _) -> last + 1);
                if (n < POWERS[digits]) {
                    reel = letters + n;
                } else {
                    digits++;
                }
            }
            reels.put(source.id(), reel);
        }
        return reels;
    }

    private static String first(String text, int count) {
        return text.substring(0, Math.min(count, text.length()));
    }
}
