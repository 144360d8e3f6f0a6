package clipbrowser.exchange;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the clips of an FCPXML: those in the event first, then those in spines. */
final class FcpxmlReader implements ExportReader {
    private static final Pattern TIME = Pattern.compile("(-?\\d+)(?:/(\\d+))?s");

    private record Rational(BigInteger over, BigInteger under) {
        static Rational of(String text) throws UnreadableExport {
            Matcher m = TIME.matcher(text);
            if (!m.matches()) {
                throw new UnreadableExport("time " + text);
            }
            return new Rational(new BigInteger(m.group(1)),
                    m.group(2) == null ? BigInteger.ONE : new BigInteger(m.group(2)));
        }

        /** How many frames of a duration this is: Final Cut refuses anything but whole ones. */
        long frames(Rational frame) throws UnreadableExport {
            BigInteger[] whole = over.multiply(frame.under).divideAndRemainder(under.multiply(frame.over));
            if (whole[1].signum() != 0) {
                throw new UnreadableExport(over + "/" + under + "s isn't on a frame");
            }
            return whole[0].longValueExact();
        }
    }

    @Override
    public List<ReadEvent> read(String text, ExportDocument document) throws UnreadableExport {
        XmlEvents root = XmlEvents.read(text);
        XmlEvents resources = root.child("resources");
        Map<String, Rational> frames = new HashMap<>();
        for (XmlEvents format : resources.all("format")) {
            frames.put(format.attribute("id"), Rational.of(format.attribute("frameDuration")));
        }
        Map<String, XmlEvents> assets = new HashMap<>();
        for (XmlEvents asset : resources.all("asset")) {
            assets.put(asset.attribute("id"), asset);
            if (asset.child("media-rep").attribute("src").isEmpty()) {
                throw new UnreadableExport("asset without media");
            }
        }
        List<ReadEvent> events = new ArrayList<>();
        XmlEvents event = root.child("library").child("event");
        for (XmlEvents child : event.children()) {
            if (child.name().equals("asset-clip")) {
                events.add(clip(child, assets, frames, null));
            }
        }
        for (XmlEvents sequence : event.all("sequence")) {
            Rational frame = frames.get(sequence.attribute("format"));
            if (frame == null) {
                throw new UnreadableExport("sequence without format");
            }
            long end = -1;
            for (XmlEvents clip : sequence.child("spine").all("asset-clip")) {
                ReadEvent read = clip(clip, assets, frames, frame);
                if (end >= 0 && read.record() != end) {
                    throw new UnreadableExport("a gap before " + read.name());
                }
                end = read.record() + Rational.of(clip.attribute("duration")).frames(frame);
                events.add(read);
            }
        }
        return events;
    }

    private static ReadEvent clip(XmlEvents clip, Map<String, XmlEvents> assets, Map<String, Rational> frames,
            @org.jspecify.annotations.Nullable Rational sequence) throws UnreadableExport {
        XmlEvents asset = assets.get(clip.attribute("ref"));
        Rational frame = asset == null ? null : frames.get(asset.attribute("format"));
        if (asset == null || frame == null) {
            throw new UnreadableExport("clip without asset");
        }
        long in = Rational.of(clip.attribute("start")).frames(frame);
        long out = in + Rational.of(clip.attribute("duration")).frames(frame);
        long from = Rational.of(asset.attribute("start")).frames(frame);
        long length = Rational.of(asset.attribute("duration")).frames(frame);
        if (in < from || out > from + length) {
            throw new UnreadableExport(clip.attribute("name") + " lies outside its asset");
        }
        return new ReadEvent(clip.attribute("name"), new ReadEvent.InFrames(in, out), sequence == null
                ? ReadEvent.NO_RECORD
                : Rational.of(clip.attribute("offset")).frames(sequence));
    }
}
