package clipbrowser.view.palette;

import java.util.Locale;

/** How well a name fits what was typed: all its letters in order, best at the beginnings of words. */
final class FuzzyMatch {
    /** What doesn't fit. */
    static final int NONE = -1;
    private static final int AT_WORD = 8;
    private static final int ADJACENT = 9;

    private FuzzyMatch() {}

    /**
     * The best of all ways to find the letters; spaces that were typed only part words.
     *
     * @return larger for better, {@link #NONE} for not at all; 0 where nothing was typed
     */
    static int score(String typed, String name) {
        String wanted = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        String in = name.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return 0;
        }
        // Row by row of the letters: the best score that ends with the letter found at each place of the name.
        int[] before = new int[in.length()];
        int[] now = new int[in.length()];
        for (int letter = 0; letter < wanted.length(); letter++) {
            int best = letter == 0 ? 0 : NONE;
            for (int at = 0; at < in.length(); at++) {
                now[at] = NONE;
                if (in.charAt(at) == wanted.charAt(letter)) {
                    int earlier = best;
                    if (letter > 0 && at > 0 && before[at - 1] >= 0) {
                        earlier = Math.max(earlier, before[at - 1] + ADJACENT);
                    }
                    if (earlier >= 0) {
                        now[at] = earlier + 1 + (beginsWord(in, at) ? AT_WORD : 0);
                    }
                }
                if (letter > 0) {
                    best = Math.max(best, before[at]);
                }
            }
            int[] swap = before;
            before = now;
            now = swap;
        }
        int best = NONE;
        for (int score : before) {
            best = Math.max(best, score);
        }
        // Of names that fit equally the shorter one says more of what was typed.
        return best < 0 ? NONE : best * 256 + Math.max(0, 255 - in.length());
    }

    private static boolean beginsWord(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
    }
}
