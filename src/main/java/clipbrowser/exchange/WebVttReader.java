package clipbrowser.exchange;

import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cues of a WebVTT file. */
final class WebVttReader implements ExportReader {
    private static final Pattern TIMES = Pattern.compile(
            "(\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3}) --> (\\d{2,}):([0-5]\\d):([0-5]\\d)\\.(\\d{3})");

    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        String[] blocks = text.split("\n\n");
        if (!blocks[0].strip().equals("WEBVTT")) {
            throw new UnreadableExport("no WEBVTT");
        }
        List<ReadEvent> cues = new ArrayList<>();
        for (int i = 1; i < blocks.length; i++) {
            String[] lines = blocks[i].split("\n");
            Matcher times = TIMES.matcher(lines.length == 3 ? lines[1] : "");
            if (!times.matches()) {
                throw new UnreadableExport("cue " + i);
            }
            String name = lines[2].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            cues.add(new ReadEvent(name, new ReadEvent.InTime(time(times, 1), time(times, 5)), ReadEvent.NO_RECORD));
        }
        return cues;
    }

    private static MediaTime time(Matcher m, int at) {
        long ms = 0;
        int[] units = {3_600_000, 60_000, 1000, 1};
        for (int i = 0; i < 4; i++) {
            ms += Long.parseLong(m.group(at + i)) * units[i];
        }
        return MediaTime.ofMillis(ms);
    }
}
