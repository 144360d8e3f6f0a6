package clipbrowser.transcript;

import java.util.ArrayList;
import java.util.List;

/** Divides the text of a cue into words, and the cue's time among them. */
final class CueText {
    /** A word that is said to last longer is taken to end here: recognisers stretch words over silence. */
    static final long LONGEST_WORD_MS = 15_000;
    /** A cue with more text is no subtitle. */
    private static final int MOST_CHARACTERS = 20_000;

    private CueText() {}

    /** @param spaced whether white space stood before it */
    record Piece(String text, boolean spaced) {}

    /** Words between white space; of scripts without spaces each character, with the punctuation that follows it. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean spaced = false;
        boolean openSpaced = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                add(pieces, open, openSpaced);
                spaced = true;
                continue;
            }
            if (isUnspaced(c)) {
                add(pieces, open, openSpaced);
            }
            if (open.isEmpty()) {
                openSpaced = spaced;
                spaced = false;
            }
            open.appendCodePoint(c);
            if (isUnspaced(c)) {
                while (i < text.length() && isMark(text.codePointAt(i))) {
                    int mark = text.codePointAt(i);
                    open.appendCodePoint(mark);
                    i += Character.charCount(mark);
                }
                add(pieces, open, openSpaced);
            }
        }
        add(pieces, open, openSpaced);
        return pieces;
    }

    private static void add(List<Piece> pieces, StringBuilder open, boolean spaced) {
        if (!open.isEmpty()) {
            pieces.add(new Piece(open.toString(), spaced || pieces.isEmpty()));
            open.setLength(0);
        }
    }

    /**
     * A cue's words, its time divided by the length of their text.
     *
     * @param startMs inclusive
     * @param endMs   exclusive
     */
    static void divide(long startMs, long endMs, String text, List<Word> into) {
        List<Piece> pieces = pieces(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
        // One more for each: a short word takes time too.
        long whole = pieces.stream().mapToLong(piece -> piece.text.length() + 1L).sum();
        long before = 0;
        for (Piece piece : pieces) {
            long from = startMs + (endMs - startMs) * before / whole;
            before += piece.text.length() + 1;
            long to = startMs + (endMs - startMs) * before / whole;
            into.add(word(from, to, piece, false));
        }
    }

    /** A word with times of its own. */
    static Word word(long startMs, long endMs, Piece piece, boolean timed) {
        return new Word(startMs, Math.min(endMs, startMs + LONGEST_WORD_MS), piece.text, piece.spaced, timed);
    }

    /** Whether a character is of a script that is written without spaces between words. */
    static boolean isUnspaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            case THAI, LAO, KHMER, MYANMAR -> false;
            default -> c == 0x30FC;
        };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.END_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION,
                    Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.MODIFIER_LETTER ->
                true;
            default -> false;
        };
    }
}
