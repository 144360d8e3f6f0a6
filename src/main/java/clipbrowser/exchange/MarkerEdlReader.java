package clipbrowser.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Resolve's markers: where they stand and how long they are. */
final class MarkerEdlReader implements ExportReader {
    private static final Pattern MARKER = Pattern.compile(
            "FCM: (NON-)?DROP FRAME|(\\d{3}) {2}001 {6}V {5}C {8}(\\S+) (\\S+) (\\S+) (\\S+) {2}\\n(.*) "
                    + "\\|C:ResolveColor\\w+ \\|M:([^|\\n]*) \\|D:(\\d+)");

    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        List<ReadEvent> markers = new ArrayList<>();
        Matcher m = MARKER.matcher(text);
        boolean drop = false;
        long day = 0;
        while (m.find()) {
            if (m.group(2) == null) {
                drop = m.group(1) == null;
                day = ReadLabel.day(document.rate(), drop);
                continue;
            }
            long at = ReadLabel.count(m.group(3), document.rate(), drop);
            if (!m.group(3).equals(m.group(5)) || !m.group(4).equals(m.group(6))
                    || Math.floorMod(ReadLabel.count(m.group(4), document.rate(), drop) - at, day) != 1) {
                throw new UnreadableExport("marker " + m.group(2));
            }
            markers.add(new ReadEvent(m.group(8),
                    new ReadEvent.InFrames(at, (at + Long.parseLong(m.group(9))) % day), ReadEvent.NO_RECORD));
        }
        return markers;
    }
}
