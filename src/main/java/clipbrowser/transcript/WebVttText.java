package clipbrowser.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * WebVTT as https://www.w3.org/TR/webvtt1/ has it: cues with text; comments, styles and regions are passed over. A time
 * within a cue ({@code <00:00:01.500>}) is the start of the words after it.
 */
final class WebVttText {
    private WebVttText() {}

    static void read(String text, TranscriptFile.Cues into) {
        String[] lines = text.split("\n", -1);
        for (int i = 1; i < lines.length; i++) {
            if (isBlock(lines[i])) {
                while (i + 1 < lines.length && !lines[i + 1].isBlank()) {
                    i++;
                }
                continue;
            }
            long[] range = CueTime.range(lines[i]);
            if (range == null) {
                continue;
            }
            StringBuilder words = new StringBuilder();
            while (i + 1 < lines.length && !lines[i + 1].isBlank() && CueTime.range(lines[i + 1]) == null) {
                words.append(lines[++i]).append('\n');
            }
            if (into.takes(range[0], range[1])) {
                cue(range[0], range[1], words.toString(), into.words);
            }
        }
    }

    private static boolean isBlock(String line) {
        return line.startsWith("NOTE") || line.startsWith("STYLE") || line.startsWith("REGION");
    }

    /** @param startMs inclusive @param endMs exclusive */
    private static void cue(long startMs, long endMs, String text, List<Word> into) {
        List<Long> starts = new ArrayList<>(List.of(startMs));
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1)) {
            int close = text.indexOf('>', open);
            long at = close < 0 ? CueTime.NONE : CueTime.ms(text.substring(open + 1, Math.min(close, open + 16)));
            if (at >= starts.getLast() && at < endMs) {
                parts.add(text.substring(from, open));
                starts.add(at);
                from = close + 1;
            }
        }
        parts.add(text.substring(from));
        boolean timed = starts.size() > 1;
        boolean spaced = true;
        for (int i = 0; i < parts.size(); i++) {
            String part = CueTime.plain(parts.get(i));
            long until = i + 1 < starts.size() ? starts.get(i + 1) : endMs;
            List<CueText.Piece> pieces = CueText.pieces(part);
            if (timed && pieces.size() == 1) {
                CueText.Piece only = pieces.getFirst();
                boolean apart = spaced || !part.isEmpty() && Character.isWhitespace(part.charAt(0));
                into.add(CueText.word(starts.get(i), until, new CueText.Piece(only.text(), apart), true));
            } else {
                CueText.divide(starts.get(i), until, part, into);
            }
            if (!part.isEmpty()) {
                spaced = Character.isWhitespace(part.charAt(part.length() - 1));
            }
        }
    }
}
