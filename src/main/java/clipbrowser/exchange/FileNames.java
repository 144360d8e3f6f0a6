package clipbrowser.exchange;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names for files that every system takes, each once. */
public final class FileNames {
    /** Of UTF-8: with a number and an extension it stays under the 255 of most file systems. */
    private static final int LONGEST = 120;
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4",
            "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
            "lpt9");

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** A name without extension, not given before by this: systems that don't tell case apart included. */
    String unique(String wanted) {
        String safe = safe(wanted);
        String same = safe.toLowerCase(Locale.ROOT);
        String name = safe;
        // Counted on from the last of the same name: 20,000 equal titles take no longer than others.
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            name = safe + "_" + numbers.merge(same, 2, (last, _) -> last + 1);
        }
        return name;
    }

    /** Without what any system refuses; never empty, no path. */
    public static String safe(String wanted) {
        StringBuilder safe = new StringBuilder();
        Words.clean(wanted).codePoints().forEach(c -> {
            if (c < 0x80 && "<>:\"/\\|?*".indexOf(c) >= 0) {
                safe.append('_');
            } else {
                safe.appendCodePoint(c);
            }
        });
        String name = shorten(safe.toString(), LONGEST).replaceAll("^[-. ]+|[. ]+$", "");
        String stem = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        if (name.isEmpty()) {
            return "clip";
        }
        return RESERVED.contains(stem.toLowerCase(Locale.ROOT)) ? "_" + name : name;
    }

    private static String shorten(String text, int bytes) {
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            used += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            kept.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return kept.toString();
    }
}
