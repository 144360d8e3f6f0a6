package clipbrowser.exchange;

import clipbrowser.model.Decision;
import clipbrowser.time.FrameRate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * FCPXML 1.10 for Final Cut Pro and Resolve. Element order and attributes are those of Apple's FCPXML 1.10 DTD
 * (developer.apple.com, "FCPXML Reference"): times are whole frames as rationals, {@code n·1001/30000s}; an asset's start
 * is its media's timecode, and what is taken of it counts from there. Resolve leaves media offline whose asset name lacks
 * the extension. With all clips asked for, they also stand in the event with a rating each.
 */
final class Fcpxml implements ExportFormat {
    private static final Traits TRAITS = new Traits("fcpxml", "fcpxml", Content.EVENTS, Division.ONE_RATE,
            Integer.MAX_VALUE, true, Frames.TIMECODE, true);

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public boolean sequences() {
        return true;
    }

    @Override
    public List<ReadEvent> asked(ExportDocument document) {
        List<ReadEvent> asked = new ArrayList<>();
        if (document.rated()) {
            document.events().forEach(e -> asked.add(new ReadEvent(e.clip().name(),
                    new ReadEvent.InFrames(e.clockIn(), e.clockOut()), ReadEvent.NO_RECORD)));
        }
        document.sequences().forEach(s -> s.events().forEach(e -> asked.add(new ReadEvent(e.clip().name(),
                new ReadEvent.InFrames(e.clockIn(), e.clockOut()), document.hour() + e.recordIn()))));
        return asked;
    }

    @Override
    public String write(ExportDocument document) {
        FrameRate rate = document.rate();
        String tcFormat = document.drop() ? "DF" : "NDF";
        XmlText xml = new XmlText("fcpxml");
        xml.start("fcpxml", "version", "1.10");
        xml.start("resources");
        Map<String, String> formats = new LinkedHashMap<>();
        Map<String, String> assets = new LinkedHashMap<>();
        for (Event e : document.sources()) {
            ExportSource source = e.source();
            String shape = shape(source);
            if (!formats.containsKey(shape)) {
                formats.put(shape, "r" + (formats.size() + assets.size() + 1));
                format(xml, id(formats, shape), source, rate);
            }
            String id = "r" + (formats.size() + assets.size() + 1);
            assets.put(source.id(), id);
            asset(xml, id, id(formats, shape), e, rate);
        }
        xml.end();
        xml.start("event", "name", document.title());
        if (document.rated()) {
            for (Event e : document.events()) {
                clip(xml, document, e, id(assets, e.source().id()), null, tcFormat);
            }
        }
        for (ExportDocument.Sequence sequence : document.sequences()) {
            String format = id(formats, shape(sequence.events().getFirst().source()));
            xml.start("project", "name", sequence.title());
            xml.start("sequence", "format", format, "duration", time(sequence.length(), rate), "tcStart",
                    time(document.hour(), rate), "tcFormat", tcFormat, "audioLayout", "stereo", "audioRate", "48k");
            xml.start("spine");
            for (Event e : sequence.events()) {
                clip(xml, document, e, id(assets, e.source().id()), time(document.hour() + e.recordIn(), rate),
                        tcFormat);
            }
            xml.end().end().end();
        }
        xml.end().end();
        return xml.done();
    }

    private static String id(Map<String, String> ids, String of) {
        return Objects.requireNonNull(ids.get(of));
    }

    private static String shape(ExportSource s) {
        return s.width() + "x" + s.height() + ":" + s.aspectWidth() + ":" + s.aspectHeight();
    }

    private static void format(XmlText xml, String id, ExportSource source, FrameRate rate) {
        List<String> attributes = new ArrayList<>(List.of("id", id, "frameDuration", time(1, rate)));
        if (source.width() > 0 && source.height() > 0) {
            attributes.addAll(List.of("width", "" + source.width(), "height", "" + source.height()));
        }
        if (source.aspectWidth() != source.aspectHeight()) {
            attributes.addAll(List.of("paspH", "" + source.aspectWidth(), "paspV", "" + source.aspectHeight()));
        }
        xml.empty("format", attributes.toArray(String[]::new));
    }

    private static void asset(XmlText xml, String id, String format, Event e, FrameRate rate) {
        ExportSource source = e.source();
        List<String> attributes = new ArrayList<>(List.of("id", id, "name", Words.clean(source.fileName()), "start",
                time(e.mediaStart(), rate), "duration", time(e.mediaFrames(), rate), "hasVideo", "1", "format",
                format));
        if (source.audioChannels() > 0) {
            attributes.addAll(List.of("hasAudio", "1", "audioSources", "1", "audioChannels",
                    "" + source.audioChannels(), "audioRate", "48000"));
        }
        xml.start("asset", attributes.toArray(String[]::new));
        xml.empty("media-rep", "kind", "original-media", "src", source.address());
        xml.end();
    }

    private static void clip(XmlText xml, ExportDocument document, Event e, String asset,
            @org.jspecify.annotations.Nullable String offset, String tcFormat) {
        FrameRate rate = document.rate();
        List<String> attributes = new ArrayList<>(List.of("ref", asset));
        if (offset != null) {
            attributes.addAll(List.of("offset", offset));
        }
        attributes.addAll(List.of("name", e.clip().name(), "start", time(e.clockIn(), rate), "duration",
                time(e.length(), rate), "tcFormat", tcFormat));
        xml.start("asset-clip", attributes.toArray(String[]::new));
        long mark = e.markIn() + e.source().timecode().start();
        if (offset != null && e.widened()) {
            // Final Cut has no in and out points on a sequence: what was decided lies between these.
            xml.empty("marker", "start", time(mark, rate), "duration", time(1, rate), "value", "In");
            xml.empty("marker", "start", time(mark + e.markOut() - e.markIn() - 1, rate), "duration", time(1, rate),
                    "value", "Out");
        }
        if (!e.clip().cleanNote().isEmpty()) {
            xml.empty("marker", "start", time(mark, rate), "duration", time(1, rate), "value", e.clip().cleanNote());
        }
        if (offset == null && e.clip().decision() != Decision.UNDECIDED) {
            boolean keep = e.clip().decision() == Decision.KEEP;
            xml.empty("rating", "name", keep ? "Favorite" : "Rejected", "start", time(mark, rate), "duration",
                    time(e.markOut() - e.markIn(), rate), "value", keep ? "favorite" : "reject");
        }
        xml.end();
    }

    /** Whole frames as seconds, never reduced: Final Cut takes nothing between frames. */
    private static String time(long frames, FrameRate rate) {
        return frames == 0 ? "0s" : frames * rate.denominator() + "/" + rate.numerator() + "s";
    }

    @Override
    public ExportReader reader() {
        return new FcpxmlReader();
    }
}
