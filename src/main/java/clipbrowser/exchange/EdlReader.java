package clipbrowser.exchange;

import clipbrowser.time.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cuts of a CMX3600 list. */
final class EdlReader implements ExportReader {
    private static final Pattern CUT = Pattern.compile(
            "(\\d{3}) {2}(\\S{1,32}) +(AA/V|V) +C +(\\S+) (\\S+) (\\S+) (\\S+)");

    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        FrameRate rate = document.rate();
        List<ReadEvent> events = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        boolean drop = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith("FCM: ")) {
                drop = line.equals("FCM: DROP FRAME");
                continue;
            }
            Matcher cut = CUT.matcher(line);
            if (!cut.matches()) {
                if (!line.isEmpty() && !line.startsWith("* ") && !line.startsWith("TITLE: ")) {
                    throw new UnreadableExport("line " + (i + 1));
                }
                continue;
            }
            if (Integer.parseInt(cut.group(1)) != events.size() + 1) {
                throw new UnreadableExport("number of event " + cut.group(1));
            }
            long in = ReadLabel.count(cut.group(4), rate, drop);
            long out = ReadLabel.count(cut.group(5), rate, drop);
            long recordIn = ReadLabel.count(cut.group(6), rate, drop);
            long recordOut = ReadLabel.count(cut.group(7), rate, drop);
            long length = Math.floorMod(out - in, ReadLabel.day(rate, drop));
            if (recordOut - recordIn != length) {
                throw new UnreadableExport("event " + cut.group(1) + " is " + length + " frames of the source and "
                        + (recordOut - recordIn) + " of the sequence");
            }
            String name = "";
            for (int k = i + 1; k < lines.length && lines[k].startsWith("* "); k++) {
                if (lines[k].startsWith("* COMMENT: ")) {
                    name = lines[k].substring("* COMMENT: ".length());
                }
            }
            events.add(new ReadEvent(name, new ReadEvent.InFrames(in, out), recordIn));
        }
        return events;
    }
}
