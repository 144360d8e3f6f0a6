package clipbrowser.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the picture's clipitems of a Final Cut 7 XML, and sees that the sound's say the same. */
final class XmemlReader implements ExportReader {
    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        XmlEvents root = XmlEvents.read(text);
        List<ReadEvent> events = new ArrayList<>();
        Set<String> files = new HashSet<>();
        for (XmlEvents file : root.all("file")) {
            if (!file.children().isEmpty()) {
                files.add(file.attribute("id"));
                if (file.value("pathurl").isEmpty()) {
                    throw new UnreadableExport("file without a place");
                }
            }
        }
        for (XmlEvents sequence : root.all("sequence")) {
            rate(sequence, document);
            XmlEvents media = sequence.child("media");
            Map<String, XmlEvents> items = new HashMap<>();
            for (XmlEvents item : media.all("clipitem")) {
                if (items.put(item.attribute("id"), item) != null) {
                    throw new UnreadableExport("two clipitems " + item.attribute("id"));
                }
            }
            Map<String, String> places = places(media);
            media.child("video").child("format");
            for (XmlEvents item : media.child("video").child("track").all("clipitem")) {
                rate(item, document);
                if (!files.contains(item.child("file").attribute("id"))) {
                    throw new UnreadableExport("clipitem without file");
                }
                long in = item.number("in");
                long out = item.number("out");
                long start = item.number("start");
                if (item.number("end") - start != out - in || out > item.number("duration")) {
                    throw new UnreadableExport("clipitem " + item.attribute("id"));
                }
                for (XmlEvents link : item.all("link")) {
                    String place = link.value("mediatype") + " " + link.value("trackindex") + " "
                            + link.value("clipindex");
                    if (!link.value("linkclipref").equals(places.get(place))) {
                        throw new UnreadableExport("link of " + item.attribute("id") + " to " + place);
                    }
                    XmlEvents other = items.get(link.value("linkclipref"));
                    if (other == null || other.number("in") != in || other.number("out") != out
                            || other.number("start") != start) {
                        throw new UnreadableExport("link of " + item.attribute("id"));
                    }
                }
                events.add(new ReadEvent(item.value("name"), new ReadEvent.InFrames(in, out), start));
            }
        }
        return events;
    }

    /** Ids of clipitems by kind, number of the track among its kind, and place in the track; both from 1. */
    private static Map<String, String> places(XmlEvents media) throws UnreadableExport {
        Map<String, String> places = new HashMap<>();
        for (XmlEvents kind : media.children()) {
            List<XmlEvents> tracks = kind.all("track");
            for (int t = 0; t < tracks.size(); t++) {
                List<XmlEvents> items = tracks.get(t).all("clipitem");
                for (int i = 0; i < items.size(); i++) {
                    places.put(kind.name() + " " + (t + 1) + " " + (i + 1), items.get(i).attribute("id"));
                }
            }
        }
        return places;
    }

    private static void rate(XmlEvents of, ExportDocument document) throws UnreadableExport {
        XmlEvents rate = of.child("rate");
        boolean ntsc = rate.value("ntsc").equals("TRUE");
        long base = rate.number("timebase");
        // timebase · 1000/1001, or timebase, against the rate that was asked for.
        if (base * (ntsc ? 1000 : 1) * document.rate().denominator() != document.rate().numerator()
                * (ntsc ? 1001 : 1)) {
            throw new UnreadableExport("rate of " + of.name());
        }
    }
}
