package clipbrowser.exchange;

import java.util.ArrayList;
import java.util.List;

/** Reads the rows of an Avid log by the names of its columns. */
final class AleReader implements ExportReader {
    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        List<String> lines = text.lines().toList();
        int column = lines.indexOf("Column");
        int data = lines.indexOf("Data");
        if (!text.startsWith("Heading\n") || column < 0 || data < column) {
            throw new UnreadableExport("sections");
        }
        List<String> columns = List.of(lines.get(column + 1).split("\t", -1));
        List<ReadEvent> events = new ArrayList<>();
        for (String line : lines.subList(data + 1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (cells.length != columns.size()) {
                throw new UnreadableExport("row " + (events.size() + 1));
            }
            boolean drop = cells[columns.indexOf("Drop")].equals("DF");
            long in = ReadLabel.count(cells[columns.indexOf("Start")], document.rate(), drop);
            long out = ReadLabel.count(cells[columns.indexOf("End")], document.rate(), drop);
            events.add(new ReadEvent(cells[columns.indexOf("Name")], new ReadEvent.InFrames(in, out),
                    ReadEvent.NO_RECORD));
        }
        return events;
    }
}
