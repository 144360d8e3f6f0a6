package clipbrowser.api;

/** Makes text from outside safe to show: bounded, on one line, without changes of the writing direction. */
final class SafeText {
    /** Longer than any id or name that means something to a reader. */
    static final int LONGEST = 512;

    private SafeText() {}

    /** Without control characters, marks that turn the direction of writing, and half surrogates; bounded. */
    static String clean(String from) {
        StringBuilder out = new StringBuilder(Math.min(from.length(), LONGEST));
        from.codePoints().filter(SafeText::shown).limit(LONGEST).forEach(out::appendCodePoint);
        return out.toString().strip();
    }

    private static boolean shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                false;
            // Embeddings, overrides and isolates; joiners stay, scripts and emoji need them.
            case Character.FORMAT -> c == 0x200c || c == 0x200d || c >= 0xe0020 && c <= 0xe007f;
            default -> true;
        };
    }
}
