package clipbrowser.exchange;

import clipbrowser.time.FrameGrid;
import clipbrowser.time.MediaTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the cuts of our ffmpeg script, word by word as a shell would. */
final class FfmpegScriptReader implements ExportReader {
    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        List<ReadEvent> events = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (!line.startsWith("cut ")) {
                continue;
            }
            List<String> words = words(line);
            if (events.size() == document.events().size()) {
                throw new UnreadableExport("more cuts than were asked for");
            }
            ExportSource source = document.events().get(events.size()).source();
            FrameGrid grid = source.mediaGrid();
            if (grid == null || !words.contains("-i") || words.get(words.indexOf("-i") + 1).isEmpty()) {
                throw new UnreadableExport("cut of nothing");
            }
            MediaTime seek = MediaTime.ofMicros(new BigDecimal(words.get(words.indexOf("-ss") + 1)).movePointRight(
                    6).longValueExact());
            // Decoding drops what starts before the seek point: the first frame is the next that starts.
            MediaTime inGrid = seek.minus(source.gridBegins()).minus(source.media().first().inFile());
            long first = 0;
            if (inGrid.numerator() > 0) {
                first = grid.shownAt(inGrid) + (grid.startOf(grid.shownAt(inGrid)).equals(inGrid) ? 0 : 1);
            }
            long in = first + source.gridFrom();
            long out = in + Long.parseLong(words.get(words.indexOf("-frames:v") + 1));
            events.add(new ReadEvent(words.get(1), words.contains("-bsf:v")
                    ? held(words, source, seek, out)
                    : new ReadEvent.InFrames(in, out), ReadEvent.NO_RECORD));
        }
        return events;
    }

    /** What is skipped of the first picture, and how long the last one stands, give the times. */
    private static ReadEvent.InTime held(List<String> words, ExportSource source, MediaTime seek, long out)
            throws UnreadableExport {
        MediaTime from = seek.plus(after(words.get(words.indexOf("-vf") + 1), "PTS-", '/'));
        MediaTime last = source.timeInFile(source.fromFirst(out - 1));
        MediaTime stands = after(words.get(words.indexOf("-bsf:v") + 1), ")\\,", '/');
        return new ReadEvent.InTime(from, (last.compareTo(from) > 0 ? last : from).plus(stands));
    }

    /** Seconds that stand between a word and a sign, or the end. */
    private static MediaTime after(String text, String word, char end) throws UnreadableExport {
        int at = text.indexOf(word);
        if (at < 0) {
            throw new UnreadableExport("no " + word);
        }
        int from = at + word.length();
        int to = text.indexOf(end, from);
        return MediaTime.ofMicros(new BigDecimal(text.substring(from, to < 0 ? text.length() : to)).movePointRight(6)
                .longValueExact());
    }

    private static List<String> words(String line) throws UnreadableExport {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
            } else if (!quoted && c == ' ') {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        if (quoted) {
            throw new UnreadableExport("a quote isn't closed");
        }
        words.add(word.toString());
        return words;
    }
}
