package clipbrowser.exchange;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reel names as CMX3600 takes them: at most 8 of A–Z and 0–9, each source its own. */
final class Reels {
    /** Mean black and auxiliary to an editing system. */
    private static final Set<String> SPECIAL = Set.of("BL", "BLK", "BLACK", "AX", "AUX");

    private Reels() {}

    /** By source id, from the names of the sources' files. */
    static Map<String, String> of(List<ExportSource> sources) {
        Map<String, String> reels = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>(SPECIAL);
        for (ExportSource source : sources) {
            if (reels.containsKey(source.id())) {
                continue;
            }
            String name = source.fileName();
            int dot = name.lastIndexOf('.');
            String stem = (dot > 0 ? name.substring(0, dot) : name).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]",
                    "");
            String wanted = stem.isEmpty() ? "SOURCE" : first(stem, 8);
            String reel = wanted;
            for (int n = 2; !taken.add(reel); n++) {
                String number = Integer.toString(n);
                reel = first(wanted, 8 - number.length()) + number;
            }
            reels.put(source.id(), reel);
        }
        return reels;
    }

    private static String first(String text, int count) {
        return text.substring(0, Math.min(count, text.length()));
    }
}
