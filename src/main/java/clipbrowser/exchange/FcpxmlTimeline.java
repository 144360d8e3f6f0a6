package clipbrowser.exchange;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import clipbrowser.model.Decision;
import clipbrowser.time.MediaTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The clips of an FCPXML, whoever wrote it: rated ones in events, and those in the spines of sequences. "In" and "Out"
 * are markers that {@link Fcpxml} sets around what was decided where there are handles.
 */
final class FcpxmlTimeline {
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,18})(?:/(\\d{1,12}))?s");

    private final Map<String, XmlEvents> assets = new HashMap<>();
    private final List<TimelineClip> clips = new ArrayList<>();

    private FcpxmlTimeline() {}

    static List<TimelineClip> read(String text) throws UnreadableExport {
        XmlEvents root = XmlEvents.read(text);
        if (!root.name().equals("fcpxml")) {
            throw new UnreadableExport(root.name() + " is no fcpxml");
        }
        FcpxmlTimeline timeline = new FcpxmlTimeline();
        for (XmlEvents asset : root.all("asset")) {
            timeline.assets.put(asset.attribute("id"), asset);
        }
        timeline.walk(root, false);
        return timeline.clips;
    }

    private void walk(XmlEvents at, boolean cut) throws UnreadableExport {
        for (XmlEvents child : at.children()) {
            if (child.name().equals("asset-clip") || child.name().equals("clip")) {
                clip(child, cut);
            }
            walk(child, cut || child.name().equals("spine"));
        }
    }

    private void clip(XmlEvents clip, boolean cut) throws UnreadableExport {
        XmlEvents video = clip.all("video").isEmpty() ? clip : clip.all("video").getFirst();
        XmlEvents asset = assets.get(clip.attributes().getOrDefault("ref", video.attributes().getOrDefault("ref", "")));
        if (asset == null || !clip.attributes().containsKey("duration")) {
            return;
        }
        MediaTime start = time(clip.attributes().getOrDefault("start", asset.attributes().getOrDefault("start", "0s")));
        MediaTime end = start.plus(time(clip.attribute("duration")));
        Decision decision = null;
        String note = "";
        String key = clip.all("md").stream().filter(md -> Fcpxml.KEY.equals(md.attributes().get("key"))).map(
                md -> md.attributes().get("value")).findFirst().orElse(null);
        MediaTime in = null;
        MediaTime out = null;
        for (XmlEvents child : clip.children()) {
            String value = child.attributes().getOrDefault("value", "");
            switch (child.name()) {
                case "note" -> note = note.isEmpty() ? child.text().toString().strip() : note;
                case "rating" -> {
                    decision = value.equals("reject") ? Decision.REJECT : Decision.KEEP;
                    if (child.attributes().containsKey("start") && child.attributes().containsKey("duration")) {
                        in = time(child.attribute("start"));
                        out = in.plus(time(child.attribute("duration")));
                    }
                }
                case "marker" -> {
                    MediaTime at = time(child.attribute("start"));
                    MediaTime after = at.plus(time(child.attributes().getOrDefault("duration", "0s")));
                    String own = child.attributes().getOrDefault("note", "");
                    boolean bound = value.equals("In") || value.equals("Out") || value.equals("In, Out");
                    in = value.startsWith("In") && bound ? at : in;
                    out = value.endsWith("Out") && bound ? after : out;
                    String said = bound ? own : value;
                    note = note.isEmpty() ? said : note;
                }
                default -> {
                }
            }
        }
        MediaTime from = in != null && in.compareTo(start) > 0 && in.compareTo(end) < 0 ? in : start;
        MediaTime to = out != null && out.compareTo(end) < 0 && out.compareTo(from) > 0 ? out : end;
        XmlEvents file = asset.all("media-rep").isEmpty() ? asset : asset.all("media-rep").getFirst();
        clips.add(new TimelineClip(key, clip.attributes().getOrDefault("name", ""), file.attributes().getOrDefault(
                "src", asset.attributes().getOrDefault("name", "")), decision, note, from, to, cut));
    }

    private static MediaTime time(@Nullable String text) throws UnreadableExport {
        Matcher m = TIME.matcher(String.valueOf(text));
        if (!m.matches()) {
            throw new UnreadableExport("time " + text);
        }
        long under = m.group(2) == null ? 1 : Long.parseLong(m.group(2));
        if (under == 0) {
            throw new UnreadableExport("time " + text);
        }
        return new MediaTime(Long.parseLong(m.group(1)), under);
    }
}
