package clipbrowser.transcript;

/** SubRip (.srt): a number, a line of times, lines of text, an empty line. The number may be missing. */
final class SubRip {
    private SubRip() {}

    static void read(String text, TranscriptFile.Cues into) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            long[] range = CueTime.range(lines[i]);
            if (range == null) {
                continue;
            }
            StringBuilder words = new StringBuilder();
            while (i + 1 < lines.length && !lines[i + 1].isBlank() && CueTime.range(lines[i + 1]) == null) {
                words.append(lines[++i]).append('\n');
            }
            if (into.takes(range[0], range[1])) {
                CueText.divide(range[0], range[1], CueTime.plain(words.toString()), into.words);
            }
        }
    }
}
