package clipbrowser.exchange;

/** Titles, notes and ids are data: made fit for one line of any file. */
final class Words {
    private Words() {}

    /**
     * On one line, without control characters, characters that no XML may hold, and marks that turn the direction of
     * what follows them; runs of space become one. Letters of every script, emoji and their joiners stay.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean gap = Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
            if (gap) {
                space = !clean.isEmpty();
                continue;
            }
            boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            boolean none = c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE || c == 0xFEFF;
            if (turns || none) {
                continue;
            }
            if (space) {
                clean.append(' ');
                space = false;
            }
            clean.appendCodePoint(c);
        }
        return clean.toString();
    }

    /** A file's name as it is; what is no character to a line of text or to XML becomes a space. */
    static String fileName(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            boolean none = Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF || (c & 0xFFFE) == 0xFFFE
                    || c == 0x2028 || c == 0x2029;
            clean.appendCodePoint(none ? ' ' : c);
        });
        return clean.toString();
    }
}
