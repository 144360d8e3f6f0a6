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
 * (developer.apple.com, "FCPXML Reference"): times are whole frames as rationals, {@code n·1001/30000s}; an asset's
 * start is its media's timecode, and what is taken of it counts from there. Resolve leaves media offline whose asset
 * name lacks the extension. With all clips asked for, they also stand in the event with a rating each.
 */
final class Fcpxml implements ExportFormat {
    /** Names what tells which clip this is when the file comes back. */
    static final String KEY = "clipbrowser.clip";
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
            String shape = shape(e.media());
            if (!formats.containsKey(shape)) {
                formats.put(shape, "r" + (formats.size() + assets.size() + 1));
                format(xml, id(formats, shape), e.media(), rate);
            }
            String id = "r" + (formats.size() + assets.size() + 1);
            assets.put(source.id(), id);
            asset(xml, document, id, id(formats, shape), e);
        }
        xml.end();
        // Resolve finds nothing in an event outside of a library; Final Cut takes both.
        xml.start("library").start("event", "name", document.title());
        if (document.rated()) {
            for (Event e : document.events()) {
                clip(xml, document, e, id(assets, e.source().id()), null, tcFormat);
            }
        }
        for (ExportDocument.Sequence sequence : document.sequences()) {
            String format = id(formats, shape(sequence.events().getFirst().media()));
            xml.start("project", "name", sequence.title());
            xml.start("sequence", "format", format, "duration", time(sequence.length(), rate), "tcStart",
                    time(document.hour(), rate), "tcFormat", tcFormat, "audioLayout", layout(sequence), "audioRate",
                    soundRate(sequence.events().getFirst().media().soundRate()));
            xml.start("spine");
            for (Event e : sequence.events()) {
                clip(xml, document, e, id(assets, e.source().id()), time(document.hour() + e.recordIn(), rate),
                        tcFormat);
            }
            xml.end().end().end();
        }
        xml.end().end().end();
        return xml.done();
    }

    private static String id(Map<String, String> ids, String of) {
        return Objects.requireNonNull(ids.get(of));
    }

    private static String shape(MediaDescription s) {
        return s.width() + "x" + s.height() + ":" + s.aspectWidth() + ":" + s.aspectHeight();
    }

    private static void format(XmlText xml, String id, MediaDescription media, FrameRate rate) {
        List<String> attributes = new ArrayList<>(List.of("id", id, "frameDuration", time(1, rate)));
        if (media.width() > 0 && media.height() > 0) {
            attributes.addAll(List.of("width", "" + media.width(), "height", "" + media.height()));
        }
        if (!media.square()) {
            attributes.addAll(List.of("paspH", "" + media.aspectWidth(), "paspV", "" + media.aspectHeight()));
        }
        xml.empty("format", attributes.toArray(String[]::new));
    }

    private static void asset(XmlText xml, ExportDocument document, String id, String format, Event e) {
        FrameRate rate = document.rate();
        ExportSource source = e.source();
        List<String> attributes = new ArrayList<>(List.of("id", id, "name", document.fileName(source), "start",
                time(e.mediaStart(), rate), "duration", time(e.frames(), rate), "hasVideo", "1", "format",
                format));
        List<MediaDescription.Sound> audio = e.media().audio();
        if (!audio.isEmpty()) {
            attributes.addAll(List.of("hasAudio", "1", "audioSources", "" + audio.size(), "audioChannels",
                    "" + audio.getFirst().channels(), "audioRate", "" + e.media().soundRate()));
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
        long mark = e.clockMark();
        long last = mark + e.markOut() - e.markIn() - 1;
        String note = e.clip().comment();
        if (offset != null && e.widened()) {
            // Final Cut has no in and out points on a sequence: what was decided lies between these. It shows one
            // marker a frame, so the note is the first one's own.
            marker(xml, mark, rate, mark == last ? "In, Out" : "In", note);
            if (mark != last) {
                marker(xml, last, rate, "Out", "");
            }
        } else if (!note.isEmpty()) {
            marker(xml, mark, rate, note, "");
        }
        if (offset == null && e.clip().decision() != Decision.UNDECIDED) {
            boolean keep = e.clip().decision() == Decision.KEEP;
            xml.empty("rating", "name", keep ? "Favorite" : "Rejected", "start", time(mark, rate), "duration",
                    time(e.markOut() - e.markIn(), rate), "value", keep ? "favorite" : "reject");
        }
        xml.start("metadata").empty("md", "key", KEY, "value", Words.clean(e.clip().key())).end();
        xml.end();
    }

    private static void marker(XmlText xml, long at, FrameRate rate, String value, String note) {
        List<String> attributes = new ArrayList<>(List.of("start", time(at, rate), "duration", time(1, rate), "value",
                value));
        if (!note.isEmpty()) {
            attributes.addAll(List.of("note", note));
        }
        xml.empty("marker", attributes.toArray(String[]::new));
    }

    /** Of the clip with the most channels. */
    private static String layout(ExportDocument.Sequence sequence) {
        int most = sequence.events().stream().flatMap(e -> e.media().audio().stream()).mapToInt(
                MediaDescription.Sound::channels).max().orElse(2);
        return most == 1 ? "mono" : most == 2 ? "stereo" : "surround";
    }

    /** A sequence's own rate is one of a few; any other is resampled by the editing system. */
    private static String soundRate(int rate) {
        return switch (rate) {
            case 32_000 -> "32k";
            case 44_100 -> "44.1k";
            case 88_200 -> "88.2k";
            case 96_000 -> "96k";
            case 176_400 -> "176.4k";
            case 192_000 -> "192k";
            default -> "48k";
        };
    }

    /** Whole frames as seconds, never reduced: Final Cut takes nothing between frames. */
    private static String time(long frames, FrameRate rate) {
        return frames == 0 ? "0s" : frames * rate.denominator() + "/" + rate.numerator() + "s";
    }

    @Override
    public boolean opensMedia() {
        return true;
    }

    @Override
    public ExportReader reader() {
        return new FcpxmlReader();
    }
}
